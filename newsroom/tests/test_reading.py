"""The fullest pages, as people read them: with the keyboard alone, without scripts, without pictures, on paper."""

from newsroom.accessibility.preferences import COOKIE_NAME, Preferences
from newsroom.language import LANGUAGES
from newsroom.regions.tests.factories import make_region

from . import checks
from .browser import BrowserTestCase
from .factories import make_full_article, make_full_event


class ReadingTestCase(BrowserTestCase):
    fixtures = ["site"]

    @classmethod
    def setUpTestData(cls):
        regions = [make_region(), make_region()]
        cls.article, cls.event = make_full_article(regions=regions), make_full_event(regions=regions)

    def prefer(self, page, preferences):
        cookie = {"name": COOKIE_NAME, "value": preferences.to_cookie(), "url": self.live_server_url}
        page.context.add_cookies([cookie])


class FullestPagesTests(ReadingTestCase):
    def test_fullest_pages_are_accessible(self):
        page = self.open("/healthz")
        for language in LANGUAGES:
            for thing, preferences in (
                (self.event, Preferences(scheme="black", size="200")),
                (self.article, Preferences(scheme="green", images="off")),
                (self.event, Preferences(scheme="blue", font="dyslexic", letters="large", lines="large")),
            ):
                with self.subTest(language=language, thing=type(thing).__name__, preferences=preferences):
                    self.prefer(page, preferences)
                    page.goto(thing.address_in(language))
                    self.assertAccessible(page)
                    self.assertEqual(checks.faults(page), [])


class KeyboardTests(ReadingTestCase):
    def tab_to(self, page, text):
        for _ in range(60):
            page.keyboard.press("Tab")
            if checks.focus(page)["text"] == text:
                return
        self.fail(f"The keyboard never comes to “{text}”.")

    def look(self, page):
        return page.evaluate(
            "() => [document.documentElement, document.body].map(element => getComputedStyle(element))"
            ".flatMap(style => [style.fontSize, style.color, style.backgroundColor])"
        )

    def test_skip_link_leads_past_the_masthead(self):
        page = self.open("/en/")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        self.assertTrue(page.evaluate("document.querySelector('main').contains(document.activeElement)"))

    def test_panel_opens_and_closes_with_the_keyboard_and_the_walk_goes_through_it(self):
        page = self.open(self.article.address_in("en"))
        self.tab_to(page, "Settings")
        page.keyboard.press("Enter")
        self.assertTrue(page.is_visible(".a11y-panel__sheet"))
        self.assertEqual(checks.faults_of_walk(page), [])
        self.assertEqual(checks.faults(page, "smallTargets", "sideways", "clipped"), [])
        self.assertAccessible(page)
        page.focus(".a11y-panel__summary")
        page.keyboard.press("Space")
        self.assertFalse(page.is_visible(".a11y-panel__sheet"))
        self.assertEqual(checks.focus(page)["text"], "Settings")

    def test_low_vision_version_is_reached_and_set_with_the_keyboard_alone(self):
        """Without scripts, too: the button, then the panel, where a choice is seen before it is kept."""
        page = self.open(self.article.address_in("en"), java_script_enabled=False)
        address = page.url
        self.tab_to(page, "Low-vision version")
        page.keyboard.press("Enter")
        page.wait_for_selector('html[data-a11y-size="150"][data-a11y-scheme="white"][data-a11y-font="arial"]')
        page.wait_for_load_state()
        self.assertEqual(page.url, address)
        self.tab_to(page, "Settings")
        page.keyboard.press("Enter")
        for _fieldset in ("font", "size"):
            page.keyboard.press("Tab")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        for _fieldset in ("letters", "lines", "scheme"):
            page.keyboard.press("Tab")
        page.keyboard.press("ArrowDown")
        self.assertEqual(page.locator("html").get_attribute("data-a11y-scheme"), "white")
        preview = self.look(page)
        self.assertEqual(preview[:3], ["32px", "rgb(255, 255, 255)", "rgb(0, 0, 0)"])
        self.tab_to(page, "Apply")
        page.keyboard.press("Enter")
        page.wait_for_selector('html[data-a11y-size="200"][data-a11y-scheme="black"]')
        page.wait_for_load_state()
        self.assertEqual(page.url, address)
        self.assertEqual(self.look(page), preview)
        self.assertIn(self.article.headline_en, page.inner_text("h1"))
        page.goto("/en/news/")
        self.assertEqual(self.look(page)[:3], preview[:3])
        self.tab_to(page, "Standard version")
        page.keyboard.press("Enter")
        page.wait_for_selector('html[data-a11y-size="100"]')
        page.wait_for_load_state()
        self.assertEqual(page.context.cookies(), [])


class PaperTests(ReadingTestCase):
    def test_page_is_printed_black_on_white_without_its_machinery(self):
        page = self.open("/healthz")
        self.prefer(page, Preferences(scheme="black"))
        for thing in (self.article, self.event):
            page.goto(thing.address_in("ru"))
            page.emulate_media(media="print")
            for block in (".utility", ".site-nav", ".masthead__search", ".breadcrumbs"):
                self.assertFalse(page.is_visible(block), block)
            self.assertTrue(page.is_visible("h1"))
            self.assertTrue(page.is_visible(".story__about"))
            style = "getComputedStyle(document.querySelector('{}')).{}"
            self.assertEqual(page.evaluate(style.format("h1", "color")), "rgb(0, 0, 0)")
            self.assertEqual(page.evaluate(style.format("html", "backgroundColor")), "rgb(255, 255, 255)")
            for useless in page.locator(".screen-only").all():
                self.assertFalse(useless.is_visible())
            self.assertTrue(page.locator(".screen-only").count())
            page.emulate_media(media="screen")

    def test_largest_letters_are_printed_smaller_and_all_parts_equally_wide(self):
        page = self.open("/healthz")
        self.prefer(page, Preferences(size="200"))
        page.goto(self.article.address_in("ru"))
        page.emulate_media(media="print")
        self.assertEqual(page.evaluate("getComputedStyle(document.documentElement).fontSize"), "24px")
        parts = page.locator(".prose, .story__about, .box:visible, .print-address")
        widths = parts.evaluate_all("parts => parts.map(part => Math.round(part.getBoundingClientRect().width))")
        self.assertEqual(len(set(widths)), 1, widths)
