from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.migrations.writer import MigrationWriter
from django.db.models import F
from django.forms import modelform_factory
from django.test import TestCase
from django.utils import translation

from newsroom.prose.fields import ProseField
from newsroom.prose.widgets import ProseWidget

from .models import Note, WithNotes

HOSTILE = '<h1 onclick="steal()">Title</h1><script>steal()</script><p></p>'
CLEAN = "<h2>Title</h2>"


def column(name, note):
    """What the database really holds."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {name} FROM prose_note WHERE id = %s", [note.pk])
        return cursor.fetchone()[0]


class EveryPathTests(WithNotes, TestCase):
    def assertClean(self, note):
        for name in ("text_ru", "text_en"):
            self.assertEqual(column(name, note), CLEAN)

    def test_save_cleans_both_languages_in_the_row_and_in_the_instance(self):
        note = Note(text_ru=HOSTILE, text_en=HOSTILE)
        note.save()
        self.assertEqual((note.text_ru, note.text_en), (CLEAN, CLEAN))
        self.assertClean(note)

    def test_the_base_column_is_clean_in_either_language(self):
        for language in ("ru", "en"):
            with self.subTest(language), translation.override(language):
                note = Note(text=HOSTILE)
                note.save()
                self.assertEqual(column("text", note), CLEAN)
                self.assertEqual(column(f"text_{language}", note), CLEAN)

    def test_saving_some_fields_cleans_them(self):
        note = Note.objects.create()
        note.text_ru = note.text_en = HOSTILE
        note.save(update_fields=["text_ru", "text_en"])
        self.assertClean(note)

    def test_create_and_bulk_create_clean(self):
        self.assertClean(Note.objects.create(text_ru=HOSTILE, text_en=HOSTILE))
        self.assertClean(Note.objects.bulk_create([Note(text_ru=HOSTILE, text_en=HOSTILE)])[0])

    def test_each_language_is_set_in_type(self):
        note = Note.objects.create(text_ru='<p>"в <b>нём</b>"</p>', text_en="<p>it's</p>")
        self.assertEqual(note.text_ru, "<p>«в\xa0<strong>нём</strong>»</p>")
        self.assertEqual(column("text_en", note), "<p>it’s</p>")

    def test_update_cleans(self):
        note = Note.objects.create()
        Note.objects.update(text_ru=HOSTILE, text_en=HOSTILE)
        self.assertClean(note)

    def test_bulk_update_cleans(self):
        note = Note.objects.create()
        note.text_ru = note.text_en = HOSTILE
        Note.objects.bulk_update([note], ["text_ru", "text_en"])
        self.assertClean(note)

    def test_a_fixture_is_cleaned(self):
        fields = {"text": HOSTILE, "text_ru": HOSTILE, "text_en": HOSTILE}
        for loaded in serializers.deserialize("python", [{"model": "prose.note", "pk": 7, "fields": fields}]):
            loaded.save()
        self.assertClean(Note.objects.get(pk=7))

    def test_full_clean_cleans(self):
        note = Note(text_ru=HOSTILE)
        note.full_clean()
        self.assertEqual(note.text_ru, CLEAN)

    def test_a_form_cleans(self):
        form = modelform_factory(Note, fields=["text_ru", "text_en"])({"text_ru": HOSTILE, "text_en": HOSTILE})
        self.assertTrue(form.is_valid())
        self.assertEqual(form.cleaned_data, {"text_ru": CLEAN, "text_en": CLEAN})
        self.assertClean(form.save())

    def test_nothing_and_expressions_pass_as_they_are(self):
        note = Note.objects.create(text_ru=HOSTILE, text_en=None)
        self.assertIsNone(column("text_en", note))
        Note.objects.update(text_en=F("text_ru"))
        self.assertClean(note)

    def test_a_lookup_is_not_cleaned(self):
        note = Note.objects.create(text_ru="<p>Технопарк</p>")
        self.assertEqual(list(Note.objects.filter(text_ru__contains="парк</p>")), [note])


class FieldTests(WithNotes, TestCase):
    def test_translated_copies_are_rich_text(self):
        for name in ("text_ru", "text_en"):
            self.assertIsInstance(Note._meta.get_field(name), ProseField)

    def test_migrations_know_a_text_field_and_nothing_of_the_editor(self):
        for field in (ProseField("text", blank=True), Note._meta.get_field("text_en")):
            written, imports = MigrationWriter.serialize(field)
            self.assertTrue(written.startswith("models.TextField("), written)
            self.assertNotIn("extensions", written)
            self.assertEqual(imports, {"from django.db import models"})

    def test_a_model_field_can_be_copied(self):
        clone = ProseField("text", help_text="x").clone()
        self.assertIsInstance(clone, models.TextField)

    def test_a_form_that_says_the_same_has_not_changed(self):
        note = Note.objects.create(text_ru="<ul><li>раз</li></ul>")
        form = modelform_factory(Note, fields=["text_ru"])
        self.assertFalse(form({"text_ru": "<ul><li><p>раз</p></li></ul><p></p>"}, instance=note).has_changed())
        self.assertTrue(form({"text_ru": "<ul><li><p>два</p></li></ul>"}, instance=note).has_changed())

    def test_a_form_with_the_marks_as_they_were_typed_has_not_changed(self):
        note = Note.objects.create(text_ru='<p>"в нём"</p>', text_en="<p>it's</p>")
        form = modelform_factory(Note, fields=["text_ru", "text_en"])
        self.assertFalse(form({"text_ru": '<p>"в нём"</p>', "text_en": "<p>it's</p>"}, instance=note).has_changed())
        self.assertTrue(form({"text_ru": '<p>"в нём"!</p>', "text_en": "<p>it's</p>"}, instance=note).has_changed())

    def test_a_required_text_must_say_something(self):
        field = ProseField("text").formfield()
        self.assertIsInstance(field.widget, ProseWidget)
        with self.assertRaises(ValidationError) as caught:
            field.clean("<p> &nbsp;</p><p></p>")
        self.assertEqual(caught.exception.code, "required")
