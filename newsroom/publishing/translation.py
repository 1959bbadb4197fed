from modeltranslation.translator import TranslationOptions, register

from .models import Note


@register(Note)
class NoteTranslation(TranslationOptions):
    fields = ("text",)
