from datetime import timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import F
from django.test import TestCase, override_settings
from django.urls import reverse

from .factories import make_user

LOGIN = reverse("admin:login")
PASSWORD = "seven tall birches"


@override_settings(AXES_ENABLED=True)
class ThrottlingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.user = make_user(username="writer", password=PASSWORD)

    def setUp(self):
        logs = self.assertLogs("axes", "INFO")  # Keeps what is expected here off the screen.
        logs.__enter__()
        self.addCleanup(logs.__exit__, None, None, None)

    def sign_in(self, password=PASSWORD, **extra):
        return self.client.post(LOGIN, {"username": "writer", "password": password}, **extra)

    def fail(self, times, **extra):
        for _ in range(times):
            response = self.sign_in("wrong", **extra)
        return response

    def test_four_wrong_passwords_do_no_harm(self):
        self.assertEqual(self.fail(4).status_code, 200)
        self.assertEqual(self.sign_in().status_code, 302)

    def test_the_fifth_is_answered_with_a_pause_and_a_way_out(self):
        response = self.fail(5)
        self.assertEqual(response.status_code, 429)
        self.assertEqual(response["Retry-After"], "900")
        self.assertTemplateUsed(response, "staff/locked_out.html")
        self.assertContains(response, "15", status_code=429)
        self.assertContains(response, f'href="{reverse("admin_password_reset")}"', status_code=429)

    def test_the_answer_comes_in_both_languages(self):
        for language in ["ru", "en"]:
            with self.subTest(language):
                response = self.fail(5, HTTP_ACCEPT_LANGUAGE=language)
                self.assertContains(response, f'<html lang="{language}"', status_code=429)

    def test_the_right_password_waits_too(self):
        self.fail(5)
        self.assertEqual(self.sign_in().status_code, 429)

    def test_the_pause_ends_however_often_it_was_knocked_at(self):
        self.fail(8)
        AccessAttempt.objects.update(attempt_time=F("attempt_time") - settings.AXES_COOLOFF_TIME - timedelta(seconds=1))
        self.assertEqual(self.sign_in().status_code, 302)

    def test_knocking_during_the_pause_does_not_make_it_longer(self):
        self.fail(5)
        before = AccessAttempt.objects.get().attempt_time
        self.fail(2)
        self.assertEqual(AccessAttempt.objects.get().attempt_time, before)

    def test_success_forgets_earlier_failures(self):
        self.fail(4)
        self.sign_in()
        self.client.logout()
        self.assertEqual(self.fail(4).status_code, 200)

    def test_others_at_the_same_address_and_the_same_person_elsewhere_may_enter(self):
        make_user(username="neighbour", password=PASSWORD)
        self.fail(5)
        response = self.client.post(LOGIN, {"username": "neighbour", "password": PASSWORD})
        self.assertEqual(response.status_code, 302)
        self.client.logout()
        self.assertEqual(self.sign_in(REMOTE_ADDR="127.0.0.2").status_code, 302)

    def test_a_forged_header_is_not_another_address(self):
        self.fail(4)
        self.assertEqual(self.sign_in("wrong", HTTP_X_FORWARDED_FOR="203.0.113.7").status_code, 429)

    def test_a_name_written_with_spaces_is_the_same_name(self):
        self.fail(4)
        response = self.client.post(LOGIN, {"username": " writer ", "password": "wrong"})
        self.assertEqual(response.status_code, 429)

    def test_hostile_names_get_the_sign_in_page(self):
        for name in ["", "x" * 10_000, "writer\0", "💥"]:
            with self.subTest(name[:10]):
                response = self.client.post(LOGIN, {"username": name, "password": "wrong"})
                self.assertEqual(response.status_code, 200)
