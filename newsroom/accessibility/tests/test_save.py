from django.test import TestCase, override_settings
from django.urls import reverse
from django.utils.translation import override

from newsroom.accessibility.preferences import COOKIE_AGE

CHOICE = {"font": "times", "size": "150", "letters": "medium", "lines": "normal", "scheme": "black", "images": "on"}


class SaveTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        with override("ru"):
            cls.save = reverse("accessibility:save")
            cls.settings_page = reverse("accessibility:settings")

    def test_choice_goes_into_the_cookie_and_the_reader_goes_back(self):
        response = self.client.post(self.save, CHOICE | {"next": "/ru/news/?page=2"})
        self.assertEqual(response.status_code, 303)
        self.assertEqual(response["Location"], "/ru/news/?page=2")
        self.assertEqual(response["Cache-Control"], "no-store")
        cookie = response.cookies["a11y"]
        self.assertEqual(cookie.value, "times-150-medium-normal-black-on")
        self.assertEqual(cookie["path"], "/")
        self.assertEqual(cookie["max-age"], COOKIE_AGE)
        self.assertEqual(cookie["samesite"], "Lax")
        self.assertTrue(cookie["httponly"])
        self.assertFalse(cookie["secure"])

    @override_settings(SESSION_COOKIE_SECURE=True)
    def test_cookie_travels_encrypted_where_sessions_do(self):
        self.assertTrue(self.client.post(self.save, CHOICE).cookies["a11y"]["secure"])

    def test_one_click_gives_the_low_vision_version_and_another_takes_it_back(self):
        on = self.client.post(self.save, {"preset": "low-vision", "next": "/ru/"})
        self.assertEqual(on.cookies["a11y"].value, "arial-150-medium-medium-white-on")
        off = self.client.post(self.save, {"preset": "standard", "next": "/ru/"})
        self.assertEqual(off.cookies["a11y"].value, "")
        self.assertEqual(off.cookies["a11y"]["max-age"], 0)

    def test_choosing_the_defaults_by_hand_deletes_the_cookie(self):
        response = self.client.post(self.save, {"font": "site", "size": "100", "scheme": "site"})
        self.assertEqual(response.cookies["a11y"]["max-age"], 0)

    def test_hostile_next_leads_to_the_settings_page(self):
        hostile = [
            "",
            "news",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "http://evil.example/",
            "https:evil.example",
            "javascript:alert(1)",
            "/ru/\r\nSet-Cookie: a=b",
            "/ru/\x00",
            "\x1f//evil.example",
            "/\t/evil.example",
            " //evil.example",
            "/" + "a" * 3000,
        ]
        for path in hostile:
            with self.subTest(path=path[:40]):
                response = self.client.post(self.save, CHOICE | {"next": path})
                self.assertEqual(response.status_code, 303)
                self.assertEqual(response["Location"], self.settings_page)

    def test_cyrillic_next_comes_back_encoded(self):
        response = self.client.post(self.save, CHOICE | {"next": "/ru/search/?q=кластер"})
        self.assertTrue(response["Location"].startswith("/ru/search/?q=%D0%BA"))

    def test_word_off_the_list_changes_nothing_and_says_so(self):
        response = self.client.post(self.save, {"size": "1000"})
        self.assertEqual(response.status_code, 400)
        self.assertNotIn("a11y", response.cookies)
        self.assertContains(response, 'role="alert"', status_code=400)
        self.assertContains(response, f'name="next" value="{self.settings_page}"', status_code=400)

    def test_form_of_another_site_is_refused(self):
        for headers in (
            {"sec-fetch-site": "cross-site"},
            {"sec-fetch-site": "same-site"},
            {"sec-fetch-site": "none"},
            {"origin": "https://evil.example"},
            {"origin": "null"},
            {"origin": "http://testserver.evil.example"},
            {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
        ):
            with self.subTest(headers=headers):
                response = self.client.post(self.save, CHOICE, headers=headers)
                self.assertEqual(response.status_code, 403)
                self.assertNotIn("a11y", response.cookies)
                self.assertEqual(response["Cache-Control"], "no-store")

    def test_form_of_our_own_page_is_taken(self):
        for headers in ({"sec-fetch-site": "same-origin"}, {"origin": "http://testserver"}, {}):
            with self.subTest(headers=headers):
                self.assertEqual(self.client.post(self.save, CHOICE, headers=headers).status_code, 303)

    def test_only_a_form_changes_the_cookie(self):
        for method in ("get", "head", "put", "delete"):
            with self.subTest(method=method):
                response = getattr(self.client, method)(self.save)
                self.assertEqual(response.status_code, 405)
                self.assertNotIn("a11y", response.cookies)

    def test_neither_session_nor_token_is_touched(self):
        response = self.client.post(self.save, CHOICE)
        self.assertEqual(set(response.cookies), {"a11y"})
