from django.test import TestCase
from django.urls import reverse
from django.utils.translation import override

from newsroom.accessibility.preferences import AXES


def settings_page(language):
    with override(language):
        return reverse("accessibility:settings")


class PageTests(TestCase):
    def get(self, language="en", cookie=None):
        if cookie:
            self.client.cookies["a11y"] = cookie
        return self.client.get(settings_page(language))

    def test_answers_in_both_languages(self):
        for language in ("ru", "en"):
            with self.subTest(language=language):
                response = self.get(language)
                self.assertContains(response, f'<html lang="{language}"')
                self.assertContains(response, 'type="radio"', count=sum(map(len, AXES.values())))

    def test_leads_to_itself_in_the_other_language(self):
        self.assertContains(self.get("ru"), f'href="{settings_page("en")}" lang="en" hreflang="en"')

    def test_page_wears_what_the_cookie_says(self):
        response = self.get(cookie="times-150-medium-normal-black-off")
        for attribute in (
            'data-a11y="on"',
            'data-a11y-font="times"',
            'data-a11y-size="150"',
            'data-a11y-letters="medium"',
            'data-a11y-lines="normal"',
            'data-a11y-scheme="black"',
            'data-a11y-images="off"',
        ):
            self.assertContains(response, attribute, count=1)
        self.assertContains(response, 'value="black" id="a11y-color-scheme-black" checked')

    def test_large_letters_come_with_ordinary_spaces(self):
        for cookie, is_tied in (
            ("site-100-normal-normal-site-on", True),
            ("arial-125-medium-medium-white-on", True),
            ("arial-150-normal-normal-white-on", False),
            ("arial-100-large-normal-white-on", False),
        ):
            with self.subTest(cookie):
                self.client.cookies["a11y"] = cookie
                page = self.client.get("/ru/search/", {"q": "в\u00a0Дубне"}).content.decode()
                self.assertEqual("\u00a0" in page, is_tied)

    def test_desk_keeps_what_its_forms_send_back(self):
        self.client.cookies["a11y"] = "arial-200-large-large-white-on"
        response = self.client.post("/admin/login/", {"username": "a\u00a0b", "password": "c"})
        self.assertContains(response, "a\u00a0b")

    def test_hostile_cookie_gives_the_standard_page(self):
        response = self.get(cookie='black"><script>')
        self.assertEqual(response.status_code, 200)
        self.assertContains(response, 'data-a11y-scheme="site"')
        self.assertNotContains(response, 'data-a11y="on"')

    def test_button_offers_the_other_version(self):
        self.assertContains(self.get(), 'name="preset" value="low-vision"', count=1)
        self.client.cookies.clear()
        response = self.get(cookie="arial-150-medium-medium-white-on")
        self.assertNotContains(response, 'value="low-vision"')

    def test_no_id_stands_twice(self):
        content = self.get().content.decode()
        self.assertEqual(content.count('id="a11y-font-size-150"'), 1)

    def test_caches_are_told_what_pages_differ_by(self):
        response = self.get()
        self.assertIn("Cookie", response["Vary"])
        self.assertNotIn("sessionid", response.cookies)
        self.assertNotIn("csrftoken", response.cookies)

    def test_names_of_fonts_are_marked_as_english(self):
        self.assertContains(self.get("ru"), '<span lang="en">Times New Roman</span>')

    def test_panel_stays_out_of_search_results(self):
        self.assertContains(self.get(), 'class="a11y-panel" data-nosnippet')
