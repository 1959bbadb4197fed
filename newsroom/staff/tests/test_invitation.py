import re
from unittest import mock

from django.core import mail
from django.test import TestCase
from django.urls import reverse

from newsroom.regions.tests.factories import make_region
from newsroom.staff.models import User
from newsroom.staff.roles import Role

from .factories import make_user

ADD = reverse("admin:staff_user_add")
LIST = reverse("admin:staff_user_changelist")


def link_in(letter):
    return re.search(r"http://testserver(/\S+)", letter.body)[1]


class InvitationTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.chief = make_user(Role.CHIEF_EDITOR)
        cls.region = make_region()

    def setUp(self):
        self.client.force_login(self.chief)

    def invite(self, **fields):
        data = {
            "username": "newcomer",
            "email": "newcomer@example.org",
            "first_name": "",
            "last_name": "",
            "role": Role.CORRESPONDENT,
            "regions": [self.region.pk],
            "interface_language": "en",
        } | fields
        with self.captureOnCommitCallbacks(execute=True):
            return self.client.post(ADD, data, follow=True)

    def test_newcomer_gets_a_role_regions_a_language_and_no_password(self):
        self.assertRedirects(self.invite(), LIST)
        newcomer = User.objects.get(username="newcomer")
        self.assertEqual(newcomer.role, Role.CORRESPONDENT)
        self.assertEqual(list(newcomer.regions.all()), [self.region])
        self.assertEqual(newcomer.interface_language, "en")
        self.assertTrue(newcomer.is_staff)
        self.assertFalse(newcomer.is_superuser)
        self.assertFalse(newcomer.has_usable_password())

    def test_letter_says_where_and_under_which_name(self):
        self.invite()
        letter = mail.outbox[0]
        self.assertEqual(letter.to, ["newcomer@example.org"])
        self.assertEqual(letter.subject, "Invitation to the newsroom at testserver")
        self.assertIn("You will sign in under the name: newcomer\n", letter.body)
        self.assertIn("Your role: correspondent.\n", letter.body)
        self.assertNotIn("&", letter.body)
        self.assertNotIn("\n\n\n", letter.body)

    def test_letter_speaks_the_language_of_the_newcomer_not_of_the_chief_editor(self):
        self.assertEqual(self.chief.interface_language, "ru")
        self.invite(interface_language="en")
        self.assertNotRegex(mail.outbox[0].subject + mail.outbox[0].body, "[а-яё]")
        self.invite(interface_language="ru", username="another", email="another@example.org")
        self.assertRegex(mail.outbox[1].body, r"\d{4} г\.")

    def test_link_leads_to_a_password_and_signs_in(self):
        self.invite()
        self.client.logout()
        page = self.client.get(link_in(mail.outbox[0]), follow=True)
        passwords = {"new_password1": "seven tall birches", "new_password2": "seven tall birches"}
        response = self.client.post(page.redirect_chain[-1][0], passwords, follow=True)
        self.assertRedirects(response, reverse("admin:index"))
        self.assertEqual(response.context["user"].username, "newcomer")
        self.assertTrue(self.client.login(username="newcomer", password="seven tall birches"))

    def test_link_works_once(self):
        self.invite()
        link = link_in(mail.outbox[0])
        newcomer = User.objects.get(username="newcomer")
        newcomer.set_password("seven tall birches")
        newcomer.save()
        self.assertFalse(self.client.get(link, follow=True).context["validlink"])

    def test_link_of_somebody_deactivated_does_not_work(self):
        self.invite()
        User.objects.filter(username="newcomer").update(is_active=False)
        self.assertFalse(self.client.get(link_in(mail.outbox[0]), follow=True).context["validlink"])

    def test_link_is_open_for_as_long_as_the_settings_say(self):
        self.invite()
        with self.settings(PASSWORD_RESET_TIMEOUT=-1):
            self.assertFalse(self.client.get(link_in(mail.outbox[0]), follow=True).context["validlink"])

    def test_a_mail_server_that_refuses_loses_the_letter_and_not_the_person(self):
        with (
            mock.patch("newsroom.staff.models.User.email_user", side_effect=ConnectionRefusedError),
            mock.patch("newsroom.staff.admin.transaction.on_commit", side_effect=lambda invite: invite()),
        ):
            response = self.invite()
        self.assertTrue(User.objects.filter(username="newcomer").exists())
        errors = [str(message) for message in response.context["messages"] if message.level_tag == "error"]
        self.assertIn("newcomer@example.org", errors[0])

    def test_a_form_that_lacks_something_invites_nobody(self):
        make_user(username="Taken", email="taken@example.org")
        for wrong in [
            {"role": ""},
            {"role": "owner"},
            {"email": ""},
            {"email": "TAKEN@example.org"},
            {"username": "taken"},
            {"role": Role.CORRESPONDENT, "regions": []},
            {"interface_language": "de"},
        ]:
            with self.subTest(wrong):
                response = self.invite(**wrong)
                self.assertTrue(response.context["adminform"].form.errors)
        self.assertEqual(mail.outbox, [])
        self.assertFalse(User.objects.filter(username="newcomer").exists())

    def test_rights_that_the_form_does_not_offer_are_not_taken_from_it(self):
        self.invite(is_superuser="on", user_permissions=["1"], groups=["4"], password="known", is_staff="")
        newcomer = User.objects.get(username="newcomer")
        self.assertFalse(newcomer.is_superuser)
        self.assertFalse(newcomer.has_usable_password())
        self.assertEqual(newcomer.user_permissions.count(), 0)
        self.assertEqual([group.name for group in newcomer.groups.all()], [Role.CORRESPONDENT])

    def test_the_invitation_is_sent_again_to_those_who_have_not_answered(self):
        waiting, settled, gone = make_user(), make_user(password="seven tall birches"), make_user(is_active=False)
        data = {"action": "invite_again", "_selected_action": [waiting.pk, settled.pk, gone.pk]}
        self.client.post(LIST, data)
        self.assertEqual([letter.to for letter in mail.outbox], [[waiting.email]])
