from datetime import date

from django.test import TestCase
from django.urls import reverse

from newsroom.directory.models import Organisation
from newsroom.directory.tests.factories import make_position
from newsroom.publishing.tests.forms import form_data
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user


class DirectoryFormTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = make_user(role=Role.EDITOR, interface_language="en")
        cls.reader = make_user(role=Role.CORRESPONDENT, interface_language="en")

    def test_name_is_needed_in_one_language_and_the_form_says_so(self):
        self.client.force_login(self.editor)
        page = reverse("admin:directory_organisation_add")
        response = self.client.post(page, form_data(self.client, page))
        self.assertContains(response, "Write a name, in Russian or in English.")
        self.assertNotContains(response, "is violated")
        self.client.post(page, form_data(self.client, page, name_en="Technopark"))
        self.assertEqual(Organisation.objects.get().name_en, "Technopark")

    def test_days_of_a_position_are_in_order(self):
        self.client.force_login(self.editor)
        position = make_position(held_from=date(2024, 1, 1))
        page = reverse("admin:directory_position_change", args=[position.pk])
        response = self.client.post(page, form_data(self.client, page, held_until="2023-01-01"))
        self.assertContains(response, "The last day is before the first one.")
        self.assertNotContains(response, "is violated")

    def test_correspondents_read_and_do_not_write(self):
        self.client.force_login(self.reader)
        position = make_position()
        page = reverse("admin:directory_position_change", args=[position.pk])
        self.assertEqual(self.client.get(page).status_code, 200)
        self.assertEqual(self.client.post(page, {}).status_code, 403)
        self.assertEqual(self.client.get(reverse("admin:directory_position_add")).status_code, 403)
