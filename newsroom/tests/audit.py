"""The whole matrix: every page, in both languages, in every colour scheme, at the standard and the largest settings.

`make audit` runs it and writes down what came out; its name keeps it out of the daily tests, which try a share of it.
Each page is loaded once for a row of the matrix and asked everything there: axe, our own checks, the keyboard.
"""

import json
import os
from dataclasses import replace
from pathlib import Path

from newsroom.accessibility.preferences import STANDARD
from newsroom.language import LANGUAGES
from newsroom.management.commands.audit import RECORD, SHARE

from . import checks, validity
from . import test_accessibility as daily
from .browser import axe

RUNNING = ["axe", *checks.ALWAYS, *checks.WALK]


class EveryPage:
    """The pages of one scheme; `scheme` and `color_scheme` are said by the classes below."""

    color_scheme, wish = "light", ""

    def test_standard_settings(self):
        page = self.open("/healthz", viewport=checks.DESK, color_scheme=self.color_scheme)
        self.ask_everything(page, replace(STANDARD, scheme=self.scheme))

    def test_largest_settings_on_a_phone(self):
        page = self.open("/healthz", viewport=checks.PHONE, color_scheme=self.color_scheme, bypass_csp=True)
        self.ask_everything(page, replace(checks.LARGEST, scheme=self.scheme), self.room_in_own_spacing)

    def ask_everything(self, page, preferences, *more):
        for language, name in self.places():
            with self.visit(page, name, language, preferences):
                found = [*sorted_out(axe(page)), *checks.faults(page), *checks.faults_of_walk(page)]
                for ask in more:
                    found += ask(page)
                self.note(page, name, language, preferences.size, RUNNING, found)

    def room_in_own_spacing(self, page):
        page.add_style_tag(content=checks.TEXT_SPACING)
        return checks.faults(page, *checks.ROOM)

    def places(self):
        every = int(os.environ.get(SHARE) or 1)
        return [(language, name) for language in LANGUAGES for name in list(self.addresses[language])[::every]]

    def note(self, page, name, language, size, asked, found):
        """Write a line of the record, and fail where something was found."""
        if path := os.environ.get(RECORD):
            line = {"page": name, "language": language, "scheme": self.scheme_name, "size": size}
            with Path(path).open("a") as record:
                record.write(json.dumps(line | {"asked": asked, "found": found}, ensure_ascii=False) + "\n")
        self.assertNoFaults(page, found)

    @property
    def scheme_name(self):
        return self.wish or (f"{self.scheme}, {self.color_scheme}" if self.scheme == "site" else self.scheme)


def sorted_out(findings):
    """What axe says, as `(kind, place)`: a violation, or a doubt that it leaves to people."""
    return [("axe, incomplete" if finding.startswith("incomplete") else "axe", finding) for finding in findings]


class LightTests(EveryPage, daily.AccessibilityTestCase):
    scheme = "site"


class DarkTests(EveryPage, daily.AccessibilityTestCase):
    scheme, color_scheme = "site", "dark"


class BlackOnWhiteTests(EveryPage, daily.AccessibilityTestCase):
    scheme = "white"


class WhiteOnBlackTests(EveryPage, daily.AccessibilityTestCase):
    scheme = "black"


class DarkBlueOnBlueTests(EveryPage, daily.AccessibilityTestCase):
    scheme = "blue"


class BrownOnBeigeTests(EveryPage, daily.AccessibilityTestCase):
    scheme = "brown"


class GreenOnBrownTests(EveryPage, daily.AccessibilityTestCase):
    scheme = "green"


class WishesTests(EveryPage, daily.AccessibilityTestCase):
    """What the reader's system asks for, and the markup, which no scheme changes."""

    scheme = "site"
    test_standard_settings = test_largest_settings_on_a_phone = None

    def test_system_asks(self):
        for self.wish, (wish, names) in checks.WISHES.items():
            page = self.open("/healthz", viewport=checks.DESK, **wish)
            for language, name in self.places():
                with self.visit(page, name, language):
                    self.note(page, name, language, "100", names, checks.faults(page, *names))

    def test_markup(self):
        page = self.open("/healthz", java_script_enabled=False)
        for language, name in self.places():
            with self.visit(page, name, language):
                found = [("html", fault) for fault in validity.faults(self.html)]
                self.note(page, name, language, "100", ["html"], found)
