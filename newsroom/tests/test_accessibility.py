"""Every kind of page, and a pairwise tenth of all the ways in which readers may ask to see them, in a real browser."""

from itertools import cycle

from django.test import override_settings

from newsroom.accessibility.preferences import AXES, COOKIE_NAME, STANDARD, Preferences
from newsroom.language import LANGUAGES

from .browser import BrowserTestCase
from .checks import LARGEST, PHONE, TOO_WIDE, UNMARKED
from .matrix import all_pairs
from .pages import addresses, furnish


@override_settings(ROOT_URLCONF="newsroom.tests.urls")
class AccessibilityTestCase(BrowserTestCase):
    @classmethod
    def setUpTestData(cls):
        furnish()
        cls.addresses = {language: addresses(language) for language in LANGUAGES}

    def visit(self, page, name, language, preferences=STANDARD):
        """Open a page as a reader with these preferences gets it."""
        cookie = {"name": COOKIE_NAME, "value": preferences.to_cookie(), "url": self.live_server_url}
        page.context.add_cookies([cookie])
        page.goto(self.addresses[language][name])
        if name == "broken page":
            self.assertIn("ZeroDivisionError", self.troubles.pop())
        return self.subTest(f"{name}, {language}, {cookie['value']}")

    def check_every_page(self, language):
        page = self.open("/healthz")
        for name in self.addresses[language]:
            with self.visit(page, name, language):
                self.assertAccessible(page)
                self.assertEqual(page.evaluate(UNMARKED), [])

    def check_every_page_on_a_phone(self, language):
        page = self.open("/healthz", viewport=PHONE)
        for name in self.addresses[language]:
            with self.visit(page, name, language, LARGEST):
                self.assertEqual(page.evaluate(TOO_WIDE), [])


class RussianPagesTests(AccessibilityTestCase):
    def test_every_page_is_accessible(self):
        self.check_every_page("ru")

    def test_no_page_is_wider_than_a_phone_at_the_largest_settings(self):
        self.check_every_page_on_a_phone("ru")


class EnglishPagesTests(AccessibilityTestCase):
    def test_every_page_is_accessible(self):
        self.check_every_page("en")

    def test_no_page_is_wider_than_a_phone_at_the_largest_settings(self):
        self.check_every_page_on_a_phone("en")


class PreferencesTests(AccessibilityTestCase):
    def test_any_two_preferences_go_together(self):
        page = self.open("/healthz")
        rows = all_pairs({"language": LANGUAGES, **AXES})
        for row, name in zip(rows, cycle(self.addresses["ru"]), strict=False):
            with self.visit(page, name, row.pop("language"), Preferences(**row)):
                self.assertAccessible(page)
