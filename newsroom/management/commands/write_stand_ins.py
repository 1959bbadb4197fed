"""Writes `stand-ins.css`: the device's own fonts, scaled letter by letter until ours come, so that nothing jumps.

One scale for a whole font makes lines as long on average, and then a line in thirty breaks elsewhere and the page below
it moves. So letters that need about the same scale have a face together: ten faces for each of ours. How wide a letter
of ours is, counts its usual kerning, as texts of the newsroom have it; the device's fonts do not kern across faces.
"""

from collections import Counter
from itertools import pairwise

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

# Tinos is as wide as Times New Roman, Arimo as Arial.
STAND_INS = {  # (family, weight): (our font, one as wide as its stand-in, where a device has that)
    ("Newsroom Display", 600): ("display-600", "tinos-700", TIMES_BOLD),
    ("Newsroom Serif", 400): ("serif-400", "tinos-400", TIMES),
    ("Newsroom Serif", 600): ("serif-600", "tinos-700", TIMES_BOLD),
    ("Golos Text", 400): ("sans-400", "arimo-400", ARIAL),
    ("Golos Text", 600): ("sans-600", "arimo-700", ARIAL_BOLD),
}
SCALES = 10  # for each font
SELDOM = 1 / 20000  # of the letters of a text: they keep the scale of the whole


class Command(BaseCommand):
    help = "Measure the site's fonts beside those of devices, and write stand-ins.css."
    requires_system_checks = []

    def handle(self, **options):
        TARGET.write_text(css())


def css():
    """The whole stylesheet."""
    text = texts()
    return HEAD + "".join(
        rule
        for (family, weight), (ours, theirs, sources) in STAND_INS.items()
        for rule in faces(family, weight, Font(ours), Font(theirs), sources, text)
    )


def texts(language="*"):
    """What the press texts that come with the newsroom say, on one line."""
    files = sorted((settings.BASE_DIR / "seeds" / "data").glob(f"*.{language}.txt"))
    return " ".join(" ".join(file.read_text().split()) for file in files)


class Font:
    """A font's widths, in em."""

    def __init__(self, name):
        from fontTools.ttLib import TTFont  # here, because only development has it

        font = TTFont(FONTS / f"{name}.woff2")
        self.em, self.glyphs, self.widths = font["head"].unitsPerEm, font.getBestCmap(), font["hmtx"].metrics
        self.ascent, self.descent = font["hhea"].ascent / self.em, -font["hhea"].descent / self.em
        self.names = {record.nameID: record.toUnicode() for record in font["name"].names}
        self.lookups = list(kern_lookups(font))
        self.kerns = {}

    def letter(self, letter):
        return self.widths[self.glyphs[ord(letter)]][0] / self.em

    def kern(self, one, other):
        """What lies between two letters, where our fonts move them."""
        if (one, other) not in self.kerns:
            glyphs = self.glyphs[ord(one)], self.glyphs[ord(other)]
            self.kerns[one, other] = sum(units_of(lookup, *glyphs) for lookup in self.lookups) / self.em
        return self.kerns[one, other]

    def width(self, text):
        """Of a text on one line, kerned."""
        known = [letter for letter in text if ord(letter) in self.glyphs]
        return sum(map(self.letter, known)) + sum(self.kern(*pair) for pair in pairwise(known))

    def scaled(self, text, scale):
        """Of a text on one line, each letter in its scale and none kerned."""
        return sum(self.letter(letter) * scale(letter) for letter in text if ord(letter) in self.glyphs)


def faces(family, weight, font, stand_in, sources, text):
    """The rules of one stand-in: first the face of all letters, then those of letters that share a scale."""
    known = {letter for letter in set(text) if ord(letter) in font.glyphs and ord(letter) in stand_in.glyphs}
    number = Counter(letter for letter in text if letter in known)
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
            f'@font-face {{ font-family: "{family} Stand-in"; src: {sources}; font-weight: {weight}; {wanted}'
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
