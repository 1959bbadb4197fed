"""Pages with everything on them, as people read them: on a phone in huge letters, with the keyboard alone, on paper."""

from django.core.management import call_command
from django.utils.translation import override

from articles.tests.factories import make_published_article, make_topic
from events.tests.factories import make_published_event, moscow
from newsroom.accessibility.preferences import COOKIE_NAME, Preferences
from newsroom.directory.tests.factories import make_organisation
from newsroom.language import LANGUAGES
from newsroom.publishing.workflow import make_move
from newsroom.regions.models import Region

from .browser import BrowserTestCase
from .checks import CLIPPED, FOCUS, HEADINGS, LARGEST, PHONE, SMALL_TARGETS, STOPS, TEXT_SPACING, TOO_WIDE, UNMARKED
from .factories import make_full_article, make_full_event

LONG = "Высокопревосходительство электрогидравлического сельскохозяйственного машиностроения"
PAGE = '<!doctype html><html lang="{}"><title>A page</title><body><main>{}</main></body></html>'


class ReadingTestCase(BrowserTestCase):
    @classmethod
    def setUpTestData(cls):
        call_command("load_reference", verbosity=0)
        regions = list(Region.objects.filter(code__in=("RU-NVS", "RU-MOS", "KZ")))
        stranger = make_organisation(name_ru="Ленинградские новости науки", name_en="")
        cls.article = make_full_article(regions=regions, topics=[make_topic()])
        cls.article.organisations.create(organisation=stranger)
        cls.article.sources.create(organisation=stranger)
        cls.event = make_full_event(regions=regions)
        cls.event.organisations.create(organisation=stranger)
        bare = make_published_article(headline_ru=LONG)
        cancelled = make_published_event(
            date_precision="none", title_ru=LONG, event_status="cancelled",
            status_reason_ru="Зал закрыт", status_reason_en="The hall is closed",
        )  # fmt: skip
        make_published_event(starts_at=moscow(2024, 9, 17), ends_at=moscow(2024, 9, 19), date_precision="day")
        withdrawn = make_published_article()
        for language in LANGUAGES:
            make_move(withdrawn.item, "retract", language, by=None, note="Figures. / Цифры.")
        for _ in range(20):
            make_published_article(regions=regions)
        things = [cls.article, cls.event, bare, cancelled, withdrawn, regions[0], regions[0].country or regions[1]]
        lists = ("", "news/", "news/?page=2", "news/?year=1999", "events/", "events/?when=past", "regions/", "about/")
        lists += ("search/?q=2026", "search/?q=zzzz", "search/?q=technopark", "accessibility/", "nowhere/at/all/")
        cls.addresses = {}
        for language in LANGUAGES:
            with override(language):
                found = [thing.get_absolute_url() for thing in [*things, stranger, cls.article.cover]]
            cls.addresses[language] = [*(f"/{language}/{rest}" for rest in lists), *found]

    def on_every_page(self, page, *checks, style=None):
        """Ask each check of each page, once as it is, and again with a style of the reader's own."""
        for address in (address for language in LANGUAGES for address in self.addresses[language]):
            page.goto(address)
            self.ask(page, checks)
            if style:
                page.add_style_tag(content=style)
                self.ask(page, checks)

    def ask(self, page, checks):
        for check in checks:
            with self.subTest(page.url, check=check[:80]):
                self.assertEqual(page.evaluate(check), [])

    def prefer(self, page, preferences):
        cookie = {"name": COOKIE_NAME, "value": preferences.to_cookie(), "url": self.live_server_url}
        page.context.add_cookies([cookie])


class PagesTests(ReadingTestCase):
    def test_headings_languages_and_targets(self):
        page = self.open("/healthz", viewport={"width": 360, "height": 740})
        self.on_every_page(page, HEADINGS, UNMARKED, SMALL_TARGETS, TOO_WIDE, CLIPPED)

    def test_richest_pages_are_accessible(self):
        page = self.open("/healthz")
        for language in LANGUAGES:
            for thing, preferences in (
                (self.article, Preferences()),
                (self.event, Preferences(scheme="black", size="200")),
                (self.article, Preferences(scheme="green", images="off")),
                (self.event, Preferences(scheme="blue", font="dyslexic", letters="large", lines="large")),
            ):
                with self.subTest(language=language, thing=type(thing).__name__, preferences=preferences):
                    self.prefer(page, preferences)
                    page.goto(thing.address_in(language))
                    self.assertAccessible(page)

    def test_nothing_scrolls_sideways_on_a_phone_in_the_largest_letters(self):
        page = self.open("/healthz", viewport=PHONE, bypass_csp=True)
        self.prefer(page, LARGEST)
        self.on_every_page(page, TOO_WIDE, CLIPPED, style=TEXT_SPACING)


class KeyboardTests(ReadingTestCase):
    def tab_to(self, page, text):
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate(FOCUS)["text"] == text:
                return
        self.fail(f"The keyboard never comes to “{text}”.")

    def look(self, page):
        return page.evaluate(
            "() => [document.documentElement, document.body].map(element => getComputedStyle(element))"
            ".flatMap(style => [style.fontSize, style.color, style.backgroundColor])"
        )

    def test_walk_begins_at_the_skip_link_and_every_stop_is_seen(self):
        for thing, viewport in ((self.article, {"width": 1280, "height": 800}), (self.event, PHONE)):
            page = self.open(thing.address_in("en"), viewport=viewport)
            page.keyboard.press("Tab")
            stops = [page.evaluate(FOCUS)]
            self.assertEqual(stops[0]["href"], "#main")
            while len(stops) <= 200:
                page.keyboard.press("Tab")
                if page.evaluate("document.activeElement === document.body"):
                    break
                stops.append(page.evaluate(FOCUS))
            self.assertEqual(len(stops), page.evaluate(STOPS))
            self.assertEqual([stop for stop in stops if not (stop["isVisible"] and stop["isClear"])], [])
            self.assertEqual(page.locator("[tabindex]:not([tabindex='0'], [tabindex='-1'])").count(), 0)

    def test_skip_link_leads_past_the_masthead(self):
        page = self.open("/en/")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        self.assertTrue(page.evaluate("document.querySelector('main').contains(document.activeElement)"))

    def test_low_vision_version_is_reached_and_set_with_the_keyboard_alone(self):
        """Without scripts, too: the button, then the panel, where a choice is seen before it is kept."""
        page = self.open(self.article.address_in("en"), java_script_enabled=False)
        address = page.url
        self.tab_to(page, "Low-vision version")
        page.keyboard.press("Enter")
        page.wait_for_selector('html[data-a11y-size="150"][data-a11y-scheme="white"][data-a11y-font="arial"]')
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
        self.assertEqual(page.url, address)
        self.assertEqual(self.look(page), preview)
        self.assertIn(self.article.headline_en, page.inner_text("h1"))
        page.goto("/en/news/")
        self.assertEqual(self.look(page)[:3], preview[:3])
        self.tab_to(page, "Standard version")
        page.keyboard.press("Enter")
        page.wait_for_selector('html[data-a11y-size="100"]')
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
            page.emulate_media(media="screen")


class ChecksTests(BrowserTestCase):
    """The checks bite: each finds the page that was made to fail it, and lets its better twin pass."""

    FAULTS = [
        (TOO_WIDE, "en", '<p style="width: 700px">wide</p>', '<p style="width: 100px">narrow</p>'),
        (CLIPPED, "en", '<p style="height: 5px; overflow: hidden">cut off</p>', "<p>whole</p>"),
        (SMALL_TARGETS, "en", '<button style="height: 12px; padding: 0">b</button>', "<p>A <a href='/'>b</a> c</p>"),
        (SMALL_TARGETS, "en", "<p style='font-size: 9px'><a href='/'>b</a></p>", "<input style='height: 30px'>"),
        (HEADINGS, "en", "<h1>a</h1><h3>b</h3>", "<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2>"),
        (HEADINGS, "en", "<h1>a</h1><h1>b</h1>", "<h1>a</h1>"),
        (HEADINGS, "en", "<h2>b</h2>", "<h1>a</h1>"),
        (UNMARKED, "en", "<p>Обнинские новости</p>", '<p lang="ru">Обнинские новости</p><p>Обнинск</p>'),
        (UNMARKED, "ru", "<p>see you at work</p>", '<p lang="en">see you at work</p><p>сайт New York Times тут</p>'),
    ]

    def test_each_check_finds_its_fault(self):
        page = self.open("/healthz", viewport=PHONE)
        for check, language, bad, good in self.FAULTS:
            with self.subTest(bad):
                page.set_content(PAGE.format(language, bad))
                self.assertEqual(len(page.evaluate(check)), 1)
                page.set_content(PAGE.format(language, good))
                self.assertEqual(page.evaluate(check), [])

    def test_invisible_and_covered_focus_is_noticed(self):
        page = self.open("/healthz")
        cover = '<div style="position: fixed; inset: 0; background: white"></div>'
        for html, seen in (
            ('<button style="outline: none">b</button>', (False, True)),
            (f'<button style="outline: 3px solid">b</button>{cover}', (True, False)),
            ('<button style="outline: 3px solid">b</button>', (True, True)),
        ):
            page.set_content(PAGE.format("en", html))
            page.keyboard.press("Tab")
            focus = page.evaluate(FOCUS)
            self.assertEqual((focus["isVisible"], focus["isClear"]), seen, html)
