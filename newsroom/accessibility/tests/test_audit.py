import json
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from django.test import SimpleTestCase, TestCase
from django.urls import reverse
from django.utils.translation import override

from newsroom.accessibility import audit

ASKED = ["axe", "headings"]


def line(page, *found, language="ru", scheme="black", size="100"):
    return {"page": page, "language": language, "scheme": scheme, "size": size, "asked": ASKED, "found": list(found)}


def report(*lines, is_finished=True):
    versions = {"axe-core": "4.12.1", "Chromium": "143.0"}
    return audit.report(lines, on=date(2026, 11, 24), minutes=21.5, versions=versions, is_finished=is_finished)


class ReportTests(SimpleTestCase):
    def last(self, text):
        with TemporaryDirectory() as folder:
            path = Path(folder, "audit.json")
            path.write_text(text)
            return audit.last(path)

    def test_counts_pages_combinations_faults_and_doubts(self):
        fault, doubt = ("headings", "not one h1"), ("axe, incomplete", "contrast")
        result = report(line("news"), line("news", fault, doubt, language="en"), line("story", fault, size="200"))
        self.assertEqual((result["pages"], result["combinations"]), (2, 3))
        self.assertEqual((result["violations"], result["incomplete"]), (2, 1))
        self.assertEqual(result["checks"], ASKED)
        self.assertEqual(result["sizes"], ["100", "200"])
        self.assertEqual(result["found"][0]["page"], "news")
        self.assertEqual(len(result["found"]), 3)

    def test_what_was_written_is_what_is_told(self):
        told = self.last(json.dumps(report(line("news"), line("story"))))
        self.assertEqual((told["on"], told["pages"], told["is_clean"]), (date(2026, 11, 24), 2, True))
        self.assertFalse(self.last(json.dumps(report(line("news", ("axe", "a")))))["is_clean"])
        self.assertFalse(self.last(json.dumps(report(line("news", ("axe, incomplete", "a")))))["is_clean"])

    def test_nothing_is_told_of_a_run_that_broke_off_or_of_what_cannot_be_read(self):
        self.assertIsNone(audit.last(Path("no such file")))
        for text in ("", "{", "[]", "{}", '{"date": "x"}', json.dumps(report(line("news"), is_finished=False)), "null"):
            with self.subTest(text):
                self.assertIsNone(self.last(text))
        self.assertIsNone(self.last(json.dumps(report())))

    def test_what_is_in_the_repository_is_one_or_nothing(self):
        if audit.FILE.exists():
            self.assertIn("finished", json.loads(audit.FILE.read_text()))


class StatementTests(TestCase):
    def statement(self, told, language="en"):
        with override(language):
            address = reverse("accessibility:settings")
        with patch("newsroom.accessibility.audit.last", return_value=told):
            return self.client.get(address).content.decode()

    def told(self, **changes):
        told = {"pages": 36, "combinations": 1100, "violations": 0, "incomplete": 0, "axe": "4.12.1", "is_clean": True}
        return told | {"on": date(2026, 11, 24)} | changes

    def test_says_when_and_what_was_found_in_both_languages(self):
        self.assertIn("24 November 2026", self.statement(self.told()))
        self.assertIn("Faults found: 0", self.statement(self.told()))
        self.assertIn("24 ноября 2026", self.statement(self.told(), "ru"))
        self.assertIn("Найдено ошибок: 0", self.statement(self.told(), "ru"))

    def test_owns_up_to_what_is_wrong(self):
        self.assertNotIn("fall short", self.statement(self.told()))
        page = self.statement(self.told(violations=3, is_clean=False))
        self.assertIn("Faults found: 3", page)
        self.assertIn("fall short", page)

    def test_says_nothing_of_a_check_that_nobody_made(self):
        self.assertNotIn("The last check", self.statement(None))
