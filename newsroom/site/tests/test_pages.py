from django.test import TestCase

from newsroom.site.models import Identity, Page


class PlainPageTests(TestCase):
    def test_is_there_only_in_a_language_in_which_it_is_written(self):
        Identity.objects.create(name_ru="Ассоциация")
        Page.objects.create(slug="requisites", title_ru="Реквизиты", body_ru="<p>ИНН</p>", in_menu=True)
        page = self.client.get("/ru/requisites/")
        self.assertContains(page, "<p>ИНН</p>")
        self.assertNotContains(page, "/en/requisites/")
        self.assertEqual(self.client.get("/en/requisites/").status_code, 404)
        self.assertNotContains(self.client.get("/en/"), "Реквизиты")
