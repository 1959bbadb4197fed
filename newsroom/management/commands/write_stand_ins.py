"""Writes `stand-ins.css`: the device's own fonts, scaled letter by letter until ours come, so that nothing jumps.

One scale for a whole font makes lines as long on average only: now and then one breaks elsewhere, and the page below it
moves. So letters that need about the same scale have a face together. How wide a letter of ours is, counts its usual
kerning in the press texts that come with the newsroom; the device's fonts hardly kern across faces.
"""

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from newsroom.stylesheet import SOURCES

from .cut_fonts import kern_lookups, units_of

FONTS = SOURCES.parent / "fonts"
TARGET = SOURCES / "stand-ins.css"
HEAD = "/* Written by `manage.py write_stand_ins`, which says why. */\n"
TIMES = 'local("Times New Roman"), local("Liberation Serif"), local("Tinos")'
TIMES_BOLD = 'local("Times New Roman Bold"), local("Liberation Serif Bold"), local("Tinos Bold")'
ARIAL = 'local("Arial"), local("Liberation Sans"), local("Arimo")'
ARIAL_BOLD = 'local("Arial Bold"), local("Liberation Sans Bold"), local("Arimo Bold")'
NOTO = 'local("Noto Serif"), local("NotoSerif"), local("NotoSerif-Regular")'
NOTO_BOLD = 'local("Noto Serif Bold"), local("NotoSerif-Bold")'
ROBOTO = 'local("Roboto"), local("Roboto Regular"), local("Roboto-Regular")'
ROBOTO_BOLD = 'local("Roboto Bold"), local("Roboto-Bold")'

# Tinos is as wide as Times New Roman, Arimo as Arial. Phones with Android have neither: they have two others.
STAND_INS = {  # (family, weight): (our font, (one as wide as its stand-in, where a device has that), …)
    ("Newsroom Display", 600): ("display-600", ("tinos-700", TIMES_BOLD), ("noto-serif-700", NOTO_BOLD)),
    ("Newsroom Serif", 400): ("serif-400", ("tinos-400", TIMES), ("noto-serif-400", NOTO)),
    ("Newsroom Serif", 600): ("serif-600", ("tinos-700", TIMES_BOLD), ("noto-serif-700", NOTO_BOLD)),
    ("Golos Text", 400): ("sans-400", ("arimo-400", ARIAL), ("roboto-400", ROBOTO)),
    ("Golos Text", 600): ("sans-600", ("arimo-700", ARIAL_BOLD), ("roboto-700", ROBOTO_BOLD)),
}
NAMES = ("Stand-in", "on Android")
SCALES = 6  # for each font: with more, what is left over is the kerning
SELDOM = 1 / 20000  # of the letters of a text: they keep the scale of the whole

# Fonts that we do not serve: of them the widths alone are kept, measured in npm packages.
WIDTHS = Path(__file__).with_name("stand_in_widths.json")
PACKAGES = {
    "noto-serif-400": "@expo-google-fonts/noto-serif/400Regular/NotoSerif_400Regular.ttf",
    "noto-serif-700": "@expo-google-fonts/noto-serif/700Bold/NotoSerif_700Bold.ttf",
    "roboto-400": "@expo-google-fonts/roboto/400Regular/Roboto_400Regular.ttf",
    "roboto-700": "@expo-google-fonts/roboto/700Bold/Roboto_700Bold.ttf",
}


class Command(BaseCommand):
    help = "Measure the site's fonts beside those of devices, and write stand-ins.css."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("packages", type=Path, nargs="?", help="node_modules, to measure the fonts of phones anew")

    def handle(self, *, packages, **options):
        if packages:
            letters = sorted(set(texts()))
            kept = {name: measured(packages / file, letters) for name, file in PACKAGES.items()}
            WIDTHS.write_text(json.dumps(kept, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n")
        TARGET.write_text(css())


def css():
    """The whole stylesheet."""
    text = texts()
    return HEAD + "".join(
        rule
        for (family, weight), (ours, *devices) in STAND_INS.items()
        for (theirs, sources), name in zip(devices, NAMES, strict=True)
        for rule in faces(f"{family} {name}", weight, font_of(ours), font_of(theirs), sources, text)
    )


def measured(file, letters):
    font = Font(file)
    return {letter: round(font.letter(letter), 3) for letter in letters if font.has(letter)}


def font_of(name):
    """A font of ours, or one of which the widths were kept."""
    return Measured(name) if name in PACKAGES else Font(FONTS / f"{name}.woff2")


def texts(language="*"):
    """What the press texts that come with the newsroom say, on one line."""
    files = sorted((settings.BASE_DIR / "seeds" / "data").glob(f"*.{language}.txt"))
    return " ".join(" ".join(file.read_text().split()) for file in files)


class Widths:
    """How wide the letters of a font are, in em."""

    def scaled(self, text, scale):
        """Of a text on one line, each letter in its scale and none kerned."""
        return sum(self.letter(letter) * scale(letter) for letter in text if self.has(letter))


class Measured(Widths):
    """A font that is not here, of which the widths were kept."""

    def __init__(self, name):
        self.widths = json.loads(WIDTHS.read_text())[name]
        self.has, self.letter = self.widths.__contains__, self.widths.__getitem__


class Font(Widths):
    def __init__(self, file):
        from fontTools.ttLib import TTFont  # here, because only development has it

        font = TTFont(file)
        self.em, self.glyphs, self.metrics = font["head"].unitsPerEm, font.getBestCmap(), font["hmtx"].metrics
        self.ascent, self.descent = font["hhea"].ascent / self.em, -font["hhea"].descent / self.em
        self.names = {record.nameID: record.toUnicode() for record in font["name"].names}
        self.lookups = list(kern_lookups(font))
        self.kerns = {}

    def has(self, letter):
        return ord(letter) in self.glyphs

    def letter(self, letter):
        return self.metrics[self.glyphs[ord(letter)]][0] / self.em

    def kern(self, one, other):
        """What lies between two letters, where our fonts move them."""
        if (one, other) not in self.kerns:
            glyphs = self.glyphs[ord(one)], self.glyphs[ord(other)]
            self.kerns[one, other] = sum(units_of(lookup, *glyphs) for lookup in self.lookups) / self.em
        return self.kerns[one, other]

    def width(self, text):
        """Of a text on one line, kerned."""
        known = [letter for letter in text if self.has(letter)]
        return sum(map(self.letter, known)) + sum(self.kern(*pair) for pair in pairwise(known))


def faces(family, weight, font, stand_in, sources, text):
    """The rules of one stand-in: first the face of all letters, then those of letters that share a scale."""
    number = Counter(text)
    known = [letter for letter in sorted(number) if font.has(letter) and stand_in.has(letter)]
    theirs = {letter: stand_in.letter(letter) for letter in known}
    ours = {letter: font.letter(letter) for letter in known}
    for (one, other), times in Counter(pairwise(text)).items():
        if one in known and other in known:
            ours[one] += font.kern(one, other) * times / number[one]

    def scale(letters):
        weights = {letter: number[letter] * theirs[letter] for letter in letters}
        return sum(number[letter] * ours[letter] for letter in letters) / sum(weights.values())

    usual = [letter for letter in known if number[letter] > SELDOM * len(text)]
    groups = alike({letter: (ours[letter] / theirs[letter], number[letter] * theirs[letter] ** 2) for letter in usual})
    for letters in [None, *groups]:
        factor = round(scale(letters or known), 3)
        wanted = f"unicode-range: {ranges(letters)}; " if letters else ""
        yield (
            f'@font-face {{ font-family: "{family}"; src: {sources}; font-weight: {weight}; {wanted}'
            f"size-adjust: {factor:.1%}; ascent-override: {font.ascent / factor:.1%}; "
            f"descent-override: {font.descent / factor:.1%}; line-gap-override: 0%; }}\n"
        )


def alike(letters, most=SCALES):
    """Letters in groups whose scales differ least from one another. Needs `{letter: (scale, weight)}`.

    The best groups of numbers are neighbours when the numbers stand in order, so each may be built on the best groups
    of those before it.
    """
    order = sorted(letters, key=letters.get)
    sums = [(0, 0, 0)]
    for letter in order:
        scale, weight = letters[letter]
        sums.append(tuple(map(sum, zip(sums[-1], (weight, weight * scale, weight * scale**2), strict=True))))

    def spread(first, last):
        weight, mean, square = (after - before for before, after in zip(sums[first], sums[last], strict=True))
        return square - mean**2 / weight

    best = {0: (0, [])}
    for _ in range(min(most, len(order))):
        best = {
            last: min(
                (before + spread(first, last), [*cuts, first]) for first, (before, cuts) in best.items() if first < last
            )
            for last in range(1, len(order) + 1)
            if any(first < last for first in best)
        }
    _spread, cuts = best[len(order)]
    return [order[first:last] for first, last in pairwise([*cuts, len(order)])]


def ranges(letters):
    """«U+20, U+430-435»."""
    numbers = sorted(map(ord, letters))
    starts = [number for number in numbers if number - 1 not in numbers]
    ends = [number for number in numbers if number + 1 not in numbers]
    return ", ".join(
        f"U+{start:X}" if start == end else f"U+{start:X}-{end:X}" for start, end in zip(starts, ends, strict=True)
    )
