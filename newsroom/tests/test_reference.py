from io import StringIO

from django.core.management import call_command
from django.test import TestCase

from articles.models import Section, Topic
from newsroom import search
from newsroom.directory.models import Organisation
from newsroom.regions.models import Region
from newsroom.site.models import Identity, Page, PressContact


class LoadReferenceTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        call_command("load_reference", verbosity=0)

    def load(self, *options):
        output = StringIO()
        call_command("load_reference", *options, stdout=output)
        return output.getvalue()

    def test_a_second_time_adds_nothing(self):
        self.assertGreater(Region.objects.count(), 100)
        self.assertEqual(self.load(), "")
        self.assertEqual(self.load("--again"), "")

    def test_search_knows_the_names_of_what_was_loaded(self):
        found = search.named_by("Тверская область", region=Region.objects.all())
        self.assertEqual(found, {"region": [Region.objects.get(code="RU-TVE")]})

    def test_what_editors_changed_stays(self):
        for options in ([], ["--again"]):
            Region.objects.filter(code="RU-NVS").update(name_en="Novosibirsk and around")
            self.load(*options)
            self.assertEqual(Region.objects.get(code="RU-NVS").name_en, "Novosibirsk and around")

    def test_what_editors_deleted_stays_away(self):
        region = Region.objects.filter(regions=None, aliases=None, organisations=None).first()
        for thing in (region, Topic.objects.first(), Organisation.objects.last(), Page.objects.get(slug="privacy")):
            thing.delete()
            self.load()
            self.assertFalse(type(thing).objects.filter(pk=thing.pk).exists(), thing)

    def test_editors_may_put_their_own_in_the_place_of_ours(self):
        for options in ([], ["--again"]):
            PressContact.objects.all().delete()
            Page.objects.filter(slug="about").delete()
            contact = PressContact.objects.create(name_ru="Пресс-центр", email="centre@example.org", is_default=True)
            Page.objects.create(slug="about", title_ru="Кто мы")
            with self.subTest(options):
                self.load(*options)
                self.assertEqual(PressContact.objects.get(), contact)
                self.assertEqual(Page.objects.get(slug="about").title_ru, "Кто мы")

    def test_asked_to_load_again_it_adds_what_is_missing_and_what_stands_on_it(self):
        region = Region.objects.filter(aliases__isnull=False, organisations=None, country__isnull=False).first()
        names = list(region.aliases.values_list("name_ru"))
        region.delete()
        self.assertIn("Reference data of regions", self.load("--again"))
        self.assertEqual(list(Region.objects.get(code=region.code).aliases.values_list("name_ru")), names)

    def test_what_stands_on_a_missing_row_is_left_out_with_it(self):
        region = Region.objects.filter(aliases__isnull=False, organisations=None, country__isnull=False).first()
        region.delete()
        Region.objects.filter(pk=Region.objects.exclude(country=None).first().pk).update(slug=region.slug)
        self.assertEqual(self.load("--again"), "")
        self.assertFalse(Region.objects.filter(code=region.code).exists())

    def test_every_row_finds_room_in_an_empty_newsroom(self):
        models = [Organisation, Page, PressContact, Identity, Topic, Section]
        before = [model.objects.count() for model in models]
        for model in models:
            model.objects.all().delete()
        self.load("--again")
        self.assertEqual([model.objects.count() for model in models], before)
