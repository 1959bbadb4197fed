"""Contact sheets: pictures of one page side by side, each with a line that says what it shows."""

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

STRIP = 1500  # pixels of a page; what is longer goes on beside it
WIDEST = 3000
GAP = 24
LINE = 26
GROUND, INK = "#d8d8d8", "#000000"
SCALES = {360: 1, 768: 0.75, 1440: 0.6}


def make_sheet(shots) -> Image.Image:
    """`shots` are pairs of a label and a picture; they stand in rows, each row as high as its highest."""
    cells = [cell(label, picture) for label, picture in shots]
    rows = [[]]
    for one in cells:
        if rows[-1] and sum(other.width + GAP for other in [*rows[-1], one]) > WIDEST:
            rows.append([])
        rows[-1].append(one)
    width = max(sum(one.width + GAP for one in row) for row in rows) + GAP
    sheet = Image.new("RGB", (width, sum(max(one.height for one in row) + GAP for row in rows) + GAP), GROUND)
    y = GAP
    for row in rows:
        x = GAP
        for one in row:
            sheet.paste(one, (x, y))
            x += one.width + GAP
        y += max(one.height for one in row) + GAP
    return sheet


def cell(label, picture):
    """One picture, cut into strips that stand side by side, below its label."""
    scale = SCALES.get(picture.width, 1)
    picture = picture.convert("RGB").resize((round(picture.width * scale), round(picture.height * scale)))
    strips = [
        picture.crop((0, top, picture.width, min(top + STRIP, picture.height)))
        for top in range(0, picture.height, STRIP)
    ]
    size = (len(strips) * (picture.width + GAP // 3), LINE + strips[0].height)
    made = Image.new("RGB", size, GROUND)
    font = ImageFont.load_default(16)
    ImageDraw.Draw(made).text((0, 2), label, fill=INK, font=font)
    for number, strip in enumerate(strips):
        made.paste(strip, (number * (picture.width + GAP // 3), LINE))
    return made


def save(name, shots):
    """Write a sheet into `settings.VAR` and give its path."""
    folder = settings.VAR / "sheets"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.png"
    make_sheet(shots).quantize(128).save(path, optimize=True)
    return path
