from datetime import UTC, datetime

from django.test import SimpleTestCase
from django.utils.translation import override

from events.clocks import CLOCKS, clock_name, figures, in_moscow
from newsroom.language import LANGUAGES

NOVOSIBIRSK, VLADIVOSTOK, ALMATY, LONDON = "Asia/Novosibirsk", "Asia/Vladivostok", "Asia/Almaty", "Europe/London"
BESIDE = [
    # zone, start and end in UTC (November 2026 unless said), what stands beside
    ("Europe/Moscow", (5, 9), (5, 11), ""),
    ("Europe/Minsk", (5, 9), (5, 11), ""),
    (NOVOSIBIRSK, (5, 9), None, "12:00 Moscow time"),
    (NOVOSIBIRSK, (5, 9), (5, 11), "12:00–14:00 Moscow time"),
    (ALMATY, (5, 4), (7, 13), "5 November, 07:00 – 7 November, 16:00 Moscow time"),
    (VLADIVOSTOK, (4, 16), (4, 18), "4 November, 19:00–21:00 Moscow time"),
    (VLADIVOSTOK, (4, 20), (4, 22), "4 November, 23:00 – 5 November, 01:00 Moscow time"),
    ("America/Sao_Paulo", (5, 22), None, "6 November, 01:00 Moscow time"),
]


def utc(day, hour, month=11):
    return datetime(2026, month, day, hour, tzinfo=UTC)


class ClocksTests(SimpleTestCase):
    def test_moscow_time_stands_beside_where_it_differs(self):
        with override("en"):
            for zone, start, end, words in BESIDE:
                with self.subTest(zone, start=start, end=end):
                    found = in_moscow(utc(*start), end and utc(*end), zone)
                    self.assertEqual(found.replace("\xa0", " "), words)

    def test_moscow_keeps_its_time_when_others_change_theirs(self):
        with override("en"):
            self.assertEqual(in_moscow(utc(5, 9, month=7), None, LONDON), "12:00 Moscow time")
            self.assertEqual(in_moscow(utc(5, 9, month=12), None, LONDON), "12:00 Moscow time")
            self.assertEqual(figures(utc(5, 9, month=7), None, "minute", LONDON).hours, "10:00")
            self.assertEqual(figures(utc(5, 9, month=12), None, "minute", LONDON).hours, "09:00")

    def test_an_event_that_ends_after_the_clocks_changed_is_told_in_moscow_time_too(self):
        """Cairo's clock shows Moscow's time in summer, and an hour less in winter."""
        with override("en"):
            self.assertEqual(in_moscow(utc(20, 9, month=10), None, "Africa/Cairo"), "")
            self.assertIn("Moscow time", in_moscow(utc(20, 9, month=10), utc(20, 9), "Africa/Cairo"))

    def test_the_clock_has_a_name(self):
        with override("en"):
            self.assertEqual(clock_name(NOVOSIBIRSK), "Novosibirsk time")
            self.assertEqual(clock_name("Asia/Shanghai"), "Shanghai time")
        with override("ru"):
            self.assertEqual(clock_name(NOVOSIBIRSK), "по новосибирскому времени")
            self.assertEqual(clock_name("Asia/Shanghai"), "по времени города Шанхай")
            self.assertEqual([zone for zone in CLOCKS if not clock_name(zone).startswith("по ")], [])

    def test_figures_are_those_of_the_place_and_carry_their_offset(self):
        with override("en"):
            late = figures(utc(4, 16), utc(4, 18), "minute", VLADIVOSTOK)
        self.assertEqual((late.days, late.month, late.hours), ("5", "November 2026", "02:00–04:00"))
        self.assertEqual(late.machine, "2026-11-05T02:00+10:00")

    def test_figures_of_several_days(self):
        with override("ru"):
            several = figures(utc(5, 4), utc(7, 13), "minute", ALMATY)
            self.assertEqual((several.days, several.month, several.hours), ("5–7", "ноября 2026", "с 09:00"))
            self.assertEqual(several.moscow, "07:00 по\u00a0Москве")
            self.assertEqual(figures(utc(5, 4), utc(7, 4), "day", ALMATY).hours, "")

    def test_figures_of_two_months_and_of_two_years_name_both(self):
        with override("ru"):
            months = figures(utc(29, 4), utc(2, 13, month=12), "minute", ALMATY)
            self.assertEqual((months.days, months.month), ("29", "ноября"))
            self.assertEqual((months.last_date, months.last_day), ("2026-12-02", "2"))
            self.assertEqual((months.last_month, months.hours), ("декабря 2026", "с 09:00"))
            years = figures(utc(30, 4, month=12), datetime(2027, 1, 2, tzinfo=UTC), "day", ALMATY)
            self.assertEqual((years.month, years.last_month), ("декабря 2026", "января 2027"))

    def test_who_ends_at_midnight_ends_that_day(self):
        with override("en"):
            night = figures(utc(5, 12), utc(5, 19), "minute", ALMATY)
        self.assertEqual((night.days, night.hours, night.moscow), ("5", "17:00–00:00", "15:00–22:00 Moscow time"))

    def test_what_figures_cannot_say_is_left_to_words(self):
        for language in LANGUAGES:
            with override(language):
                self.assertIsNone(figures(None, None, "none", ALMATY))
                self.assertIsNone(figures(utc(5, 4), None, "season", ALMATY))
