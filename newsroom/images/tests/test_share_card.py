"""The share picture: whatever it has to say, it says inside its margins."""

from io import BytesIO

import PIL.Image
from django.test import SimpleTestCase, TestCase
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageChops

from newsroom.images import share_card
from newsroom.images.share_card import (
    GAP,
    HEIGHT,
    MARGIN,
    MOST_BYTES,
    SIZE,
    ShareCard,
    draw,
    drawable,
    font,
    headline,
    paint,
)
from newsroom.images.share_pictures import on_the_map
from newsroom.images.typesetting import fitted, one_line
from newsroom.regions.tests.factories import make_region

from .factories import make_image

TILES = tuple((column, row) for column in range(1, 20) for row in range(1, 12))
LONG = "Межгосударственная высокотехнологическая электроэнергетическая кооперация наукоградов и технопарков"
HEADLINES = {
    "one word": "Конгресс",
    "one line": "Открылся технопарк",
    "three lines": "Технопарк наукограда открыл корпус для резидентов особой экономической зоны",
    "long words": LONG,
    "the longest that a story may have": (LONG + " " + LONG)[:200],
    "a word longer than a line": "Я" * 200,
    "no-break spaces all along": LONG.replace(" ", "\xa0"),
    "letters of Kazakh": "Қазақстанның ғылыми қалалары туралы жаңалықтар",
    "nothing": "",
    "nothing that a face has": "🚀😀北京",
}


def painted(picture):
    """The box around everything that is not the ground."""
    ground = PIL.Image.new("RGB", picture.size, share_card.ground())
    return ImageChops.difference(picture, ground).getbbox()


class ShareCardTests(SimpleTestCase):
    def card(self, text, **fields):
        return ShareCard(headline=text, kicker=text, note=text, site=text, **fields)

    def test_is_a_light_picture_of_the_right_size(self):
        for name, text in HEADLINES.items():
            with self.subTest(name):
                content = draw(self.card(text, tiles=TILES, lit=TILES[:9]))
                picture = PIL.Image.open(BytesIO(content))
                self.assertEqual((picture.format, picture.size), ("JPEG", SIZE))
                self.assertLessEqual(len(content), MOST_BYTES)

    def test_no_word_leaves_its_column(self):
        for name, text in HEADLINES.items():
            with self.subTest(name):
                left, top, right, bottom = painted(paint(self.card(text)))
                self.assertGreaterEqual(left, MARGIN - 2)  # a letter may lean over its edge by a hair
                self.assertGreaterEqual(top, MARGIN)
                self.assertLessEqual(right, MARGIN + self.card(text).measure + 2)
                self.assertLessEqual(bottom, HEIGHT - MARGIN + 12)  # what hangs below the line

    def test_no_line_of_the_headline_touches_the_foot(self):
        for name, text in HEADLINES.items():
            with self.subTest(name):
                size, lines = headline(card := ShareCard(text))
                height = len(lines) * size * share_card.LEADING
                self.assertLessEqual(height, share_card.HEAD_BOTTOM - share_card.HEAD_TOP)
                self.assertTrue(all(font("display-600", size).getlength(line) <= card.measure for line in lines))

    def test_the_map_stands_beside_the_words(self):
        card = ShareCard("", tiles=TILES)
        right_half = paint(card).crop((MARGIN + card.measure, 0, *SIZE))
        left, _top, right, bottom = painted(right_half)
        self.assertGreaterEqual(left, GAP)
        self.assertLessEqual(right, right_half.width - MARGIN)
        self.assertLessEqual(bottom, HEIGHT - MARGIN)

    def test_a_short_headline_is_larger_than_a_long_one(self):
        sizes = [headline(ShareCard(HEADLINES[name]))[0] for name in ("one word", "three lines", "long words")]
        self.assertEqual(sizes, sorted(sizes, reverse=True))
        self.assertGreater(sizes[0], sizes[2])

    def test_leaves_out_what_the_type_lacks(self):
        for text, drawn in {
            "5 млрд ₸, £3 млн, 3‰ в Łódź": "5 млрд ₸, £3 млн, 3‰ в Łódź",
            "за\u0301мок": "за\u0301мок",
            "Старт 🚀 北京 и ракета": "Старт   и ракета",
            "Hà Nội": "Hà Noi",  # the letter without the marks that the face lacks
            "и\u0306": "й",
        }.items():
            for face in ("display-600", "sans-400", "sans-600"):
                with self.subTest(text, face=face):
                    self.assertEqual(drawable(text, face), drawn)

    def test_a_card_of_what_the_type_lacks_is_the_card_without_it(self):
        self.assertEqual(draw(self.card("Старт 🚀北京 ракеты")), draw(self.card("Старт ракеты")))

    def test_draws_with_the_type_of_the_pages(self):
        self.assertEqual(font("display-600", 40).getname()[0], "Newsroom Display")
        for letter in "ЖжҚқӘәWw«»—…":
            self.assertGreater(font("display-600", 40).getlength(letter), 0)
            self.assertNotEqual(
                bytes(font("display-600", 40).getmask(letter)), bytes(font("display-600", 40).getmask("\uffff")), letter
            )


class TypesettingTests(SimpleTestCase):
    def set(self, text, width=500, height=260):
        size, lines = fitted(text, lambda size: font("display-600", size), range(80, 35, -4), width, height, 1.1)
        return font("display-600", size), size, lines

    def test_no_word_is_lost_where_there_is_room(self):
        self.assertEqual(" ".join(self.set("Открылся новый технопарк")[2]), "Открылся новый технопарк")

    def test_what_is_cut_says_so_and_ends_with_a_word(self):
        lines = self.set(" ".join(["технопарк"] * 40))[2]
        self.assertTrue(lines[-1].endswith("технопарк…"))

    def test_no_break_space_holds_its_words_together(self):
        for line in self.set("Что было в\xa0Новосибирске и\xa0что будет в\xa0Томске")[2]:
            self.assertFalse(line.endswith((" в", " и")))

    def test_long_word_is_broken_with_a_hyphen(self):
        lines = self.set("Я" * 60, width=400)[2]
        self.assertTrue(all(line.endswith("-") for line in lines[:-1]))
        self.assertEqual("".join(line.removesuffix("-") for line in lines), "Я" * 60)

    def test_one_line_keeps_to_its_width(self):
        face = font("sans-400", 28)
        for text in ("Ассоциация кластеров, технопарков и зон", "Я" * 100, "", "   "):
            self.assertLessEqual(face.getlength(one_line(text, face, 200)), 200)

    @settings(max_examples=60, deadline=None)
    @given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Z"]), max_size=250))
    def test_whatever_the_text_it_fits(self, text):
        face, size, lines = self.set(text)
        self.assertLessEqual(len(lines) * size * 1.1, 260)
        self.assertTrue(all(face.getlength(line) <= 500 for line in lines))


class CoverTests(TestCase):
    def test_cover_fills_its_side_and_the_words_keep_to_theirs(self):
        cover = make_image()
        for name, text in HEADLINES.items():
            with self.subTest(name):
                card = ShareCard(headline=text, kicker=text, note=text, site=text, photo=cover.file.name)
                picture = paint(card)
                gap = picture.crop((MARGIN + card.measure + 2, 0, SIZE[0] - share_card.PHOTO_WIDTH, HEIGHT))
                self.assertIsNone(painted(gap))
                self.assertLessEqual(len(share_card.packed(picture)), MOST_BYTES)

    def test_small_map_stays_below_the_headline(self):
        card = ShareCard(headline=HEADLINES["the longest that a story may have"], photo=make_image().file.name)
        size, lines = headline(card)
        bottom = share_card.HEAD_TOP + len(lines) * size * share_card.LEADING
        step = share_card.SMALL_MAP_WIDTH // 19
        self.assertLessEqual(bottom, share_card.FOOT - 11 * step)

    def test_map_lights_regions_and_half_lights_whole_countries(self):
        region = make_region(tile_column=3, tile_row=2)
        neighbour = make_region(tile_column=4, tile_row=2)
        with self.assertNumQueries(1):
            self.assertEqual(on_the_map([region]), {"tiles": ((3, 2), (4, 2)), "lit": ((3, 2),), "half_lit": ()})
        self.assertEqual(on_the_map([region, region.country])["half_lit"], ((4, 2),))
        self.assertEqual(on_the_map([neighbour.country])["lit"], ())
