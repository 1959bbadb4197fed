"""Every kind of page, and a pairwise tenth of all the ways in which readers may ask to see them, in a real browser."""

from itertools import cycle

from django.test import override_settings

from newsroom.accessibility.preferences import AXES, COOKIE_NAME, STANDARD, Preferences
from newsroom.language import LANGUAGES

from .browser import BrowserTestCase
from .matrix import all_pairs
from .pages import addresses, furnish

LARGEST = Preferences(size="200", letters="large", lines="large")
PHONE = {"width": 320, "height": 640}

# What is set wider than the window, the outermost first; boxes that scroll by themselves are no fault of the page.
TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll("body *")].filter(element => element.getBoundingClientRect().right > innerWidth + 1)
    .slice(0, 5).map(element => element.outerHTML.slice(0, 200))"""

# Texts that do not say their language: four Latin words on a Russian page, two Cyrillic ones on an English page.
UNMARKED = r"""() => {
  const foreign = {ru: /[A-Za-z]{2,}(?:[^А-Яа-яЁё]*?\s[A-Za-z]{2,}){3}/, en: /[А-Яа-яЁё]{2,}\s+[А-Яа-яЁё]{2,}/};
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim(), parent = walker.currentNode.parentElement;
    if (!parent.matches("script, style") && foreign[parent.closest("[lang]").lang]?.test(text)) found.push(text);
  }
  return found;
}"""


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
