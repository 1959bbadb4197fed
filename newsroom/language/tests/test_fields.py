from django.core import serializers
from django.db import connection, models
from django.db.migrations.writer import MigrationWriter
from django.db.models import F
from django.forms import modelform_factory
from django.test import TestCase
from django.utils.translation import override

from newsroom.directory.models import Organisation, Person
from newsroom.language.fields import TypesetCharField, TypesetTextField

TYPED = {"name_ru": 'Музей "Наука" в Томске', "name_en": 'The "Science" Museum\'s friends'}
KEPT = {"name_ru": "Музей «Наука» в\xa0Томске", "name_en": "The “Science” Museum’s friends"}


def columns(person):
    """What the database really holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name_ru, name_en FROM directory_person WHERE id = %s", [person.pk])
        return dict(zip(["name_ru", "name_en"], cursor.fetchone(), strict=True))


class EveryPathTests(TestCase):
    def test_save_sets_each_language_in_the_row_and_in_the_instance(self):
        person = Person.objects.create(**TYPED)
        self.assertEqual({name: getattr(person, name) for name in KEPT}, KEPT)
        self.assertEqual(columns(person), KEPT)

    def test_the_base_column_is_set_in_the_language_that_is_active(self):
        for language in ("ru", "en"):
            with self.subTest(language), override(language):
                person = Person.objects.create(name=TYPED[f"name_{language}"])
                self.assertEqual(columns(person)[f"name_{language}"], KEPT[f"name_{language}"])

    def test_ways_past_save_set_it_too(self):
        created = Person.objects.bulk_create([Person(**TYPED)])[0]
        self.assertEqual(columns(created), KEPT)
        updated = Person.objects.create(name_ru="А", name_en="A")
        Person.objects.filter(pk=updated.pk).update(**TYPED)
        self.assertEqual(columns(updated), KEPT)
        row = {"model": "directory.person", "pk": 77, "fields": {"name": TYPED["name_ru"], **TYPED}}
        for loaded in serializers.deserialize("python", [row]):
            loaded.save()
        self.assertEqual(columns(Person.objects.get(pk=77)), KEPT)

    def test_nothing_and_expressions_pass_as_they_are(self):
        person = Person.objects.create(name_ru="А", name_en=None)
        self.assertIsNone(columns(person)["name_en"])
        Person.objects.update(name_en=F("name_ru"))
        self.assertEqual(columns(person)["name_en"], "А")

    def test_a_column_may_be_of_one_language(self):
        organisation = Organisation.objects.create(name_ru="А", genitive='Музея "Наука"')
        self.assertEqual(organisation.genitive, "Музея «Наука»")


class FormTests(TestCase):
    def test_what_an_editor_typed_is_set(self):
        form = modelform_factory(Person, fields=list(TYPED))(TYPED)
        self.assertTrue(form.is_valid())
        self.assertEqual(form.cleaned_data, KEPT)
        self.assertEqual(columns(form.save()), KEPT)

    def test_a_form_that_says_the_same_has_not_changed(self):
        person = Person.objects.create(**TYPED)
        form = modelform_factory(Person, fields=list(TYPED))
        for same in (TYPED, KEPT):
            self.assertFalse(form(same, instance=person).has_changed())
        self.assertTrue(form(TYPED | {"name_ru": "Музей"}, instance=person).has_changed())

    def test_the_longest_text_still_fits(self):
        longest = 'в "' + "а" * 145 + '"...'
        form = modelform_factory(Person, fields=["name_ru"])({"name_ru": longest})
        self.assertTrue(form.is_valid(), "three dots are one sign when they are set")


class MigrationTests(TestCase):
    def test_migrations_know_plain_columns(self):
        for field, plain in (
            (TypesetCharField("x", max_length=10, language="ru"), "models.CharField("),
            (TypesetTextField("x"), "models.TextField("),
            (Person._meta.get_field("name_ru"), "models.CharField("),
        ):
            written, imports = MigrationWriter.serialize(field)
            self.assertTrue(written.startswith(plain), written)
            self.assertNotIn("language", written)
            self.assertEqual(imports, {"from django.db import models"})

    def test_a_field_can_be_copied(self):
        self.assertIsInstance(TypesetCharField("x", max_length=10).clone(), models.CharField)
