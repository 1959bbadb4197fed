from django.db import connection, models
from modeltranslation.translator import TranslationOptions, translator

from newsroom.prose.fields import ProseField


class Note(models.Model):
    """A row with rich text in both languages, for the tests of this room only."""

    text = ProseField("text", blank=True, help_text="What there is to say.")

    class Meta:
        ordering = ["pk"]
        verbose_name = "note"
        verbose_name_plural = "notes"

    def __str__(self):
        return f"note {self.pk}"


class NoteTranslation(TranslationOptions):
    fields = ["text"]


translator.register(Note, NoteTranslation)


class WithNotes:
    """For a test case: the table of notes is there while its tests run."""

    @classmethod
    def setUpClass(cls):
        with connection.schema_editor() as editor:
            editor.create_model(Note)
        cls.addClassCleanup(cls.drop_notes)
        super().setUpClass()

    @staticmethod
    def drop_notes():
        with connection.schema_editor() as editor:
            editor.delete_model(Note)
