from django.core.management import call_command
from django.test import TestCase

from newsroom.regions.models import Region


class LoadReferenceTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        call_command("load_reference", verbosity=0)

    def test_a_second_time_adds_nothing(self):
        before = Region.objects.count()
        self.assertGreater(before, 100)
        call_command("load_reference", verbosity=0)
        self.assertEqual(Region.objects.count(), before)

    def test_what_editors_changed_stays(self):
        region = Region.objects.get(code="RU-NVS")
        region.name_en = "Novosibirsk and around"
        region.save()
        call_command("load_reference", verbosity=0)
        self.assertEqual(Region.objects.get(code="RU-NVS").name_en, "Novosibirsk and around")

    def test_a_missing_row_comes(self):
        region = Region.objects.filter(regions=None, aliases=None).first()
        region.delete()
        call_command("load_reference", verbosity=0)
        self.assertTrue(Region.objects.filter(code=region.code).exists())
