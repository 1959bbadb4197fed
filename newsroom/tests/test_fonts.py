"""The typefaces: what letters they have, that one file is one face, and stand-ins as wide and as high as they are."""

import re
from pathlib import Path
from statistics import pstdev

from django.conf import settings
from django.test import SimpleTestCase
from fontTools.ttLib import TTFont
from PIL import ImageFont

from newsroom.stylesheet import SOURCES

FONTS = Path(SOURCES.parent, "fonts")
RUSSIAN = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя"
LETTERS = {
    "Russian": RUSSIAN,
    "Belarusian": "ІіЎў",
    "Kazakh": "ӘәҒғҚқҢңӨөҰұҮүҺһІі",
    "English": "".join(map(chr, range(0x20, 0x7F))),
    "Polish": "ĄąĆćĘęŁłŃńÓóŚśŹźŻż",
    "Czech and Slovak": "ÁáČčĎďÉéĚěÍíĽľŇňÓóÔôŘřŔŕŠšŤťÚúŮůÝýŽž",
    "German": "ÄäÖöÜüß",
    "French": "ÀàÂâÆæÇçÉéÈèÊêËëÎîÏïÔôŒœÙùÛûÜüŸÿ",
    "Turkish": "ÂâÇçĞğİıÎîÖöŞşÛûÜü",
    "Hungarian, Romanian, Serbian": "ŐőŰűĂăȘșȚțĐđ",
    "Baltic": "ĀāĄąČčĒēĖėĘęĢģĪīĮįĶķĻļŅņŠšŪūŲųŽž",
    "stress": "\u0301",
    "signs": "«»„“”‘’–—…№§©°×−‑→←·•₽€₸£¥‰µ½¼¾",
}
# The stand-in of a face is a font as wide as one that we have: Times New Roman as Tinos, Arial as Arimo.
STAND_INS = {
    ("Newsroom Display", 600): ("display-600", "tinos-700"),
    ("Newsroom Serif", 400): ("serif-400", "tinos-400"),
    ("Newsroom Serif", 600): ("serif-600", "tinos-700"),
    ("Golos Text", 400): ("sans-400", "arimo-400"),
    ("Golos Text", 600): ("sans-600", "arimo-700"),
}
FACE = re.compile(r"@font-face \{([^}]*)\}")


def faces():
    """The descriptors of every @font-face, as dicts."""
    for block in FACE.findall((SOURCES / "fonts.css").read_text()):
        yield {name.strip(): value.strip().strip('"') for name, value in re.findall(r"([\w-]+):\s*([^;]+);", block)}


def letters_of(unicode_range):
    """The numbers of the letters in «U+20, U+A0» or «U+430-52F»."""
    for part in unicode_range.split(","):
        first, _dash, last = part.strip().removeprefix("U+").partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


class Font:
    def __init__(self, name):
        font = TTFont(FONTS / f"{name}.woff2")
        self.em, self.glyphs, self.widths = font["head"].unitsPerEm, font.getBestCmap(), font["hmtx"].metrics
        self.ascent, self.descent = font["hhea"].ascent / self.em, -font["hhea"].descent / self.em
        self.names = {record.nameID: record.toUnicode() for record in font["name"].names}

    def width(self, text, adjust=lambda letter: 1):
        """Of a text on one line, in em."""
        return sum(
            self.widths[self.glyphs[ord(letter)]][0] / self.em * adjust(letter)
            for letter in text
            if ord(letter) in self.glyphs
        )


def seeds(language):
    """All that the five texts say in a language."""
    return "".join(
        file.read_text() for file in sorted((settings.BASE_DIR / "seeds" / "data").glob(f"*.{language}.txt"))
    )


class FontsTests(SimpleTestCase):
    def files(self):
        return sorted(FONTS.glob("*.woff2"))

    def test_every_face_has_the_letters_of_our_languages(self):
        self.assertGreater(len(self.files()), 10)
        for file in self.files():
            glyphs = Font(file.stem).glyphs
            for language, letters in LETTERS.items():
                with self.subTest(file=file.name, language=language):
                    self.assertEqual([letter for letter in letters if ord(letter) not in glyphs], [])

    def test_stress_stands_above_its_vowel(self):
        for file in self.files():
            if file.stem.startswith("opendyslexic"):
                continue  # as its makers publish it
            face = ImageFont.truetype(file, 100)
            for vowel in "АЕИОУЫЭЮЯаеиоуыэюя":
                with self.subTest(vowel, file=file.name):
                    left, top, right, _bottom = face.getbbox(vowel)
                    box = face.getbbox(vowel + "\u0301")
                    self.assertLess(box[1], top)
                    self.assertAlmostEqual(box[0], left, delta=1)
                    self.assertAlmostEqual(box[2], right, delta=1)

    def test_one_file_is_one_face_and_none_lies_about(self):
        named = [source for face in faces() for source in re.findall(r'url\("\.\./fonts/([^"]+)"\)', face["src"])]
        self.assertEqual(sorted(named), [file.name for file in self.files()])
        for face in faces():
            if "url(" in face["src"]:
                self.assertEqual(face["font-display"], "swap")
                self.assertNotIn("unicode-range", face)

    def test_every_face_has_its_open_licence_and_no_reserved_name(self):
        licences = "".join(file.read_text() for file in (FONTS / "licences").glob("*.txt"))
        for name in ("Source", "Golos", "Tinos", "Arimo", "OpenDyslexic"):
            self.assertIn(name, licences)
        for file in (FONTS / "licences").glob("[a-z]*.txt"):
            self.assertIn("SIL Open Font License, Version 1.1", file.read_text())
        for name in ("display-600", "serif-400", "serif-600", "serif-400-italic"):
            self.assertNotIn("Source", "".join(Font(name).names.get(number, "") for number in (1, 3, 4, 6)))

    def test_stand_ins_are_as_wide_as_what_they_stand_for(self):
        for (family, weight), (ours, theirs) in STAND_INS.items():
            font, stand_in = Font(ours), Font(theirs)
            adjust = self.adjust(family, weight)
            for language in ("ru", "en"):
                with self.subTest(family=family, weight=weight, language=language):
                    text = seeds(language)
                    ratio = stand_in.width(text, adjust) / font.width(text)
                    self.assertAlmostEqual(ratio, 1, delta=0.005)

    def test_lines_break_in_the_stand_ins_where_they_will(self):
        """A line on a phone has about 40 letters: two of three end within a fifth of an em of where they will."""
        for (family, weight), (ours, theirs) in STAND_INS.items():
            font, stand_in = Font(ours), Font(theirs)
            adjust = self.adjust(family, weight)
            for language in ("ru", "en"):
                with self.subTest(family=family, weight=weight, language=language):
                    text = " ".join(seeds(language).split())
                    lines = [text[start : start + 40] for start in range(0, len(text), 40)]
                    self.assertLess(pstdev(stand_in.width(line, adjust) - font.width(line) for line in lines), 0.23)

    def test_stand_ins_are_as_high_as_what_they_stand_for(self):
        for (family, weight), (ours, _theirs) in STAND_INS.items():
            font = Font(ours)
            for face in self.stand_ins(family, weight):
                with self.subTest(family=family, weight=weight):
                    scale = percent(face["size-adjust"])
                    self.assertAlmostEqual(percent(face["ascent-override"]) * scale, font.ascent, delta=0.002)
                    self.assertAlmostEqual(percent(face["descent-override"]) * scale, font.descent, delta=0.002)

    def stand_ins(self, family, weight):
        found = [
            face
            for face in faces()
            if face["font-family"] == f"{family} Stand-in" and face["font-weight"] == str(weight)
        ]
        self.assertTrue(found, f"{family} {weight} has no stand-in")
        return found

    def adjust(self, family, weight):
        """A letter's `size-adjust` in the stand-in of a face: the last that names it, else that which names none."""
        scales = {}
        for face in self.stand_ins(family, weight):
            for letter in letters_of(face.get("unicode-range", "U+0-FFFF")):
                scales[letter] = percent(face["size-adjust"])
        return lambda letter: scales[ord(letter)]


def percent(text):
    return float(text.removesuffix("%")) / 100
