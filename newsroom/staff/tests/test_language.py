from django.test import RequestFactory, TestCase
from django.urls import reverse

from newsroom.staff.middleware import InterfaceLanguageMiddleware

from .factories import make_user


class InterfaceLanguageTests(TestCase):
    def test_the_desk_speaks_the_language_of_each_person(self):
        for language, other in [("ru", "en"), ("en", "ru")]:
            self.client.force_login(make_user(interface_language=language))
            with self.subTest(language):
                response = self.client.get(reverse("admin:index"), HTTP_ACCEPT_LANGUAGE=other)
                self.assertContains(response, f'<html lang="{language}"')
                self.assertEqual(response["Content-Language"], language)

    def test_a_stranger_reads_the_sign_in_page_in_the_language_of_the_browser(self):
        for asked, answered in [("ru", "ru"), ("en-GB,en;q=0.9", "en"), ("de", "ru")]:
            with self.subTest(asked):
                response = self.client.get(reverse("admin:login"), HTTP_ACCEPT_LANGUAGE=asked)
                self.assertContains(response, f'<html lang="{answered}"')

    def test_public_pages_touch_neither_user_nor_session(self):
        request = RequestFactory().get("/en/news/")  # Has no user: looking at it would raise.
        self.assertEqual(InterfaceLanguageMiddleware(lambda request: "page")(request), "page")


class ProfileTests(TestCase):
    def setUp(self):
        self.user = make_user(interface_language="ru")
        self.client.force_login(self.user)

    def save(self, **fields):
        data = {
            "first_name": "",
            "last_name": "",
            "email": self.user.email,
            "interface_language": "ru",
            "letters": "each",
        } | fields
        return self.client.post(reverse("admin_profile"), data, follow=True)

    def test_people_change_their_own_name_address_and_language(self):
        response = self.save(last_name="Renamed", email="new@example.org", interface_language="en")
        self.assertContains(response, '<html lang="en"')
        self.assertContains(response, "Your profile is saved.")
        self.user.refresh_from_db()
        self.assertEqual((self.user.last_name, self.user.email), ("Renamed", "new@example.org"))

    def test_people_choose_when_messages_come(self):
        for letters in ("daily", "none", "each"):
            self.save(letters=letters)
            self.user.refresh_from_db()
            self.assertEqual(self.user.letters, letters)
        for wrong in ("", "hourly"):
            with self.subTest(wrong):
                self.assertIn("letters", self.save(letters=wrong).context["form"].errors)

    def test_people_change_nothing_else_about_themselves(self):
        self.save(username="root", is_superuser="on", role="chief editor", is_staff="", groups=["1"])
        user = type(self.user).objects.get(pk=self.user.pk)
        self.assertEqual((user.username, user.is_superuser, user.role), (self.user.username, False, None))

    def test_the_address_of_somebody_else_is_refused(self):
        make_user(email="taken@example.org")
        for email in ["Taken@example.org", "", "nonsense"]:
            with self.subTest(email):
                self.assertTrue(self.save(email=email).context["form"].errors)
        self.user.refresh_from_db()
        self.assertIn(self.user.username, self.user.email)

    def test_the_page_speaks_both_languages(self):
        for language in ["ru", "en"]:
            self.client.force_login(make_user(interface_language=language))
            with self.subTest(language):
                response = self.client.get(reverse("admin_profile"))
                self.assertContains(response, f'<html lang="{language}"')
                self.assertContains(response, "<h1>", count=1)
