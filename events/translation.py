from modeltranslation.translator import TranslationOptions, register

from .models import AgendaItem, Event, Material, Series


@register(Series)
class SeriesTranslation(TranslationOptions):
    fields = ("name",)


@register(Event)
class EventTranslation(TranslationOptions):
    fields = (
        "title",
        "summary",
        "body",
        "venue",
        "address",
        "venue_note",
        "audience",
        "registration",
        "status_reason",
    )


@register(AgendaItem)
class AgendaItemTranslation(TranslationOptions):
    fields = ("title",)


@register(Material)
class MaterialTranslation(TranslationOptions):
    fields = ("title",)
