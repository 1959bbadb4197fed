from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from newsroom.directory.forms import SpeakerChoices, SpeakersOfTheDay
from newsroom.directory.models import Position
from newsroom.language.desk import BilingualAdmin
from newsroom.publishing.admin import PublishableAdmin
from newsroom.publishing.rows import ChildInline, PictureForm, Placed, TranslatedChildInline

from .forms import AgendaItemForm, EventForm
from .models import AgendaItem, Event, EventAttachment, EventOrganisation, EventPicture, Material, Series


@admin.register(Series)
class SeriesAdmin(BilingualAdmin):
    list_display = ["name_ru", "name_en"]
    search_fields = ["name_ru", "name_en"]
    fields = [("name_ru", "name_en")]


class AgendaInline(SpeakerChoices, TranslatedChildInline):
    model = AgendaItem
    form = AgendaItemForm
    autocomplete_fields = ["speakers"]
    ordering = None
    fields = [("title_ru", "title_en"), ("starts_at", "ends_at"), ("speakers", "kind"), "position", "row_key"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("speakers__person", "speakers__organisation")


class OrganisationInline(ChildInline):
    model = EventOrganisation
    loaded_relations = ["organisation"]
    autocomplete_fields = ["organisation"]
    fields = [("organisation", "role", "position"), "row_key"]


class MaterialInline(TranslatedChildInline):
    model = Material
    fields = [("title_ru", "title_en"), ("kind", "url", "position"), "row_key"]


class PictureInline(Placed, ChildInline):
    model = EventPicture
    form = PictureForm
    loaded_relations = ["image"]
    autocomplete_fields = ["image"]
    fields = ["image", ("position", "place"), "row_key"]


class AttachmentInline(ChildInline):
    model = EventAttachment
    loaded_relations = ["attachment"]
    autocomplete_fields = ["attachment"]
    fields = [("attachment", "position"), "row_key"]


@admin.register(Event)
class EventAdmin(SpeakersOfTheDay, PublishableAdmin):
    form = EventForm
    new_title = _("New event")
    list_filter = [*PublishableAdmin.list_filter, "kind", "event_status"]
    autocomplete_fields = ["regions", "parent", "series"]
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
                    ("audience_ru", "audience_en"),
                    ("registration_ru", "registration_en"),
                    ("online_url", "registration_url"),
                    "regions",
                    ("parent", "series"),
                ]
            },
        ),
        (_("Cover"), {"fields": ["cover"]}),
    ]
    inlines = [AgendaInline, OrganisationInline, MaterialInline, PictureInline, AttachmentInline]

    def speakers(self, event):
        return Position.objects.filter(agenda_items__event=event)
