import re
from unittest import mock

from django.core import mail
from django.test import TestCase
from django.urls import reverse

from .factories import make_user

RESET = reverse("admin_password_reset")
DONE = reverse("admin_password_reset_done")


class PasswordResetTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.user = make_user(password="five old oaks stand", email="Writer@example.org", interface_language="en")

    def ask(self, email="writer@example.org"):
        return self.client.post(RESET, {"email": email})

    def follow_link(self):
        link = re.search(r"http://testserver(/\S+)", mail.outbox[0].body)[1]
        return self.client.get(link, follow=True)

    def test_the_sign_in_page_offers_it(self):
        self.assertContains(self.client.get(reverse("admin:login")), f'href="{RESET}"')

    def test_the_letter_leads_to_a_new_password_and_signs_in(self):
        self.assertRedirects(self.ask(), DONE)
        self.assertEqual(mail.outbox[0].subject, "A new password for the newsroom at testserver")
        self.assertIn(f"You sign in under the name: {self.user.username}\n", mail.outbox[0].body)
        page = self.follow_link()
        self.assertContains(page, self.user.username)
        passwords = {"new_password1": "seven tall birches", "new_password2": "seven tall birches"}
        self.assertRedirects(self.client.post(page.redirect_chain[-1][0], passwords), reverse("admin:index"))
        self.assertEqual(self.client.get(reverse("admin:index")).context["user"], self.user)
        self.user.refresh_from_db()
        self.assertTrue(self.user.check_password("seven tall birches"))

    def test_the_page_of_the_link_speaks_the_language_of_its_person(self):
        self.ask()
        self.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "ru"
        self.assertContains(self.follow_link(), '<html lang="en"')

    def test_a_weak_password_is_refused_and_the_old_one_stays(self):
        self.ask()
        address = self.follow_link().redirect_chain[-1][0]
        for first, second in [("password123", "password123"), ("seven tall birches", "seven tall beeches"), ("", "")]:
            with self.subTest(first):
                response = self.client.post(address, {"new_password1": first, "new_password2": second})
                self.assertTrue(response.context["form"].errors)
        self.user.refresh_from_db()
        self.assertTrue(self.user.check_password("five old oaks stand"))

    def test_an_unknown_address_gets_the_same_answer_and_no_letter(self):
        self.assertRedirects(self.ask("stranger@example.org"), DONE)
        self.assertEqual(mail.outbox, [])

    def test_a_deactivated_person_gets_no_letter(self):
        make_user(email="gone@example.org", is_active=False)
        self.assertRedirects(self.ask("gone@example.org"), DONE)
        self.assertEqual(mail.outbox, [])

    def test_somebody_who_lost_the_invitation_gets_a_letter(self):
        make_user(email="invited@example.org")
        self.ask("invited@example.org")
        self.assertEqual(mail.outbox[0].to, ["invited@example.org"])

    def test_a_broken_link_says_so_and_offers_a_new_one(self):
        for uid, token in [("MQ", "nonsense"), ("!!!", "x"), ("MQ", "set-password")]:
            address = reverse("admin_password_reset_confirm", args=[uid, token])
            with self.subTest(uid=uid, token=token):
                page = self.client.get(address, HTTP_ACCEPT_LANGUAGE="en")
                self.assertContains(page, "<h1>The link does not work</h1>")
                self.assertContains(page, f'href="{RESET}"')

    def test_a_mail_server_that_refuses_tells_strangers_nothing(self):
        with (
            mock.patch("newsroom.staff.models.User.email_user", side_effect=ConnectionRefusedError),
            self.assertLogs("newsroom.staff.forms", "ERROR"),
        ):
            self.assertRedirects(self.ask(), DONE)

    def test_strangers_read_the_pages_in_the_language_of_their_browser(self):
        for address in [RESET, DONE, reverse("admin_password_reset_confirm", args=["MQ", "x"])]:
            for language in ["ru", "en"]:
                with self.subTest(address, language=language):
                    response = self.client.get(address, HTTP_ACCEPT_LANGUAGE=language)
                    self.assertContains(response, f'<html lang="{language}"')
                    self.assertContains(response, "<h1>", count=1)
