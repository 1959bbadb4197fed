from events.tests.factories import make_published_event, moscow
from newsroom.tests.browser import BrowserTestCase

LONG = "Высокопревосходительство электрогидравлического сельскохозяйственного машиностроения"


class MonthLooksTests(BrowserTestCase):
    """A table of weeks where a cell is wide enough for words, else a list of the days that have something."""

    @classmethod
    def setUpTestData(cls):
        make_published_event(title_ru=LONG, starts_at=moscow(2090, 11, 6, 10), ends_at=moscow(2090, 11, 7, 12))

    def shown(self, page):
        """What of the month is seen: weekdays, cells, and the links to the event."""
        return [
            page.locator(f"{selector}:visible").count()
            for selector in (".month__weekday", ".month__day", ".month__title")
        ]

    def test_width_and_letters_decide(self):
        for width, size, shown in ((1280, "100", [7, 30, 2]), (700, "100", [0, 2, 2]), (1280, "200", [0, 2, 2])):
            with self.subTest(width=width, size=size):
                page = self.open("/healthz", viewport={"width": width, "height": 800})
                cookie = {"name": "a11y", "value": f"site-{size}-normal-normal-site-on", "url": self.live_server_url}
                page.context.add_cookies([cookie])
                page.goto("/ru/events/2090/11/")
                self.assertEqual(self.shown(page), shown)
                self.assertFalse(page.evaluate("document.documentElement.scrollWidth > innerWidth"))

    def test_weekdays_stand_on_one_line_whatever_day_a_month_begins_with(self):
        page = self.open("/ru/events/2090/11/", viewport={"width": 1280, "height": 800})  # from a Wednesday
        tops = """names => names.map(name => {
            const words = document.createRange()
            words.selectNodeContents(name)
            return words.getBoundingClientRect().top
        })"""
        self.assertEqual(len(set(page.locator(".month__weekday").evaluate_all(tops))), 1)

    def test_both_looks_are_accessible(self):
        for width in (1280, 360):
            with self.subTest(width):
                self.assertAccessible(self.open("/ru/events/2090/11/", viewport={"width": width, "height": 800}))
