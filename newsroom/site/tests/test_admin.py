from django.test import TestCase
from django.urls import reverse

from newsroom.publishing.tests.forms import form_data
from newsroom.site.models import Identity, Page
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user


class IdentityAdminTests(TestCase):
    def test_list_of_the_one_identity_is_its_form(self):
        self.client.force_login(make_user(role=Role.CHIEF_EDITOR))
        page = reverse("admin:site_identity_change", args=[1])
        self.assertRedirects(self.client.get(reverse("admin:site_identity_changelist")), page)
        self.client.post(page, form_data(self.client, page, short_name_en="The Association"))
        self.assertEqual(Identity.load().short_name_en, "The Association")

    def test_editors_read_it_and_nobody_makes_a_second(self):
        Identity.objects.get_or_create(pk=1)
        self.client.force_login(make_user(role=Role.EDITOR))
        page = reverse("admin:site_identity_change", args=[1])
        self.assertEqual(self.client.get(page).status_code, 200)
        self.assertEqual(self.client.post(page, {}).status_code, 403)
        self.assertEqual(self.client.get(reverse("admin:site_identity_add")).status_code, 403)


class PageAdminTests(TestCase):
    def errors_of(self, slug):
        Identity.objects.get_or_create(pk=1)
        self.client.force_login(make_user(role=Role.CHIEF_EDITOR))
        address = reverse("admin:site_page_add")
        response = self.client.post(address, form_data(self.client, address, slug=slug, title_ru="Новости"))
        return response.context["adminform"].form.errors if response.status_code == 200 else {}

    def test_addresses_of_the_house_are_not_to_be_had(self):
        for name in ("articles:list", "events:list", "regions:list", "search", "accessibility:settings"):
            slug = reverse(name).strip("/").partition("/")[2]
            with self.subTest(slug):
                self.assertEqual(list(self.errors_of(slug)), ["slug"])
                self.assertFalse(Page.objects.exists())

    def test_what_is_no_address_is_said_once(self):
        for slug in ("", "два слова", "a/b"):
            with self.subTest(slug):
                self.assertEqual(list(self.errors_of(slug)), ["slug"])

    def test_any_other_address_is_free(self):
        self.assertEqual(self.errors_of("newspapers"), {})
        self.assertContains(self.client.get("/ru/newspapers/"), "Новости")
