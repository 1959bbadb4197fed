"""Dates and times as both languages write them."""

from datetime import date, time

from django.test import SimpleTestCase

from seeds.parser import marks
from seeds.parser.dates import find_dates
from seeds.parser.times import find_times, find_zone


def day(text: str) -> date:
    return date.fromisoformat(text)


class DateTests(SimpleTestCase):
    def test_days_and_ranges(self):
        table = {
            "05.04.2023": ("2023-04-05", "2023-04-05"),
            "On 5 April 2023, at": ("2023-04-05", "2023-04-05"),
            "April 5, 2023": ("2023-04-05", "2023-04-05"),
            "the 5th of April 2023": ("2023-04-05", "2023-04-05"),
            "5 апреля 2023 года": ("2023-04-05", "2023-04-05"),
            "12 ноября 2024 г.": ("2024-11-12", "2024-11-12"),
            "2023-04-05": ("2023-04-05", "2023-04-05"),
            "25/08/2022": ("2022-08-25", "2022-08-25"),
            "01.12.24": ("2024-12-01", "2024-12-01"),
            "17–19 September 2024": ("2024-09-17", "2024-09-19"),
            "September 17-19, 2024": ("2024-09-17", "2024-09-19"),
            "17–19 сентября 2024 года": ("2024-09-17", "2024-09-19"),
            "17 - 19 сентября 2024": ("2024-09-17", "2024-09-19"),
            "с 3 по 5 мая 2025 года": ("2025-05-03", "2025-05-05"),
            "from 3 to 5 May 2025": ("2025-05-03", "2025-05-05"),
            "between 3 and 5 May 2025": ("2025-05-03", "2025-05-05"),
            "5 и 6 апреля 2023 г.": ("2023-04-05", "2023-04-06"),
            "28 февраля – 2 марта 2025 года": ("2025-02-28", "2025-03-02"),
            "с 28 февраля по 2 марта 2025": ("2025-02-28", "2025-03-02"),
            "March 30 to April 2, 2025": ("2025-03-30", "2025-04-02"),
            "28 December 2024 – 2 January 2025": ("2024-12-28", "2025-01-02"),
            "30 декабря – 2 января 2025 года": ("2024-12-30", "2025-01-02"),
            "17.09–19.09.2024": ("2024-09-17", "2024-09-19"),
            "17–19.09.2024": ("2024-09-17", "2024-09-19"),
        }
        for text, (first, last) in table.items():
            with self.subTest(text):
                (found,) = find_dates(text)
                self.assertEqual((found.first, found.last, found.precision), (day(first), day(last), "day"))
                self.assertEqual(found.mark, "")

    def test_what_is_less_exact_than_a_day(self):
        table = {
            "в сентябре 2024 года": ("2024-09-01", "month"),
            "in May 2025": ("2025-05-01", "month"),
            "весной 2025 года": ("2025-03-01", "season"),
            "in autumn of 2025": ("2025-09-01", "season"),
            "в 2026 году": ("2026-01-01", "year"),
            "in 2026": ("2026-01-01", "year"),
        }
        for text, (first, precision) in table.items():
            with self.subTest(text):
                (found,) = find_dates(text)
                self.assertEqual((found.first, found.precision), (day(first), precision))

    def test_uncertain_dates_are_marked(self):
        table = {
            "04/05/2023": marks.DATE_AMBIGUOUS,
            "31 февраля 2024 года": marks.DATE_IMPOSSIBLE,
            "5 мая": marks.DATE_LEFT_OUT,
            "5 и 12 мая 2025 года": marks.DATE_TWO_DAYS,
        }
        for text, reason in table.items():
            with self.subTest(text):
                self.assertEqual(find_dates(text)[0].mark, reason)
        (found,) = find_dates("5 мая", 2025)
        self.assertEqual((found.first, found.mark), (date(2025, 5, 5), marks.DATE_WITHOUT_YEAR))

    def test_numbers_that_are_no_dates(self):
        for text in (
            "version 1.2.3",
            "about 18 were selected",
            "you may 5 times",
            "score 3:1",
            "тел. 8-800-555",
            "1.5 млн",
        ):
            with self.subTest(text):
                self.assertEqual(find_dates(text), [])


class TimeTests(SimpleTestCase):
    def test_times_and_spans(self):
        table = {
            "в 16:00": ("16:00", None),
            "at 4:00 PM": ("16:00", None),
            "at 4:15 p.m.": ("16:15", None),
            "at 4 pm": ("16:00", None),
            "at 12:00 AM": ("00:00", None),
            "at noon": ("12:00", None),
            "в 16.00": ("16:00", None),
            "в 16 часов 30 минут": ("16:30", None),
            "05.04.2023 в 16:00": ("16:00", None),
            "с 10:00 до 12:30": ("10:00", "12:30"),
            "с 10.00 до 12.30": ("10:00", "12:30"),
            "10:00–12:00": ("10:00", "12:00"),
            "from 2 to 4 PM": ("14:00", "16:00"),
            "from 11 to 1 pm": ("11:00", "13:00"),
            "10 am – 12 pm": ("10:00", "12:00"),
        }
        for text, (first, last) in table.items():
            with self.subTest(text):
                (found,) = find_times(text)
                self.assertEqual(found.first, time.fromisoformat(first))
                self.assertEqual(found.last, time.fromisoformat(last) if last else None)

    def test_numbers_that_are_no_times(self):
        for text in ("score 3:1", "за 2 часа", "1:2:3", "25:00", "рост в 16.5 раза", "I am 4"):
            with self.subTest(text):
                self.assertEqual(find_times(text), [])

    def test_zones(self):
        table = {
            "в 16:00 по московскому времени": "Europe/Moscow",
            "16:00 (МСК)": "Europe/Moscow",
            "at 4 PM Moscow time": "Europe/Moscow",
            "по времени Астаны и астанинскому времени": "Asia/Almaty",
            "16:00 UTC+7": "Etc/GMT-7",
            "16:00 GMT": "Etc/GMT",
            "в 16:00": None,
        }
        for text, zone in table.items():
            with self.subTest(text):
                self.assertEqual(find_zone(text), zone)
