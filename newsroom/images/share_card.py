"""The picture that stands beside a shared address: a headline in the site's own type, with the map of regions.

1200 × 630 pixels, as Open Graph's readers like it. Type and colours are those of the pages: the same font files, the
same tokens.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache, partial
from io import BytesIO
from pathlib import Path

import PIL.Image
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from PIL import ImageDraw, ImageFont, ImageOps

from .typesetting import fitted, one_line

SIZE = WIDTH, HEIGHT = 1200, 630
MARGIN = 64
MOST_BYTES = 100_000
HEADLINE, LABEL, LABEL_BOLD = "display-600", "sans-400", "sans-600"
SIZES = range(104, 35, -4)  # of the headline, in pixels: the largest that fits
LEADING = 1.14
LABEL_SIZE = 28
HEAD_TOP, HEAD_BOTTOM, HEAD_BOTTOM_ABOVE_MAP = 186, 486, 446
FOOT = HEIGHT - MARGIN
MAP_WIDTH, SMALL_MAP_WIDTH = 350, 170
PHOTO_WIDTH = 500
GAP = 48
TILE = 10 / 12  # of the distance between two tiles
LIT, HALF_LIT, UNLIT = 1, 0.42, 0.16  # how far a tile is from the ground to the ink
MARK = "M10 0M20 0M0 10M10 10M20 10M30 10M10 20M20 20M30 20M20 30"  # includes/mark.html, on a grid of 10


@dataclass(frozen=True)
class ShareCard:
    """What a share picture shows; cards that are equal are one picture."""

    headline: str
    #: The label above the headline: section, kind of event, country.
    kicker: str = ""
    #: The line at the foot: a date.
    note: str = ""
    site: str = ""
    #: Places on the map as (column, row): every one, those to light, and those of countries that are told of whole.
    tiles: tuple = ()
    lit: tuple = ()
    half_lit: tuple = ()
    #: The name of the cover in storage, and its focal point as two shares of its size.
    photo: str = ""
    focus: tuple = (0.5, 0.5)

    @property
    def measure(self):
        """The width of the column that words stand in, in pixels."""
        return WIDTH - MARGIN - GAP - (PHOTO_WIDTH if self.photo else MAP_WIDTH + MARGIN)


def draw(card) -> bytes:
    """The JPEG of a card, at most 100 kB. Raises OSError where its cover is gone."""
    return packed(paint(card))


def paint(card):
    picture = PIL.Image.new("RGB", SIZE, ground())
    pen = ImageDraw.Draw(picture)
    if card.photo:
        picture.paste(photo(card), (WIDTH - PHOTO_WIDTH, 0))
    draw_words(pen, card)
    if card.photo:
        draw_map(pen, card, right=MARGIN + card.measure, width=SMALL_MAP_WIDTH)
    else:
        draw_map(pen, card, right=WIDTH - MARGIN, width=MAP_WIDTH)
    return picture


def draw_words(pen, card):
    draw_mark(pen)
    site = one_line(drawable(card.site, LABEL_BOLD), font(LABEL_BOLD, LABEL_SIZE), card.measure - 60)
    pen.text((MARGIN + 60, MARGIN + 20), site, ink(), font(LABEL_BOLD, LABEL_SIZE), anchor="lm")
    kicker = one_line(drawable(card.kicker.upper(), LABEL_BOLD), font(LABEL_BOLD, 24), card.measure)
    pen.text((MARGIN, HEAD_TOP - 24), kicker, soft(), font(LABEL_BOLD, 24), anchor="ls")
    size, lines = headline(card)
    for number, line in enumerate(lines):
        place = MARGIN, HEAD_TOP + round(number * size * LEADING)
        pen.text(place, line, ink(), font(HEADLINE, size), anchor="la")
    width = card.measure - (SMALL_MAP_WIDTH + GAP if card.photo else 0)
    note = one_line(drawable(card.note, LABEL), font(LABEL, LABEL_SIZE), width)
    pen.text((MARGIN, FOOT), note, soft(), font(LABEL, LABEL_SIZE), "ls")


def headline(card):
    """The size of the headline in pixels, and its lines."""
    bottom = HEAD_BOTTOM_ABOVE_MAP if card.photo else HEAD_BOTTOM
    text = drawable(card.headline, HEADLINE)
    return fitted(text, partial(font, HEADLINE), SIZES, card.measure, bottom - HEAD_TOP, LEADING)


def draw_mark(pen):
    """The association's tiles, as in the masthead."""
    for column, row in re.findall(r"M(\d+) (\d+)", MARK):
        x, y = MARGIN + int(column), MARGIN + int(row)
        colour = soft() if (column, row) == ("20", "10") else ink()
        pen.rectangle([x, y, x + 8, y + 8], fill=colour)


def draw_map(pen, card, *, right, width):
    """Every region a tile, the story's own lit; at the foot, no wider than so many pixels."""
    if not card.tiles:
        return
    columns, rows = (max(tile[axis] for tile in card.tiles) for axis in (0, 1))
    step = width // columns
    left, top, side = right - step * columns, FOOT - step * rows, round(step * TILE)
    for column, row in card.tiles:
        x, y = left + (column - 1) * step, top + (row - 1) * step
        light = LIT if (column, row) in card.lit else HALF_LIT if (column, row) in card.half_lit else UNLIT
        pen.rectangle([x, y, x + side - 1, y + side - 1], fill=mixed(light))


def photo(card):
    with default_storage.open(card.photo) as file, PIL.Image.open(file) as cover:
        return ImageOps.fit(cover.convert("RGB"), (PHOTO_WIDTH, HEIGHT), centering=card.focus)


def packed(picture) -> bytes:
    """A JPEG as good as 100 kB allow."""
    for quality in (90, 82, 74, 66, 58, 50, 40, 30):
        content = BytesIO()
        picture.save(content, "JPEG", quality=quality, subsampling="4:4:4" if quality > 80 else "4:2:0", optimize=True)
        if content.tell() <= MOST_BYTES:
            break
    return content.getvalue()


@lru_cache(maxsize=64)
def font(face, size):
    """A face of the pages: FreeType reads the very file that readers get."""
    return ImageFont.truetype(finders.find(f"newsroom/fonts/{face}.woff2"), size)


def drawable(text, face):
    """A text in signs that a face has: others lose their marks («ộ» is «o») or are left out."""
    return "".join(
        sign if has(face, sign) else "".join(part for part in unicodedata.normalize("NFKD", sign) if has(face, part))
        for sign in unicodedata.normalize("NFC", text)
    )


@lru_cache(maxsize=2000)
def has(face, sign):
    """Whether a face has a sign: what it lacks it draws as the box that stands for no sign at all."""
    drawn, box = (font(face, LABEL_SIZE).getmask(each) for each in (sign, "\uffff"))
    return sign in "\t\n\r" or (drawn.size, bytes(drawn)) != (box.size, bytes(box))


@lru_cache
def tokens():
    """The colours of the pages in light, by name."""
    css = Path(finders.find("newsroom/css/tokens.css")).read_text(encoding="utf-8").partition("@media")[0]
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})\b", css))


def ground():
    return tokens()["button-bg"]


def ink():
    return tokens()["button-text"]


def soft():
    """For words beside the headline: still 7 : 1."""
    return mixed(0.88)


def mixed(share):
    """The colour so far on the way from the ground to the ink."""
    return "#" + "".join(
        f"{round(int(ground()[at : at + 2], 16) * (1 - share) + int(ink()[at : at + 2], 16) * share):02x}"
        for at in (1, 3, 5)
    )
