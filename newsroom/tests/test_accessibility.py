"""Every kind of page, and a pairwise tenth of all the ways in which readers may ask to see them, in a real browser."""

from itertools import cycle

from django.test import override_settings

from newsroom.accessibility.preferences import AXES, COOKIE_NAME, STANDARD, Preferences
from newsroom.language import LANGUAGES

from . import checks, validity
from .browser import BrowserTestCase
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
        self.html = page.goto(self.addresses[language][name]).text()
        if name == "error-500":
            self.assertIn("ZeroDivisionError", self.troubles.pop())
        return self.subTest(f"{name}, {language}, {cookie['value']}")

    def on_each_page(self, page, ask, preferences=STANDARD):
        """Open each page in the language of the class, and ask something of it."""
        for name in self.addresses[self.language]:
            with self.visit(page, name, self.language, preferences):
                ask(page)

    def assertNoFaults(self, page, found):
        self.assertEqual(found, [], f"\n{page.url}\n" + "\n".join(map(str, found)))


class EveryPage:
    """What every page is asked once in each language; the classes below say which."""

    def test_every_page_is_accessible(self):
        def ask(page):
            self.assertAccessible(page)
            self.assertNoFaults(page, checks.faults(page))

        self.on_each_page(self.open("/healthz", viewport=checks.DESK), ask)

    def test_every_page_is_valid_html(self):
        page = self.open("/healthz", java_script_enabled=False)
        self.on_each_page(page, lambda page: self.assertNoFaults(page, validity.faults(self.html)))

    def test_a_phone_shows_everything_at_the_largest_settings_and_in_the_readers_own_spacing(self):
        def ask(page):
            self.assertNoFaults(page, checks.faults(page))
            page.add_style_tag(content=checks.TEXT_SPACING)
            self.assertNoFaults(page, checks.faults(page, *checks.ROOM))

        self.on_each_page(self.open("/healthz", viewport=checks.PHONE, bypass_csp=True), ask, checks.LARGEST)

    def test_the_keyboard_walks_through_every_page(self):
        def ask(page):
            self.assertNoFaults(page, checks.faults_of_walk(page))

        self.on_each_page(self.open("/healthz", viewport=checks.DESK), ask)
        self.on_each_page(self.open("/healthz", viewport=checks.PHONE), ask, checks.LARGEST)

    def test_every_page_follows_what_the_system_asks_for(self):
        for wish, names in checks.WISHES.values():
            page = self.open("/healthz", viewport=checks.DESK, **wish)
            self.on_each_page(page, lambda page, names=names: self.assertNoFaults(page, checks.faults(page, *names)))


class RussianPagesTests(EveryPage, AccessibilityTestCase):
    language = "ru"


class EnglishPagesTests(EveryPage, AccessibilityTestCase):
    language = "en"


class PreferencesTests(AccessibilityTestCase):
    def test_any_two_preferences_go_together(self):
        page = self.open("/healthz")
        rows = all_pairs({"language": LANGUAGES, **AXES})
        for row, name in zip(rows, cycle(self.addresses["ru"]), strict=False):
            with self.visit(page, name, row.pop("language"), Preferences(**row)):
                self.assertAccessible(page)
                self.assertNoFaults(page, checks.faults(page))

    def test_a_page_is_the_same_without_scripts(self):
        whole, bare = self.open("/healthz"), self.open("/healthz", java_script_enabled=False)
        for name in self.addresses["ru"]:
            texts = []
            for page in (whole, bare):
                self.visit(page, name, "ru")
                texts.append(page.inner_text("body"))
            self.assertEqual(*texts, name)
