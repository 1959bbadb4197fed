"""The typefaces: what letters they have, that one file is one face, and stand-ins as wide and as high as they are."""

import re
from statistics import mean, pstdev

from django.test import SimpleTestCase
from PIL import ImageFont

from newsroom.management.commands import write_stand_ins
from newsroom.management.commands.write_stand_ins import FONTS, Font
from newsroom.stylesheet import SOURCES

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
FACE = re.compile(r"@font-face \{([^}]*)\}")


def faces(file="fonts.css"):
    """The descriptors of every @font-face, as dicts."""
    for block in FACE.findall((SOURCES / file).read_text()):
        yield {name.strip(): value.strip().strip('"') for name, value in re.findall(r"([\w-]+):\s*([^;]+);", block)}


class FontsTests(SimpleTestCase):
    def files(self):
        return sorted(FONTS.glob("*.woff2"))

    def test_every_face_has_the_letters_of_our_languages(self):
        self.assertGreater(len(self.files()), 10)
        for file in self.files():
            glyphs = Font(file).glyphs
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
            self.assertNotIn(
                "Source", "".join(Font(FONTS / f"{name}.woff2").names.get(number, "") for number in (1, 3, 4, 6))
            )

    def test_stand_ins_are_written_by_their_command(self):
        self.assertEqual(write_stand_ins.TARGET.read_text(), write_stand_ins.css())

    def test_lines_break_in_the_stand_ins_where_they_will(self):
        """A line on a phone has about 40 letters: it ends where it will, give or take a fifteenth of an em."""
        for family, weight, font, stand_in in self.each_stand_in():
            scale = self.scale(family, weight)
            for language in ("ru", "en"):
                with self.subTest(family=family, weight=weight, language=language):
                    text = write_stand_ins.texts(language)
                    lines = [text[start : start + 40] for start in range(0, len(text), 40)]
                    misses = [stand_in.scaled(line, scale) - font.width(line) for line in lines]
                    self.assertAlmostEqual(mean(misses), 0, delta=0.06)
                    self.assertLess(pstdev(misses), 0.08)

    def test_stand_ins_are_as_high_as_what_they_stand_for(self):
        for family, weight, font, _stand_in in self.each_stand_in():
            for face in self.stand_ins(family, weight):
                with self.subTest(family=family, weight=weight):
                    scale = percent(face["size-adjust"])
                    self.assertAlmostEqual(percent(face["ascent-override"]) * scale, font.ascent, delta=0.002)
                    self.assertAlmostEqual(percent(face["descent-override"]) * scale, font.descent, delta=0.002)

    def test_letters_that_need_like_scales_are_set_together(self):
        letters = {"a": (1.0, 1), "b": (1.3, 1), "c": (1.01, 1), "d": (0.7, 1), "e": (1.28, 1)}
        self.assertEqual(write_stand_ins.alike(letters, most=3), [["d"], ["a", "c"], ["e", "b"]])
        self.assertEqual(write_stand_ins.ranges("acbé"), "U+61-63, U+E9")

    def each_stand_in(self):
        for (family, weight), (ours, *devices) in write_stand_ins.STAND_INS.items():
            font = write_stand_ins.font_of(ours)
            for (theirs, _sources), name in zip(devices, write_stand_ins.NAMES, strict=True):
                yield f"{family} {name}", weight, font, write_stand_ins.font_of(theirs)

    def stand_ins(self, family, weight):
        found = [
            face
            for face in faces("stand-ins.css")
            if face["font-family"] == family and face["font-weight"] == str(weight)
        ]
        self.assertTrue(found, f"{family} {weight} has no stand-in")
        return found

    def scale(self, family, weight):
        """A letter's `size-adjust` in the stand-in of a face: the last that names it, else that which names none."""
        scales = {}
        for face in self.stand_ins(family, weight):
            for letter in letters_of(face.get("unicode-range", "U+0-FFFF")):
                scales[letter] = percent(face["size-adjust"])
        return lambda letter: scales[ord(letter)]


def letters_of(unicode_range):
    """The numbers of the letters in «U+20, U+A0» or «U+430-52F»."""
    for part in unicode_range.split(","):
        first, _dash, last = part.strip().removeprefix("U+").partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


def percent(text):
    return float(text.removesuffix("%")) / 100
