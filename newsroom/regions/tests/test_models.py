from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.test import TestCase
from django.utils.translation import override

from newsroom.regions.models import Region, RegionAlias

from .factories import make_region


class RegionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.region = make_region(
            code="RU-VLA",
            name_ru="Владимирская область",
            name_en="Vladimir Oblast",
            genitive="Владимирской области",
            prepositional="во Владимирской области",
            tile_column=5,
            tile_row=5,
        )
        cls.country = cls.region.country

    def test_speaks_the_language_of_the_page(self):
        for language, name, genitive in [
            ("ru", "Владимирская область", "Владимирской области"),
            ("en", "Vladimir Oblast", "Vladimir Oblast"),
        ]:
            with self.subTest(language), override(language):
                self.assertEqual(str(self.region), name)
                self.assertEqual(self.region.name_genitive, genitive)

    def test_english_gives_a_republic_its_article(self):
        for name, genitive in {
            "Republic of Tatarstan": "the Republic of Tatarstan",
            "Komi Republic": "the Komi Republic",
            "Chukotka Autonomous Okrug": "the Chukotka Autonomous Okrug",
            "Perm Krai": "Perm Krai",
            "Kazakhstan": "Kazakhstan",
        }.items():
            with self.subTest(name), override("en"):
                self.assertEqual(Region(name_en=name).name_genitive, genitive)

    def test_letters_of_a_tile_speak_the_language_of_the_page(self):
        region = Region(
            letters_ru="НСК", letters_en="NVS", name_ru="Новосибирская область", name_en="Novosibirsk Oblast"
        )
        nameless = Region(name_ru="Новосибирская область", name_en="Novosibirsk Oblast")
        for language, letters, beginning in ("ru", "НСК", "НОВ"), ("en", "NVS", "NOV"):
            with self.subTest(language), override(language):
                self.assertEqual(region.tile_letters, letters)
                self.assertEqual(nameless.tile_letters, beginning)

    def test_has_an_address_in_each_language(self):
        for language in ("ru", "en"):
            with self.subTest(language), override(language):
                self.assertEqual(self.region.get_absolute_url(), f"/{language}/regions/vladimir-oblast/")

    def test_knows_a_country_from_a_region(self):
        self.assertTrue(self.country.is_country)
        self.assertFalse(self.region.is_country)
        self.assertEqual(list(Region.objects.countries()), [self.country])

    def test_country_with_regions_is_not_deleted(self):
        with self.assertRaises(ProtectedError):
            self.country.delete()

    def test_refuses_a_region_that_lies(self):
        lies = {
            "no country": {"country": None},
            "a country inside another": {"kind": Region.Kind.COUNTRY, "tile_column": None, "tile_row": None},
            "half a tile": {"tile_row": None},
            "no Russian name": {"name_ru": ""},
            "no English name": {"name_en": None},
        }
        for lie, fields in lies.items():
            with self.subTest(lie), self.assertRaises(IntegrityError), transaction.atomic():
                Region.objects.filter(pk=self.region.pk).update(**fields)
        with self.subTest("a country on the map"), self.assertRaises(IntegrityError), transaction.atomic():
            Region.objects.filter(pk=self.country.pk).update(tile_column=1, tile_row=1)

    def test_refuses_what_another_region_has(self):
        taken = {"code": "RU-VLA"}, {"slug": "vladimir-oblast"}, {"tile_column": 5, "tile_row": 5}
        for fields in taken:
            with self.subTest(fields), self.assertRaises(IntegrityError), transaction.atomic():
                make_region(**fields)

    def test_says_what_is_wrong_with_a_code_or_a_time_zone(self):
        for field, values in {
            "code": ["ru", "RUS", "RU-", "RU-ABCD", "RU-NVS\n", "RU NVS"],
            "time_zone": ["Moscow", "Europe/Novosibirsk", "../Europe/Moscow"],
        }.items():
            for value in values:
                with self.subTest(value), self.assertRaises(ValidationError) as caught:
                    Region(**{field: value}).clean_fields()
                self.assertIn(field, caught.exception.error_dict)

    def test_says_that_a_tile_lies_beside_the_map(self):
        for field, values in {"tile_column": [0, 20], "tile_row": [0, 12]}.items():
            for value in values:
                with self.subTest(field=field, value=value), self.assertRaises(ValidationError) as caught:
                    Region(**{field: value}).clean_fields()
                self.assertIn(field, caught.exception.error_dict)


class RegionAliasTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.alias = RegionAlias.objects.create(region=make_region(), name_ru="Дубна", name_en="Dubna")

    def test_is_a_name_in_both_languages(self):
        for language, name in ("ru", "Дубна"), ("en", "Dubna"):
            with self.subTest(language), override(language):
                self.assertEqual(str(self.alias), name)

    def test_lacks_no_language(self):
        for fields in {"name_ru": ""}, {"name_en": None}:
            with self.subTest(fields), self.assertRaises(IntegrityError), transaction.atomic():
                RegionAlias.objects.filter(pk=self.alias.pk).update(**fields)

    def test_goes_with_its_region(self):
        self.alias.region.delete()
        self.assertFalse(RegionAlias.objects.exists())
