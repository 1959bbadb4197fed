from modeltranslation.translator import TranslationOptions, register

from .models import Article, Quote, Section, Topic


@register(Section)
class SectionTranslation(TranslationOptions):
    fields = ("name",)


@register(Topic)
class TopicTranslation(TranslationOptions):
    fields = ("name",)


@register(Article)
class ArticleTranslation(TranslationOptions):
    fields = ("headline", "lead", "body", "byline", "dateline_place")


@register(Quote)
class QuoteTranslation(TranslationOptions):
    fields = ("text",)
