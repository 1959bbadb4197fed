"""The reference data: what ISO 3166-2 lists, named in two languages and inflected in one."""

import json
import re
from collections import Counter, defaultdict
from pathlib import Path

import pymorphy3
from django.core.management import call_command
from django.test import SimpleTestCase, TestCase

from newsroom.language import fold
from newsroom.regions.models import Region, RegionAlias

FIXTURE = Path(__file__).parent.parent / "fixtures" / "regions.json"
BRICS = {"BR", "RU", "IN", "CN", "ZA", "EG", "ET", "ID", "IR", "AE", "SA"}


class RegionFixtureTests(TestCase):
    fixtures = ("regions",)

    def test_holds_every_region_of_three_countries(self):
        counts = Counter(Region.objects.exclude(country=None).values_list("country__code", flat=True))
        self.assertEqual(counts, {"RU": 83, "BY": 7, "KZ": 20})

    def test_holds_the_countries(self):
        self.assertEqual({country.code for country in Region.objects.countries()}, BRICS | {"BY", "KZ"})

    def test_every_row_is_valid(self):
        for model in (Region, RegionAlias):
            for row in model.objects.all():
                with self.subTest(row):
                    row.full_clean()

    def test_code_of_a_region_begins_with_its_country(self):
        for region in Region.objects.exclude(country=None).select_related("country"):
            self.assertEqual(region.code[:3], f"{region.country.code}-", region)

    def test_every_region_is_on_the_map_and_no_country(self):
        self.assertFalse(Region.objects.exclude(country=None).filter(tile_row=None).exists())
        self.assertFalse(Region.objects.countries().exclude(tile_row=None).exists())

    def test_letters_of_a_tile_are_three_and_mean_one_region(self):
        for field, script in ("letters_ru", r"[А-Я]{3}"), ("letters_en", r"[A-Z]{3}"):
            letters = list(Region.objects.exclude(country=None).values_list(field, flat=True))
            self.assertEqual(len(set(letters)), len(letters))
            for three in letters:
                self.assertRegex(three, rf"\A{script}\Z")
        self.assertFalse(Region.objects.countries().exclude(letters_ru=None, letters_en=None).exists())

    def test_map_keeps_the_points_of_the_compass(self):
        tile = {region.code: (region.tile_column, region.tile_row) for region in Region.objects.exclude(country=None)}
        columns, rows = zip(*tile.values(), strict=True)
        self.assertEqual((min(columns), min(rows)), (1, 1))
        for west, east in [
            ("RU-KGD", "RU-PSK"), ("BY-VI", "RU-SMO"), ("BY-HO", "RU-BRY"), ("RU-SMO", "RU-MOW"), ("RU-MOW", "RU-TA"),
            ("RU-TA", "RU-SVE"), ("RU-SVE", "RU-NVS"), ("RU-NVS", "RU-IRK"), ("RU-IRK", "RU-PRI"), ("RU-PRI", "RU-SAK"),
            ("KZ-27", "KZ-15"), ("KZ-15", "KZ-71"), ("KZ-71", "KZ-63"),
        ]:  # fmt: skip
            self.assertLess(tile[west][0], tile[east][0], f"{west} is west of {east}")
        for north, south in [
            ("RU-MUR", "RU-KR"), ("RU-KR", "RU-VLG"), ("RU-VLG", "RU-MOW"), ("RU-MOW", "RU-VOR"), ("RU-VOR", "RU-ROS"),
            ("RU-ROS", "RU-DA"), ("RU-CHU", "RU-KAM"), ("RU-KHA", "RU-PRI"), ("RU-CHE", "KZ-39"), ("RU-OMS", "KZ-59"),
            ("RU-NVS", "KZ-55"), ("KZ-59", "KZ-71"), ("KZ-71", "KZ-75"), ("BY-VI", "BY-HO"),
        ]:  # fmt: skip
            self.assertLess(tile[north][1], tile[south][1], f"{north} is north of {south}")

    def test_a_name_means_one_region(self):
        for language in ("ru", "en"):
            meant = defaultdict(set)
            for pk, name in Region.objects.values_list("pk", f"name_{language}"):
                meant[fold(name)].add(pk)
            for pk, name in RegionAlias.objects.values_list("region_id", f"name_{language}"):
                meant[fold(name)].add(pk)
            self.assertEqual([name for name, regions in meant.items() if len(regions) > 1], [])

    def test_texts_find_the_towns_they_name(self):
        for town, code in {
            "Дубна": "RU-MOS", "Академгородок": "RU-NVS", "Кольцово": "RU-NVS", "Курчатов": "KZ-10",
            "Осиповичи": "BY-MA", "Кузбасс": "RU-KEM", "Башкирия": "RU-BA", "Якутия": "RU-SA",
        }.items():  # fmt: skip
            self.assertEqual(Region.objects.get(aliases__name_ru=town).code, code)

    def test_loading_again_changes_nothing(self):
        before = [list(model.objects.order_by("pk").values()) for model in (Region, RegionAlias)]
        call_command("loaddata", "regions", verbosity=0)
        self.assertEqual([list(model.objects.order_by("pk").values()) for model in (Region, RegionAlias)], before)


class RegionNamesTests(SimpleTestCase):
    """The file itself, as it is read without Django."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rows = json.loads(FIXTURE.read_text(encoding="utf-8"))
        cls.regions = [row["fields"] for row in cls.rows if row["model"] == "regions.region"]
        cls.dictionary = pymorphy3.MorphAnalyzer(lang="ru")

    def test_base_name_is_the_russian_one(self):
        for row in self.rows:
            self.assertEqual(row["fields"]["name"], row["fields"]["name_ru"])

    def test_names_are_written_in_the_letters_of_their_language(self):
        for row in self.rows:
            fields = row["fields"]
            self.assertRegex(fields["name_ru"], r"^[А-ЯЁа-яёі\xa0 ()—-]+$")
            self.assertRegex(fields["name_en"], r"^[A-Za-z\xa0 .’()-]+$")

    def test_address_is_the_english_name(self):
        for region in self.regions:
            self.assertEqual(region["slug"], re.sub(r"[^a-z]+", "-", region["name_en"].lower()).strip("-"))

    def test_preposition_is_as_it_is_spoken(self):
        for region in self.regions:
            preposition, _, place = region["prepositional"].partition("\xa0")
            hard_to_say = re.match(r"[вф][^аеёиоуыэюя]", place.lower())
            self.assertEqual(preposition, "во" if hard_to_say else "в", region["prepositional"])

    def test_cases_are_the_dictionarys(self):
        for region in self.regions:
            with self.subTest(region["name_ru"]):
                self.assert_in_case(region["name_ru"], region["genitive"], {"gent"})
                place = region["prepositional"].partition("\xa0")[2]
                self.assert_in_case(region["name_ru"], place, {"loct", "loc2"})

    def assert_in_case(self, name, inflected, cases):
        words, forms = name.split(), inflected.split()
        self.assertEqual(len(words), len(forms))
        if words[0] in ("Республика", "Область"):  # «в Республике Бурятия»: what follows keeps its form
            self.assertEqual(words[1:], forms[1:])
            words, forms = words[:1], forms[:1]
        for word, form in zip(words, forms, strict=True):
            lemmas = {parse.normal_form for parse in self.dictionary.parse(word)}
            readings = [parse for parse in self.dictionary.parse(form) if cases & set(parse.tag.grammemes)]
            self.assertTrue(lemmas & {parse.normal_form for parse in readings}, f"{form} is not {cases} of {word}")
            if word != "Алматы":
                self.assertNotEqual(word, form)
