"""The contrast that every colour scheme promises, computed from the stylesheet's own tokens."""

import re

from django.test import SimpleTestCase

from newsroom.accessibility.preferences import AXES
from newsroom.stylesheet import SOURCES

TEXTS = ("text", "muted", "link", "visited", "error", "success", "accent")
ON_THEIR_OWN = (("button-text", "button-bg"), ("mark-text", "mark-bg"), ("selection-text", "selection-bg"))
GROUNDS = ("bg", "surface")


def tokens(block):
    found = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})\b", block))
    return found | {"accent": found["button-bg"]}


def schemes():
    site = (SOURCES / "tokens.css").read_text()
    light, dark = site.split("@media (prefers-color-scheme: dark)")
    yield "site, light", tokens(light)
    yield "site, dark", tokens(dark.split("@media")[0])
    chosen = (SOURCES / "accessibility.css").read_text()
    for name in AXES["scheme"][1:]:
        block = re.search(rf'html\[data-a11y-scheme="{name}"\][^{{]*{{([^}}]*)}}', chosen)
        yield name, tokens(block[1])


def luminance(colour):
    """Relative luminance as WCAG 2.2 defines it."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


class ContrastTests(SimpleTestCase):
    def check(self, least, one, other):
        for name, scheme in schemes():
            with self.subTest(scheme=name, colours=(one, other)):
                self.assertGreaterEqual(contrast(scheme[one], scheme[other]), least)

    def test_black_on_white_is_twenty_one_to_one(self):
        self.assertAlmostEqual(contrast("#000000", "#ffffff"), 21)

    def test_every_scheme_is_read(self):
        self.assertEqual(len(list(schemes())), 7)

    def test_texts_are_seven_to_one(self):
        for text in TEXTS:
            for ground in GROUNDS:
                self.check(7, text, ground)
        for text, ground in ON_THEIR_OWN:
            self.check(7, text, ground)

    def test_borders_and_buttons_are_three_to_one(self):
        for shape in ("border", "button-bg"):
            for ground in GROUNDS:
                self.check(3, shape, ground)

    def test_focus_ring_is_seen_on_everything_it_may_surround(self):
        for name, scheme in schemes():
            for ground in (*GROUNDS, "button-bg"):
                with self.subTest(scheme=name, ground=ground):
                    best = max(contrast(scheme[ring], scheme[ground]) for ring in ("focus", "focus-halo"))
                    self.assertGreaterEqual(best, 3)
            self.assertGreaterEqual(contrast(scheme["focus"], scheme["focus-halo"]), 3)
