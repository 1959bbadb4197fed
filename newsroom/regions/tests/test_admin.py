from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from newsroom.regions.models import Region, RegionAlias

from .factories import make_region


class RegionAdminTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.admin = get_user_model().objects.create_superuser("chief", "chief@example.org", "a long pass phrase")
        cls.region = make_region(code="RU-MOS", name_ru="Московская область", name_en="Moscow Oblast")
        RegionAlias.objects.create(region=cls.region, name_ru="Дубна", name_en="Dubna")

    def setUp(self):
        self.client.force_login(self.admin)

    def test_list_is_searched_in_both_languages_and_any_letter_case(self):
        oryol = make_region(code="RU-ORL", name_ru="Орловская область", name_en="Oryol Oblast")
        RegionAlias.objects.create(region=oryol, name_ru="Орёл", name_en="Oryol")
        RegionAlias.objects.create(region=self.region, name_ru="Королёв", name_en="Korolyov")
        for words, found in {
            "московская": {self.region},
            "moscow": {self.region},
            "дубна": {self.region},
            "DUBNA": {self.region},
            "орел": {oryol},
            "ОРЛОВСКАЯ": {oryol},
            "область моск": {self.region},
            "московская дубна": {self.region},
            "ru-orl": {oryol},
            "област": {self.region, oryol},
            "дубна орел": set(),
            "%": set(),
        }.items():
            with self.subTest(words):
                response = self.client.get(reverse("admin:regions_region_changelist"), {"q": words})
                rows = list(response.context["cl"].result_list)
                self.assertEqual(set(rows), found)
                self.assertEqual(len(rows), len(found))

    def test_list_is_filtered_by_kind_and_country(self):
        make_region(kind="krai")
        response = self.client.get(
            reverse("admin:regions_region_changelist"),
            {"kind__exact": "oblast", "country__id__exact": self.region.country_id},
        )
        self.assertEqual(list(response.context["cl"].result_list), [self.region])

    def test_list_asks_no_more_when_it_grows(self):
        address = reverse("admin:regions_region_changelist")
        few = self.number_of_queries(address)
        for _ in range(10):
            make_region()
        self.assertEqual(self.number_of_queries(address), few)

    def test_form_asks_no_more_for_more_names(self):
        address = reverse("admin:regions_region_change", args=[self.region.pk])
        few = self.number_of_queries(address)
        for number in range(10):
            RegionAlias.objects.create(region=self.region, name_ru=f"Город {number}", name_en=f"Town {number}")
        self.assertEqual(self.number_of_queries(address), few)

    def number_of_queries(self, address):
        self.client.get(address)  # the first visit also asks for content types
        with CaptureQueriesContext(connection) as queries:
            self.client.get(address)
        return len(queries)

    def test_form_shows_both_languages_and_saves_another_name(self):
        address = reverse("admin:regions_region_change", args=[self.region.pk])
        form = self.client.get(address)
        for field in ("name_ru", "name_en", "aliases-0-name_ru", "aliases-0-name_en"):
            self.assertContains(form, f'name="{field}"')
        alias = self.region.aliases.get()
        data = {
            "name_ru": "Московская область",
            "name_en": "Moscow Oblast",
            "genitive": "Московской области",
            "prepositional": "в Московской области",
            "kind": "oblast",
            "country": self.region.country_id,
            "code": "RU-MOS",
            "slug": "moscow-oblast",
            "time_zone": "Europe/Moscow",
            "aliases-TOTAL_FORMS": 2,
            "aliases-INITIAL_FORMS": 1,
            "aliases-0-id": alias.pk,
            "aliases-0-region": self.region.pk,
            "aliases-0-name_ru": "Дубна",
            "aliases-0-name_en": "Dubna",
            "aliases-1-region": self.region.pk,
            "aliases-1-name_ru": "Королёв",
            "aliases-1-name_en": "Korolyov",
            "aliases-1-is_ambiguous": "on",
        }
        self.assertRedirects(self.client.post(address, data), reverse("admin:regions_region_changelist"))
        self.assertTrue(self.region.aliases.get(name_en="Korolyov").is_ambiguous)
        without_english = self.client.post(address, data | {"name_en": ""})
        self.assertIn("name_en", without_english.context["adminform"].errors)

    def test_form_says_why_a_region_needs_a_country(self):
        with override("en"):
            region = Region(
                kind="oblast", code="RU-TOM", slug="tomsk", name_ru="Томская область", name_en="Tomsk Oblast",
                genitive="Томской области", prepositional="в Томской области", time_zone="Asia/Tomsk",
            )  # fmt: skip
            with self.assertRaisesMessage(ValidationError, "A region belongs to a country; a country belongs to none."):
                region.full_clean()
