from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from newsroom.directory.forms import SpeakerChoices
from newsroom.publishing.admin import ChildInline, PublishableAdmin, TranslatedChildInline

from .models import AgendaItem, Event, EventAttachment, EventOrganisation, EventPicture, Material, Series


@admin.register(Series)
class SeriesAdmin(TranslationAdmin):
    list_display = ["name_ru", "name_en"]
    search_fields = ["name_ru", "name_en"]
    fields = [("name_ru", "name_en")]


class AgendaInline(SpeakerChoices, TranslatedChildInline):
    model = AgendaItem
    autocomplete_fields = ["speakers"]
    ordering = None
    fields = [("title_ru", "title_en"), ("starts_at", "ends_at"), ("kind", "position"), "speakers", "key"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("speakers__person", "speakers__organisation")


class OrganisationInline(ChildInline):
    model = EventOrganisation
    loaded_relations = ["organisation"]
    autocomplete_fields = ["organisation"]
    fields = [("organisation", "role", "position"), "key"]


class MaterialInline(TranslatedChildInline):
    model = Material
    fields = [("title_ru", "title_en"), ("kind", "url", "position"), "key"]


class PictureInline(ChildInline):
    model = EventPicture
    loaded_relations = ["image"]
    autocomplete_fields = ["image"]
    fields = [("image", "position"), "key"]


class AttachmentInline(ChildInline):
    model = EventAttachment
    loaded_relations = ["attachment"]
    autocomplete_fields = ["attachment"]
    fields = [("attachment", "position"), "key"]


@admin.register(Event)
class EventAdmin(PublishableAdmin):
    list_filter = [*PublishableAdmin.list_filter, "kind", "event_status"]
    autocomplete_fields = ["regions", "parent", "series", "cover"]
    fieldsets = [
        (
            _("Text"),
            {
                "fields": [
                    ("kind", "source_language"),
                    ("title_ru", "title_en"),
                    ("summary_ru", "summary_en"),
                    ("body_ru", "body_en"),
                ]
            },
        ),
        (
            _("Dates"),
            {
                "fields": [
                    ("date_precision", "time_zone"),
                    ("starts_at", "ends_at"),
                    "event_status",
                    ("status_reason_ru", "status_reason_en"),
                ]
            },
        ),
        (
            _("Place and people"),
            {
                "fields": [
                    ("venue_ru", "venue_en"),
                    ("address_ru", "address_en"),
                    ("venue_note_ru", "venue_note_en"),
                    "online_url",
                    ("audience_ru", "audience_en"),
                    ("registration_ru", "registration_en"),
                    "registration_url",
                    "regions",
                    ("parent", "series"),
                ]
            },
        ),
        (_("Cover"), {"fields": ["cover"]}),
        (_("Publication"), {"fields": [("published_at_ru", "published_at_en")]}),
    ]
    inlines = [AgendaInline, OrganisationInline, MaterialInline, PictureInline, AttachmentInline]
