"""The whole matrix: every page, in both languages, in every colour scheme, at the standard and the largest settings.

`make audit` runs it; its name keeps it out of the daily tests, which try a share of it.
"""

from dataclasses import replace

from newsroom.accessibility.preferences import STANDARD
from newsroom.language import LANGUAGES

from . import test_accessibility as daily
from .checks import LARGEST


class EveryPage:
    def test_standard_settings(self):
        self.check(replace(STANDARD, scheme=self.scheme))

    def test_largest_settings(self):
        self.check(replace(LARGEST, scheme=self.scheme))

    def check(self, preferences):
        page = self.open("/healthz")
        for language in LANGUAGES:
            for name in self.addresses[language]:
                with self.visit(page, name, language, preferences):
                    self.assertAccessible(page)


class ColoursOfTheSiteTests(EveryPage, daily.AccessibilityTestCase):
    scheme = "site"


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
