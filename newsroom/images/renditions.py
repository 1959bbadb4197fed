"""The sizes and cuts in which pages show a picture.

A rendition has no row: its name says whose it is and which part and size of the picture it holds, so a page knows every
address without a look at disk or database. The common cuts are made when a picture is saved; whatever is asked for and
missing is made then. A moved focal point gives new names.
"""

import re
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import PIL.Image
from django.core.files.storage import default_storage

WIDTHS = (320, 640, 960, 1440, 1920)
RATIOS = {"full": None, "3x2": (3, 2), "16x9": (16, 9), "1x1": (1, 1)}
MADE_AT_ONCE = ("full", "3x2")
FORMATS = {
    "avif": {"format": "AVIF", "quality": 55, "speed": 9},
    "jpg": {"format": "JPEG", "quality": 80, "progressive": True, "optimize": True},
}
NAME = re.compile(r"renditions/(?P<stem>\w+)/(?P<ratio>full|\d+x\d+)-[\d-]+\.(?P<suffix>avif|jpg)", re.ASCII)


class Rendition(NamedTuple):
    """One cut of a picture in one width, in pixels; it exists in every one of `FORMATS`."""

    image: object
    ratio: str
    width: int
    cut: str

    @property
    def height(self) -> int:
        width, height = _proportions(self.image, self.ratio)
        return max(1, round(self.width * height / width))

    def name(self, suffix: str) -> str:
        """The path under MEDIA_ROOT: `renditions/<picture>/3x2-50-25-640.avif`."""
        return f"{self.cut}-{self.width}.{suffix}"

    def url(self, suffix: str) -> str:
        return f"{_address(self.cut)}-{self.width}.{suffix}"


def renditions(image, ratio="full") -> list[Rendition]:
    """Every width in which a cut of a picture is shown, narrowest first; none is wider than the picture's own pixels.

    Raises KeyError for a ratio that is not in `RATIOS`.
    """
    left, _, right, _ = crop_box(image, ratio)
    widest = min(right - left, WIDTHS[-1])
    cut = _cut(image, ratio)
    return [Rendition(image, ratio, width, cut) for width in (*(width for width in WIDTHS if width < widest), widest)]


def crop_box(image, ratio) -> tuple[int, int, int, int]:
    """The largest part of a picture in a ratio, with the focal point as near its middle as the edges allow.

    Left, top, right and bottom in pixels of the picture. Raises KeyError for a ratio that is not in `RATIOS`.
    """
    across, down = _proportions(image, ratio)
    width = max(1, min(image.width, round(image.height * across / down)))
    height = max(1, min(image.height, round(image.width * down / across)))
    left = min(max(0, round(image.focal_x * image.width - width / 2)), image.width - width)
    top = min(max(0, round(image.focal_y * image.height - height / 2)), image.height - height)
    return left, top, left + width, top + height


def make_renditions(image, wanted=None):
    """Write what is missing of some renditions, of the common cuts by default, in every format.

    Raises OSError where the picture itself is gone.
    """
    if wanted is None:
        wanted = [rendition for ratio in MADE_AT_ONCE for rendition in renditions(image, ratio)]
    with default_storage.open(image.file.name) as file, PIL.Image.open(file) as original:
        for rendition in wanted:
            missing = [suffix for suffix in FORMATS if not default_storage.exists(rendition.name(suffix))]
            if not missing:
                continue
            cut = original.resize(
                (rendition.width, rendition.height),
                PIL.Image.Resampling.LANCZOS,
                box=crop_box(image, rendition.ratio),
                reducing_gap=2.0,
            )
            for suffix in missing:
                _write(rendition.name(suffix), cut, FORMATS[suffix])


def pictures_named(name) -> list[str]:
    """The names under which the picture of a rendition may be stored; [] where this is no rendition's name."""
    parts = NAME.fullmatch(name)
    return [f"pictures/{parts['stem']}.{suffix}" for suffix in ("jpg", "png")] if parts else []


def rendition_named(name, image):
    """The rendition of a picture that has this name; None where no page would ask for it."""
    parts = NAME.fullmatch(name)
    if not parts or parts["ratio"] not in RATIOS:
        return None
    known = renditions(image, parts["ratio"])
    return next((rendition for rendition in known if rendition.name(parts["suffix"]) == name), None)


def delete_renditions(picture_name):
    """Remove what was made of the picture stored under this name."""
    default_storage.remove_folder(_folder(picture_name))


def _proportions(image, ratio):
    return RATIOS[ratio] or (image.width or 1, image.height or 1)


def _cut(image, ratio):
    """What the names of all widths of one cut begin with."""
    cut = f"{_folder(image.file.name)}/{ratio}"
    return cut if ratio == "full" else f"{cut}-{round(image.focal_x * 100)}-{round(image.focal_y * 100)}"


@lru_cache(maxsize=1000)
def _address(cut):
    """Where the names that begin so are served: a page asks for a dozen of each."""
    return default_storage.url(cut)


def _folder(picture_name):
    return f"renditions/{Path(picture_name).stem}"


def _write(name, picture, options):
    content = BytesIO()
    picture.save(content, **options)
    default_storage.keep(name, content.getvalue())
