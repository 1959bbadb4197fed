"""Covers for made-up stories: a drawn technopark under a drawn sky, another one for each number."""

from io import BytesIO
from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw, ImageFilter

SIZE = 1536, 1024
SKIES = [("#f6b26b", "#2a4d69"), ("#a8d5c9", "#00544a"), ("#f4d9c6", "#7a4b6b"), ("#cfe3f2", "#35607f")]


def draw(number) -> SimpleUploadedFile:
    """An upload that holds the picture of this number, the same every time."""
    chance = Random(number)
    low, high = SKIES[number % len(SKIES)]
    sky = Image.composite(
        Image.new("RGB", SIZE, low), Image.new("RGB", SIZE, high), Image.linear_gradient("L").resize(SIZE)
    )
    pen = ImageDraw.Draw(sky)
    x, y, size = chance.randint(300, 1200), chance.randint(180, 420), chance.randint(60, 140)
    pen.ellipse([x - size, y - size, x + size, y + size], fill=low)
    sky = sky.filter(ImageFilter.GaussianBlur(6))
    for depth, colour in enumerate([mix(low, high, 0.55), mix(low, high, 0.85), "#14201d"]):
        skyline(ImageDraw.Draw(sky), chance, colour, low, horizon=560 + 130 * depth)
    content = BytesIO()
    sky.save(content, "JPEG", quality=90)
    return SimpleUploadedFile(f"technopark-{number}.jpg", content.getvalue())


def skyline(pen, chance, colour, light, *, horizon):
    left = -chance.randint(0, 120)
    while left < SIZE[0]:
        width, top = chance.randint(90, 300), horizon + chance.randint(-150, 90)
        pen.rectangle([left, top, left + width, SIZE[1]], fill=colour)
        for x in range(left + 24, left + width - 30, 44):
            for y in range(top + 30, SIZE[1], 58):
                if chance.random() < 0.22:
                    pen.rectangle([x, y, x + 18, y + 26], fill=light)
        left += width + chance.choice([0, 0, 40, 120])


def mix(one, other, share):
    """A colour between two: 0 is the first, 1 is the second."""
    pairs = ((int(one[place : place + 2], 16), int(other[place : place + 2], 16)) for place in (1, 3, 5))
    return tuple(round(first + (second - first) * share) for first, second in pairs)
