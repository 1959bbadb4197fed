from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from newsroom.directory.forms import SpeakerChoices, SpeakersOfTheDay
from newsroom.directory.models import Position
from newsroom.language.desk import BilingualAdmin
from newsroom.publishing.admin import PublishableAdmin
from newsroom.publishing.permissions import has_right
from newsroom.publishing.rows import ChildInline, PictureForm, Placed, TranslatedChildInline

from .forms import ArticleForm
from .models import Article, ArticleAttachment, ArticleOrganisation, ArticlePicture, Quote, Section, SourceHop, Topic


@admin.register(Section)
class SectionAdmin(BilingualAdmin):
    list_display = ["name_ru", "name_en", "slug", "position"]
    search_fields = ["name_ru", "name_en", "slug"]
    fields = [("name_ru", "name_en"), ("slug", "position")]


@admin.register(Topic)
class TopicAdmin(BilingualAdmin):
    list_display = ["name_ru", "name_en", "slug", "press_contact"]
    list_select_related = ["press_contact"]
    search_fields = ["name_ru", "name_en", "slug"]
    autocomplete_fields = ["press_contact"]
    fields = [("name_ru", "name_en"), ("slug", "press_contact")]


class QuoteInline(Placed, SpeakerChoices, TranslatedChildInline):
    model = Quote
    placed_as = "quote"
    loaded_relations = ["speaker__person", "speaker__organisation"]
    autocomplete_fields = ["speaker"]
    fields = [("text_ru", "text_en"), ("speaker", "is_direct"), ("position", "place"), "row_key"]


class PictureInline(Placed, ChildInline):
    model = ArticlePicture
    form = PictureForm
    loaded_relations = ["image"]
    autocomplete_fields = ["image"]
    fields = ["image", ("position", "place"), "row_key"]


class SourceInline(ChildInline):
    model = SourceHop
    loaded_relations = ["organisation"]
    autocomplete_fields = ["organisation"]
    fields = [("organisation", "role"), ("url", "on", "position"), "row_key"]


class OrganisationInline(ChildInline):
    model = ArticleOrganisation
    loaded_relations = ["organisation"]
    autocomplete_fields = ["organisation"]
    fields = [("organisation", "role", "position"), "row_key"]


class AttachmentInline(ChildInline):
    model = ArticleAttachment
    loaded_relations = ["attachment"]
    autocomplete_fields = ["attachment"]
    fields = [("attachment", "position"), "row_key"]


@admin.register(Article)
class ArticleAdmin(SpeakersOfTheDay, PublishableAdmin):
    form = ArticleForm
    new_title = _("New story")
    list_filter = [*PublishableAdmin.list_filter, "kind", "section"]
    autocomplete_fields = ["regions", "topics", "event"]
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
                    ("dateline_place_ru", "dateline_place_en"),
                    "dateline_on",
                    ("regions", "topics"),
                    ("event", "coverage"),
                ]
            },
        ),
        (_("Cover and front page"), {"fields": [("cover", "lead_until")]}),
    ]
    inlines = [QuoteInline, PictureInline, SourceInline, OrganisationInline, AttachmentInline]

    def get_readonly_fields(self, request, obj=None):
        """The front page belongs to those who publish."""
        names = super().get_readonly_fields(request, obj)
        return names if has_right(request.user, self.model, "publish") else [*names, "lead_until"]

    def speakers(self, article):
        return Position.objects.filter(quotes__article=article)
