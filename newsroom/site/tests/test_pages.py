from django.test import TestCase

from newsroom.regions.models import Region
from newsroom.regions.tests.factories import make_region
from newsroom.site.models import Identity, Page, PressContact


class PlainPageTests(TestCase):
    def test_is_there_only_in_a_language_in_which_it_is_written(self):
        Identity.objects.create(name_ru="Ассоциация")
        Page.objects.create(slug="requisites", title_ru="Реквизиты", body_ru="<p>ИНН</p>", in_menu=True)
        page = self.client.get("/ru/requisites/")
        self.assertContains(page, "<p>ИНН</p>")
        self.assertNotContains(page, "/en/requisites/")
        self.assertEqual(self.client.get("/en/requisites/").status_code, 404)
        self.assertNotContains(self.client.get("/en/"), "Реквизиты")

    def test_page_about_the_association_has_no_footer_that_repeats_it(self):
        Identity.objects.create(name_ru="Ассоциация", about_ru="Кто мы такие.")
        for slug, times in (("about", 1), ("requisites", 2)):
            Page.objects.create(slug=slug, title_ru="Страница", body_ru="<p>Кто мы такие.</p>")
            self.assertContains(self.client.get(f"/ru/{slug}/"), "<p>Кто мы такие.", 1)
            self.assertEqual(self.client.get(f"/ru/{slug}/").content.decode().count("Кто мы такие.</p>"), times)


class PressContactTests(TestCase):
    def test_is_the_first_in_order_who_has_a_region_of_the_text(self):
        near, far, lonely = make_region(), make_region(), make_region()
        contacts = [PressContact.objects.create(email=f"{n}@example.org", position=n) for n in (3, 2, 1)]
        for contact, region in zip(contacts, (near, far, make_region()), strict=True):
            contact.regions.add(region)
        default = PressContact.objects.create(email="all@example.org", is_default=True)
        ask = PressContact.objects.for_regions
        self.assertEqual(ask(Region.objects.filter(pk__in=[near.pk, far.pk])), contacts[1])
        self.assertEqual(ask([near]), contacts[0])
        self.assertEqual(ask([lonely]), default)
        default.delete()
        self.assertIsNone(ask([lonely]))
