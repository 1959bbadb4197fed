from django.test import TestCase

from events.tests.factories import make_published_event, moscow
from newsroom.publishing.workflow import make_move
from newsroom.regions.tests.factories import make_region


class EventFilterTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.country = make_region(kind="country", slug="kazakhstan", name_en="Kazakhstan", name_ru="Казахстан")
        cls.almaty = make_region(country=cls.country, slug="almaty", name_en="Almaty", name_ru="Алматы")
        cls.astana = make_region(country=cls.country, slug="astana", name_en="Astana", name_ru="Астана")
        for title, regions, kind, fields in (
            ("both", [cls.almaty, cls.astana], "seminar", {"starts_at": moscow(2090, 12, 31)}),
            ("almaty", [cls.almaty], "congress", {"starts_at": moscow(2090, 12, 30), "ends_at": moscow(2091, 1, 2)}),
            ("country", [cls.country], "seminar", {"date_precision": "none"}),
            ("past", [cls.astana], "visit", {"starts_at": moscow(2024, 5, 1)}),
        ):
            make_published_event(title_en=title, regions=regions, kind=kind, **fields)

    def titles(self, query):
        return [event.title for event in self.client.get(f"/en/events/{query}").context["object_list"]]

    def choices(self, query, name):
        return dict(self.client.get(f"/en/events/{query}").context["filter"].form.fields[name].choices)

    def test_narrows_by_region_country_kind_and_year_together(self):
        table = {
            "": ["almaty", "both", "country"],
            "?region=almaty": ["almaty", "both"],
            "?region=kazakhstan": ["almaty", "both", "country"],
            "?kind=seminar": ["both", "country"],
            "?year=2091": ["almaty"],
            "?year=2090&kind=seminar&region=astana": ["both"],
            "?when=past": ["past"],
            "?when=past&region=kazakhstan": ["past"],
            "?when=past&region=almaty": [],
        }
        for query, titles in table.items():
            with self.subTest(query):
                self.assertEqual(self.titles(query), titles)

    def test_the_year_is_that_of_the_place(self):
        make_published_event(title_en="east", time_zone="Asia/Vladivostok", starts_at=moscow(2092, 12, 31, 23))
        self.assertEqual(self.titles("?year=2093"), ["east"])
        self.assertEqual(self.titles("?year=2092"), [])

    def test_choices_say_how_much_there_is_beside_what_else_is_chosen(self):
        self.assertEqual(
            self.choices("", "region"),
            {"": "All regions", "almaty": "Almaty (2)", "astana": "Astana (1)", "kazakhstan": "Kazakhstan (3)"},
        )
        self.assertEqual(self.choices("?kind=congress", "region")["kazakhstan"], "Kazakhstan (1)")
        self.assertNotIn("astana", self.choices("?kind=congress", "region"))
        self.assertEqual(
            self.choices("?region=almaty", "kind"),
            {"": "All kinds", "seminar": "Seminar (1)", "congress": "Congress (1)"},
        )
        self.assertEqual(self.choices("", "year"), {"": "All years", "2090": "2090 (2)", "2091": "2091 (1)"})
        self.assertEqual(self.choices("?when=past", "year"), {"": "All years", "2024": "2024 (1)"})

    def test_what_is_hidden_counts_nowhere(self):
        event = make_published_event(regions=[self.almaty], kind="exhibition", starts_at=moscow(2095, 1, 1))
        for language in ("ru", "en"):
            make_move(event.item, "retract", language, by=None, note="Wrong.")
        self.assertEqual(self.choices("", "region")["almaty"], "Almaty (2)")
        self.assertNotIn("exhibition", self.choices("", "kind"))
        self.assertNotIn("2095", self.choices("", "year"))

    def test_nonsense_finds_nothing_and_says_so(self):
        for query in (
            "region=nowhere",
            "region=%00",
            "kind=ball",
            "year=1e3",
            "year=" + "9" * 30,
            "year=٢٠٩٠",
            "year=-1",
        ):
            with self.subTest(query):
                page = self.client.get(f"/en/events/?{query}")
                self.assertEqual(list(page.context["object_list"]), [])
                self.assertContains(page, "There is no such thing in this list.")

    def test_empty_list_says_what_to_let_go_of_and_how_much_there_is_then(self):
        page = self.client.get("/en/events/?region=astana&kind=congress&year=2091")
        self.assertContains(page, 'href="?kind=congress&amp;year=2091">Any region: 1 event</a>')
        self.assertNotContains(page, "Any kind: ")
        page = self.client.get("/en/events/?when=past&region=almaty")
        self.assertContains(page, 'href="?when=past">Any region: 1 event</a>')
        self.assertContains(page, 'href="?region=almaty">Coming events: 2 events</a>')
        page = self.client.get("/ru/events/?kind=visit")
        self.assertContains(page, 'href="?when=past&amp;kind=visit">Прошедшие события: 1 событие</a>')

    def test_what_was_chosen_is_taken_away_one_by_one(self):
        page = self.client.get("/en/events/?when=past&region=astana&kind=visit")
        self.assertContains(
            page, 'href="?when=past&amp;kind=visit"><span class="visually-hidden">Remove: </span>Region: Astana<'
        )
        self.assertContains(
            page, 'href="?when=past&amp;region=astana"><span class="visually-hidden">Remove: </span>Kind: Visit<'
        )

    def test_the_tab_stays_while_readers_narrow(self):
        self.assertContains(self.client.get("/en/events/?when=past"), '<input type="hidden" name="when" value="past"')
        self.assertNotContains(self.client.get("/en/events/"), 'name="when"')

    def test_the_page_is_headed_with_what_was_chosen(self):
        heading = "Past events: Astana, Visit, 2024"
        page = self.client.get("/en/events/?when=past&region=astana&kind=visit&year=2024")
        self.assertContains(page, f"<h1>{heading}</h1>", html=True)
        self.assertContains(page, f'aria-current="page">{heading}</li>')
        self.assertContains(self.client.get("/ru/events/"), "<h1>События</h1>", html=True)

    def test_everything_is_shown_of_the_tab_that_the_reader_is_on(self):
        self.assertContains(self.client.get("/en/events/?when=past&kind=visit"), 'href="?when=past">Show everything')
        self.assertContains(self.client.get("/en/events/?kind=seminar"), 'href="?">Show everything')

    def test_asks_the_same_few_questions_whatever_is_chosen(self):
        for query, number in (("", 8), ("?kind=seminar", 8), ("?when=past&region=astana&kind=visit&year=2024", 8)):
            with self.subTest(query), self.assertNumQueries(number):
                self.client.get(f"/en/events/{query}")

    def test_count_is_that_of_the_list(self):
        for query, number in (("", 3), ("?kind=seminar&region=kazakhstan", 2), ("?kind=ball", 0), ("?when=past", 1)):
            with self.subTest(query):
                page = self.client.get(f"/en/events/{query}")
                self.assertEqual((page.context["paginator"].count, len(page.context["object_list"])), (number, number))
