from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from newsroom.directory.forms import SpeakerChoices
from newsroom.publishing.admin import ChildInline, PublishableAdmin, TranslatedChildInline

from .models import Article, ArticleAttachment, ArticleOrganisation, ArticlePicture, Quote, Section, SourceHop, Topic


@admin.register(Section)
class SectionAdmin(TranslationAdmin):
    list_display = ["name_ru", "name_en", "slug", "position"]
    search_fields = ["name_ru", "name_en", "slug"]
    fields = [("name_ru", "name_en"), ("slug", "position")]


@admin.register(Topic)
class TopicAdmin(TranslationAdmin):
    list_display = ["name_ru", "name_en", "slug", "press_contact"]
    list_select_related = ["press_contact"]
    search_fields = ["name_ru", "name_en", "slug"]
    autocomplete_fields = ["press_contact"]
    fields = [("name_ru", "name_en"), ("slug", "press_contact")]


class QuoteInline(SpeakerChoices, TranslatedChildInline):
    model = Quote
    loaded_relations = ["speaker__person", "speaker__organisation"]
    autocomplete_fields = ["speaker"]
    fields = [("text_ru", "text_en"), "speaker", ("is_direct", "position"), "key"]


class SourceInline(ChildInline):
    model = SourceHop
    loaded_relations = ["organisation"]
    autocomplete_fields = ["organisation"]
    fields = [("organisation", "role"), ("url", "on", "position"), "key"]


class OrganisationInline(ChildInline):
    model = ArticleOrganisation
    loaded_relations = ["organisation"]
    autocomplete_fields = ["organisation"]
    fields = [("organisation", "role", "position"), "key"]


class PictureInline(ChildInline):
    model = ArticlePicture
    loaded_relations = ["image"]
    autocomplete_fields = ["image"]
    fields = [("image", "position"), "key"]


class AttachmentInline(ChildInline):
    model = ArticleAttachment
    loaded_relations = ["attachment"]
    autocomplete_fields = ["attachment"]
    fields = [("attachment", "position"), "key"]


@admin.register(Article)
class ArticleAdmin(PublishableAdmin):
    list_filter = [*PublishableAdmin.list_filter, "kind", "section"]
    autocomplete_fields = ["regions", "topics", "event", "cover"]
    fieldsets = [
        (
            _("Text"),
            {
                "fields": [
                    ("kind", "section", "source_language"),
                    ("headline_ru", "headline_en"),
                    ("lead_ru", "lead_en"),
                    ("body_ru", "body_en"),
                    ("byline_ru", "byline_en"),
                ]
            },
        ),
        (
            _("Place and subject"),
            {
                "fields": [
                    ("dateline_place_ru", "dateline_place_en", "dateline_on"),
                    ("regions", "topics"),
                    ("event", "coverage"),
                ]
            },
        ),
        (_("Cover"), {"fields": ["cover"]}),
        (_("Publication"), {"fields": [("published_at_ru", "published_at_en"), "lead_until"]}),
    ]
    inlines = [QuoteInline, PictureInline, SourceInline, OrganisationInline, AttachmentInline]
