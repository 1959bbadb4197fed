from modeltranslation.translator import TranslationOptions, register

from .models import Identity, Page, PressContact


@register(Identity)
class IdentityTranslation(TranslationOptions):
    fields = ("name", "short_name", "tagline", "about", "footer")


@register(PressContact)
class PressContactTranslation(TranslationOptions):
    fields = ("name",)


@register(Page)
class PageTranslation(TranslationOptions):
    fields = ("title", "body")
