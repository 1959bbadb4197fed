from datetime import date, datetime
from unittest.mock import patch
from zoneinfo import ZoneInfo

from django.test import SimpleTestCase, TestCase
from django.urls import reverse
from django.utils.translation import override

from events.months import MOST, Month, count_by_month
from events.tests.factories import make_published_event, moscow
from newsroom.language import LANGUAGES
from newsroom.regions.tests.factories import make_region


def at(zone, *parts):
    return datetime(*parts, tzinfo=ZoneInfo(zone))


class MonthTests(SimpleTestCase):
    def test_knows_its_days_and_the_month_after_it(self):
        table = [((2026, 12), (2027, 1), 31), ((2028, 2), (2028, 3), 29), ((2026, 2), (2026, 3), 28)]
        for month, after, days in table:
            self.assertEqual(Month(*month).next, Month(*after))
            self.assertEqual(Month(*month).last, date(*month, days))

    def test_is_named_as_each_language_names_it(self):
        with override("en"):
            self.assertEqual((Month(2026, 11).name, Month(2026, 11).when), ("November 2026", "in November 2026"))
        with override("ru"):
            self.assertEqual((Month(2026, 11).name, Month(2026, 3).when), ("ноябрь 2026 г.", "в\u00a0марте 2026 года"))

    def test_weeks_begin_with_monday_and_hold_every_day_once(self):
        for language in LANGUAGES:
            with override(language):
                weeks = Month(2026, 11).weeks([])
                self.assertEqual([day and day.date.day for day in weeks[0]], [None] * 6 + [1])
                days = [day.date.day for week in weeks for day in week if day]
                self.assertEqual(days, list(range(1, 31)))

    def test_an_event_counts_in_each_of_its_months(self):
        spans = [(date(2026, 11, 30), date(2027, 1, 2), 2), (date(2026, 11, 5), date(2026, 11, 5), 1)]
        self.assertEqual(count_by_month(spans), {(2026, 11): 3, (2026, 12): 2, (2027, 1): 2})


class MonthPageTests(TestCase):
    def page(self, address, status=200):
        response = self.client.get(address)
        self.assertEqual(response.status_code, status, address)
        return response

    def days(self, address):
        """`{day of the month: [titles]}` of the days that have something."""
        weeks = self.page(address).context["weeks"]
        days = [day for week in weeks for day in week if day and day.showings]
        return {day.date.day: [showing.event.title for showing in day.showings] for day in days}

    def test_events_stand_on_the_days_of_their_own_place(self):
        """Midnight in Moscow is morning in Vladivostok, and the evening before in São Paulo."""
        for zone in ("Europe/Moscow", "Asia/Vladivostok", "America/Sao_Paulo"):
            make_published_event(title_en=zone, time_zone=zone, starts_at=moscow(2090, 11, 30, 23, 30))
            make_published_event(title_en=zone, time_zone=zone, starts_at=moscow(2090, 11, 1, 0, 30))
        self.assertEqual(
            self.days("/en/events/2090/11/"),
            {1: ["Europe/Moscow", "Asia/Vladivostok"], 30: ["Europe/Moscow", "America/Sao_Paulo"]},
        )
        self.assertEqual(self.days("/en/events/2090/12/"), {1: ["Asia/Vladivostok"]})
        self.assertEqual(self.days("/en/events/2090/10/"), {31: ["America/Sao_Paulo"]})

    def test_a_congress_of_several_days_stands_on_each_of_them(self):
        almaty = "Asia/Almaty"
        starts_at, ends_at = at(almaty, 2090, 10, 30, 10), at(almaty, 2090, 11, 2, 18)
        make_published_event(title_en="Congress", time_zone=almaty, starts_at=starts_at, ends_at=ends_at)
        self.assertEqual(self.days("/en/events/2090/10/"), {30: ["Congress"], 31: ["Congress"]})
        self.assertEqual(self.days("/en/events/2090/11/"), {1: ["Congress"], 2: ["Congress"]})
        page = self.page("/en/events/2090/10/")
        self.assertContains(page, "day 1 of 4")
        self.assertContains(page, '<span class="month__time">from 10:00</span> Almaty time<br>08:00 Moscow time')
        self.assertNotContains(self.page("/en/events/2090/11/"), "month__time")

    def test_after_its_first_day_an_event_is_told_in_short(self):
        title = "A congress of all who make instruments in the cities of science"
        make_published_event(
            title_en=title, regions=[make_region(name_en="Almaty")],
            starts_at=moscow(2090, 10, 29, 10), ends_at=moscow(2090, 11, 3, 18),
        )  # fmt: skip
        for month in (10, 11):
            page = self.page(f"/en/events/2090/{month}/")
            self.assertContains(page, f">{title}</a>", 1)
            self.assertContains(page, ">A congress of all who make…</a>", 2)
            self.assertContains(page, "Almaty</p>", 1)

    def test_a_crowded_day_names_first_what_begins_and_leads_to_the_rest(self):
        for day in range(1, 4):
            for _ in range(10):
                make_published_event(starts_at=moscow(2090, 11, day), ends_at=moscow(2090, 11, 4), title_en=str(day))
        found = self.days("/en/events/2090/11/")
        self.assertEqual([len(titles) for titles in found.values()], [10, MOST, MOST])
        self.assertEqual(found[3][:10], ["3"] * 10)
        page = self.page("/en/events/2090/11/")
        self.assertContains(page, '<a href="/en/events/?year=2090">and 8 more events</a>')
        with patch("django.utils.timezone.now", return_value=moscow(2090, 11, 20)):
            self.assertContains(self.page("/en/events/2090/11/"), 'href="/en/events/?when=past&amp;year=2090">and 18')

    def test_a_month_of_very_many_events_stays_light(self):
        for number in range(100):
            day = 1 + number % 30
            make_published_event(
                title_en=f"A conference of the residents of special economic zones {number}",
                starts_at=moscow(2090, 11, day), ends_at=moscow(2090, 12, 1), date_precision="day",
            )  # fmt: skip
        self.assertLess(len(self.page("/en/events/2090/11/").content), 160_000)

    def test_what_is_known_to_the_month_season_or_year_stands_apart(self):
        for precision in ("month", "season", "year"):
            make_published_event(title_en=precision, date_precision=precision, starts_at=moscow(2090, 10, 5))
        make_published_event(title_en="undated", date_precision="none")
        found = {
            number: [event.title for event in self.page(f"/en/events/2090/{number}/").context["some_day"]]
            for number in ("08", "09", "10", "11", "12")
        }
        self.assertEqual(
            {number: sorted(titles) for number, titles in found.items()},
            {
                "08": ["year"],
                "09": ["season", "year"],
                "10": ["month", "season", "year"],
                "11": ["season", "year"],
                "12": ["year"],
            },
        )
        page = self.page("/en/events/2090/10/")
        self.assertEqual(page.context["count"], 1)
        self.assertContains(page, "Possibly in October 2090; the date is to be announced")
        self.assertNotContains(page, "<table")

    def test_leads_to_the_months_that_have_events_and_counts_them(self):
        for parts in ((2088, 3, 1), (2090, 2, 1), (2090, 5, 1), (2090, 5, 2), (2091, 1, 1), (2091, 7, 1)):
            make_published_event(starts_at=moscow(*parts))
        make_published_event(starts_at=moscow(2091, 7, 30), ends_at=moscow(2091, 8, 2), date_precision="day")
        page = self.page("/en/events/2090/03/")
        self.assertContains(page, 'href="/en/events/2090/02/" rel="prev">Earlier: February 2090<')
        self.assertContains(page, 'href="/en/events/2090/05/" rel="next">Later: May 2090<')
        self.assertEqual(page.context["months"], [((2090, 2), 1), ((2090, 5), 2)])
        self.assertEqual(page.context["years"], [(2088, (2088, 3)), (2091, (2091, 1))])
        self.assertEqual(
            self.page("/en/events/2091/09/").context["months"], [((2091, 1), 1), ((2091, 7), 2), ((2091, 8), 1)]
        )
        first = self.page("/en/events/2088/03/")
        self.assertIsNone(first.context["previous"])
        self.assertContains(first, '<a class="month-list__link" href="/en/events/2088/03/" aria-current="page">')

    def test_a_year_without_events_leads_to_the_nearest_months_that_have_some(self):
        for parts in ((2087, 3, 1), (2088, 3, 1), (2088, 3, 2), (2091, 7, 1), (2092, 7, 1)):
            make_published_event(starts_at=moscow(*parts))
        page = self.page("/en/events/2090/03/")
        self.assertEqual(page.context["months"], [((2088, 3), 2), ((2091, 7), 1)])
        self.assertContains(page, "see below")
        self.assertEqual(self.page("/en/events/2099/03/").context["months"], [((2092, 7), 1)])

    def test_no_events_at_all_are_promised_nowhere(self):
        page = self.page("/en/events/2090/03/")
        self.assertNotContains(page, "Months with events")
        self.assertNotContains(page, "see below")

    def test_an_event_of_many_regions_says_how_many(self):
        names = ("Altai Krai", "Buryatia", "Chechnya")
        for number in range(1, 4):
            regions = [make_region(name_en=f"{name} {number}") for name in names[:number]]
            make_published_event(starts_at=moscow(2090, 11, number), regions=regions)
        page = self.page("/en/events/2090/11/")
        for words in ("Altai Krai 1", "Altai Krai 2 and 1 more", "Altai Krai 3 and 2 more"):
            self.assertContains(page, f'<p class="month__note">{words}</p>')

    def test_months_that_cannot_be_are_not_there(self):
        for address in (
            "2026/13",
            "2026/00",
            "2026/1",
            "26/01",
            "0000/01",
            "1989/12",
            "2101/01",
            "٢٠٢٦/11",
            "2026/1１",
        ):
            self.page(f"/en/events/{address}/", 404)
        self.assertEqual(self.client.post("/en/events/2026/11/").status_code, 405)

    def test_a_month_without_events_is_kept_out_of_search_engines(self):
        make_published_event(starts_at=moscow(2090, 11, 5))
        empty = self.page("/en/events/2090/10/")
        self.assertContains(empty, '<meta name="robots" content="noindex, follow">')
        self.assertContains(empty, "No events in October 2090")
        self.assertNotContains(self.page("/en/events/2090/11/"), "noindex")

    def test_today_is_said_in_words_on_the_clock_of_the_site(self):
        make_published_event(starts_at=moscow(2090, 11, 5))
        late = datetime(2090, 11, 14, 22, 30, tzinfo=ZoneInfo("UTC"))
        with patch("django.utils.timezone.now", return_value=late):
            Month.current()
            with override("en"):
                today = [day.date.day for week in Month(2090, 11).weeks([]) for day in week if day and day.is_today]
        self.assertEqual(today, [15])

    def test_what_is_not_held_says_so(self):
        make_published_event(
            starts_at=moscow(2090, 11, 5), event_status="cancelled", status_reason_ru="Зал", status_reason_en="Hall"
        )
        self.assertContains(self.page("/en/events/2090/11/"), '<p class="month__state">Cancelled</p>')
        self.assertContains(self.page("/ru/events/2090/11/"), '<p class="month__state">Отменено</p>')

    def test_the_table_is_named_and_its_columns_are_headed(self):
        make_published_event(starts_at=moscow(2090, 11, 5))
        page = self.page("/ru/events/2090/11/")
        self.assertContains(page, "<caption")
        self.assertContains(page, '<th class="month__weekday" scope="col">Понедельник</th>', html=True)
        self.assertContains(page, "<h1>События в\u00a0ноябре 2090 года</h1>", html=True)
        self.assertContains(page, 'href="/en/events/2090/11/"')

    def test_asks_the_same_few_questions_whatever_there_is(self):
        regions = [make_region(), make_region()]
        asked = []
        for number in (1, 30):
            for day in range(number):
                make_published_event(
                    regions=regions, starts_at=moscow(2090, 11, 1 + day), ends_at=moscow(2090, 11, 30, 12)
                )
            with self.subTest(number), self.assertNumQueries(5):
                self.page("/en/events/2090/11/")
            asked.append(len(self.days("/en/events/2090/11/")))
        self.assertEqual(asked, [30, 30])

    def test_the_list_leads_to_the_month_that_it_is(self):
        for language in LANGUAGES:
            with override(language):
                self.assertContains(self.page(reverse("events:list")), f'href="{Month.current().get_absolute_url()}"')
