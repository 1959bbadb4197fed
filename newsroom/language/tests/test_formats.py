from datetime import datetime

from django.test import SimpleTestCase
from django.utils.formats import date_format
from django.utils.translation import override

MOMENT = datetime(2026, 11, 4, 9, 5)
WRITTEN = {
    "DATE_FORMAT": ("4 ноября 2026 г.", "4 November 2026"),
    "DATETIME_FORMAT": ("4 ноября 2026 г., 09:05", "4 November 2026, 09:05"),
    "TIME_FORMAT": ("09:05", "09:05"),
    "MONTH_DAY_FORMAT": ("4 ноября", "4 November"),
    "YEAR_MONTH_FORMAT": ("Ноябрь 2026 г.", "November 2026"),
    "SHORT_DATE_FORMAT": ("04.11.2026", "4 Nov 2026"),
}


class FormatsTests(SimpleTestCase):
    def test_each_language_writes_dates_in_its_own_way(self):
        for name, both in WRITTEN.items():
            for language, words in zip(("ru", "en"), both, strict=True):
                with self.subTest(name, language=language), override(language):
                    self.assertEqual(date_format(MOMENT, name), words)
