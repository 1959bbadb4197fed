from datetime import MAXYEAR, UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.test import SimpleTestCase
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from events.dates import PHRASES, days, over_at, when
from events.tests.factories import moscow

WORDS = [
    # precision, start, end, English, Russian
    ("minute", (2023, 4, 5, 16, 0), None, "5 April 2023, 16:00", "5 апреля 2023 г., 16:00"),
    ("minute", (2023, 4, 5, 9, 5), (2023, 4, 5, 17, 0), "5 April 2023, 09:05–17:00", "5 апреля 2023 г., 09:05–17:00"),
    (
        "minute", (2024, 9, 17, 10, 0), (2024, 9, 19, 18, 0),
        "17 September 2024, 10:00 – 19 September 2024, 18:00",
        "17 сентября 2024 г., 10:00 – 19 сентября 2024 г., 18:00",
    ),
    (
        "minute", (2026, 5, 1, 18, 0), (2026, 5, 2, 0, 0),
        "1 May 2026, 18:00–00:00",
        "1 мая 2026 г., 18:00–00:00",
    ),
    ("minute", (2023, 4, 5, 16, 0), (2023, 4, 5, 16, 0), "5 April 2023, 16:00", "5 апреля 2023 г., 16:00"),
    ("day", (2024, 9, 17), None, "17 September 2024", "17 сентября 2024 г."),
    ("day", (2024, 9, 17), (2024, 9, 17, 12), "17 September 2024", "17 сентября 2024 г."),
    ("day", (2024, 9, 17), (2024, 9, 19), "17–19 September 2024", "17–19 сентября 2024 г."),
    ("day", (2024, 9, 30), (2024, 10, 2), "30 September – 2 October 2024", "30 сентября – 2 октября 2024 г."),
    ("day", (2024, 12, 30), (2025, 1, 2), "30 December 2024 – 2 January 2025", "30 декабря 2024 г. – 2 января 2025 г."),
    ("month", (2024, 5, 1), None, "May 2024", "май 2024 г."),
    ("month", (2024, 5, 1), (2024, 6, 1), "May – June 2024", "май – июнь 2024 г."),
    ("month", (2024, 12, 1), (2025, 1, 31), "December 2024 – January 2025", "декабрь 2024 г. – январь 2025 г."),
    ("season", (2024, 10, 1), None, "autumn 2024", "осень 2024 г."),
    ("season", (2024, 12, 1), None, "winter 2024–2025", "зима 2024–2025 гг."),
    ("season", (2025, 1, 1), None, "winter 2025", "зима 2025 г."),
    ("season", (2024, 3, 1), (2024, 9, 1), "spring – autumn 2024", "весна – осень 2024 г."),
    ("season", (2024, 9, 1), (2025, 3, 1), "autumn 2024 – spring 2025", "осень 2024 г. – весна 2025 г."),
    ("year", (2024, 1, 1), None, "2024", "2024 г."),
    ("year", (2024, 1, 1), (2024, 12, 31), "2024", "2024 г."),
    ("year", (2024, 1, 1), (2026, 1, 1), "2024–2026", "2024–2026 гг."),
]  # fmt: skip
OVER = [
    # precision, start, end, over
    ("minute", (2023, 4, 5, 16, 0), (2023, 4, 5, 17, 0), (2023, 4, 5, 17, 0)),
    ("minute", (2023, 4, 5, 16, 0), None, (2023, 4, 6)),
    ("day", (2024, 9, 17), None, (2024, 9, 18)),
    ("day", (2024, 9, 17), (2024, 9, 19), (2024, 9, 20)),
    ("day", (2024, 12, 31), None, (2025, 1, 1)),
    ("month", (2024, 2, 10), None, (2024, 3, 1)),
    ("month", (2024, 12, 1), (2025, 1, 15), (2025, 2, 1)),
    ("season", (2024, 3, 15), None, (2024, 6, 1)),
    ("season", (2024, 12, 1), None, (2025, 3, 1)),
    ("season", (2025, 1, 20), None, (2025, 3, 1)),
    ("season", (2024, 9, 1), (2025, 4, 1), (2025, 6, 1)),
    ("year", (2024, 5, 1), None, (2025, 1, 1)),
    ("year", (2024, 5, 1), (2026, 1, 1), (2027, 1, 1)),
]
RUSSIAN_SEASONS = {"winter": "зима", "spring": "весна", "summer": "лето", "autumn": "осень"}
ZONES = st.sampled_from(["Europe/Moscow", "Asia/Novosibirsk", "America/Sao_Paulo", "Asia/Kamchatka", "Pacific/Apia"])


def moment(parts):
    return moscow(*parts) if parts else None


class WordsTests(SimpleTestCase):
    def say(self, language, precision, start, end):
        with override(language):
            return when(moment(start), moment(end), precision, "Europe/Moscow").replace("\xa0", " ")

    def test_dates_in_words(self):
        for precision, start, end, english, russian in WORDS:
            with self.subTest(english):
                self.assertEqual(self.say("en", precision, start, end), english)
                said = self.say("ru", precision, start, end)
                for name, translation in RUSSIAN_SEASONS.items():  # the seasons are messages, the months Django's own
                    said = said.replace(name, translation)
                self.assertEqual(said, russian)

    def test_no_date_is_to_be_announced(self):
        with override("en"):
            self.assertEqual(when(None, None, "none", "Europe/Moscow"), "Dates to be announced")

    def test_a_day_never_parts_from_its_month(self):
        with override("ru"):
            self.assertIn("5\xa0апреля 2023\xa0г.", when(moscow(2023, 4, 5, 16), None, "minute", "Europe/Moscow"))

    def test_times_are_those_of_the_place(self):
        with override("en"):
            self.assertIn("20:00", when(moscow(2023, 4, 5, 16), None, "minute", "Asia/Novosibirsk"))


class DaysTests(SimpleTestCase):
    def test_first_and_last_day(self):
        table = [
            ("minute", (2023, 4, 5, 16, 0), None, (2023, 4, 5), (2023, 4, 5)),
            ("minute", (2023, 4, 5, 16, 0), (2023, 4, 6, 0, 0), (2023, 4, 5), (2023, 4, 5)),
            ("minute", (2023, 4, 5, 0, 0), (2023, 4, 5, 0, 0), (2023, 4, 5), (2023, 4, 5)),
            ("day", (2024, 9, 30), (2024, 10, 2), (2024, 9, 30), (2024, 10, 2)),
            ("month", (2024, 2, 10), None, (2024, 2, 1), (2024, 2, 29)),
            ("season", (2024, 10, 5), None, (2024, 9, 1), (2024, 11, 30)),
            ("season", (2024, 12, 5), None, (2024, 12, 1), (2025, 2, 28)),
            ("season", (2025, 2, 5), None, (2025, 1, 1), (2025, 2, 28)),
            ("year", (2024, 5, 1), (2025, 6, 1), (2024, 1, 1), (2025, 12, 31)),
        ]
        for precision, start, end, first, last in table:
            with self.subTest(precision, start=start, end=end):
                found = days(moment(start), moment(end), precision, "Europe/Moscow")
                self.assertEqual(found, (date(*first), date(*last)))

    def test_days_are_those_of_the_place(self):
        late = moscow(2026, 10, 31, 23, 0)
        self.assertEqual(days(late, None, "minute", "Asia/Vladivostok"), (date(2026, 11, 1), date(2026, 11, 1)))
        self.assertEqual(days(late, None, "month", "Asia/Vladivostok"), (date(2026, 11, 1), date(2026, 11, 30)))

    def test_without_dates_there_are_no_days(self):
        self.assertEqual(days(None, None, "none", "Europe/Moscow"), (None, None))


class OverTests(SimpleTestCase):
    def test_the_moment_from_which_an_event_is_past(self):
        for precision, start, end, over in OVER:
            with self.subTest(precision, start=start, end=end):
                self.assertEqual(over_at(moment(start), moment(end), precision, "Europe/Moscow"), moment(over))

    def test_without_dates_an_event_is_never_past(self):
        self.assertIsNone(over_at(None, None, "none", "Europe/Moscow"))

    def test_the_day_ends_on_the_clock_of_the_place(self):
        over = over_at(moscow(2023, 4, 5, 16), None, "day", "Asia/Novosibirsk")
        self.assertEqual(over, datetime(2023, 4, 6, tzinfo=ZoneInfo("Asia/Novosibirsk")))

    @given(
        st.datetimes(datetime(1900, 1, 1), datetime(9999, 12, 30), timezones=st.just(UTC)),
        st.none() | st.timedeltas(timedelta(), timedelta(days=900)),
        st.sampled_from(sorted(PHRASES)),
        ZONES,
    )
    def test_nothing_is_over_before_it_began(self, starts_at, length, precision, zone):
        last = datetime(9999, 12, 30, tzinfo=UTC)
        ends_at = None if length is None else starts_at + min(length, last - starts_at)
        over = over_at(starts_at, ends_at, precision, zone)
        self.assertTrue(over is None if (ends_at or starts_at).year == MAXYEAR else over >= (ends_at or starts_at))
        self.assertTrue(when(starts_at, ends_at, precision, zone))
