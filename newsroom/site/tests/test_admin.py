from django.test import TestCase
from django.urls import reverse

from newsroom.publishing.tests.forms import form_data
from newsroom.site.models import Identity
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
