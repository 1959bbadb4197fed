"""How a reader asks to see the pages: six words from closed lists, carried by one cookie."""

from dataclasses import astuple, dataclass

COOKIE_NAME = "a11y"
COOKIE_AGE = 365 * 24 * 60 * 60

# The default comes first.
AXES = {
    "font": ("site", "times", "arial", "dyslexic"),
    "size": ("100", "125", "150", "175", "200"),
    "letters": ("normal", "medium", "large"),
    "lines": ("normal", "medium", "large"),
    "scheme": ("site", "white", "black", "blue", "brown", "green"),
    "images": ("on", "gray", "off"),
}


@dataclass(frozen=True)
class Preferences:
    """Font, text size in per cent, spacing of letters and lines, colour scheme, and what becomes of pictures."""

    font: str = "site"
    size: str = "100"
    letters: str = "normal"
    lines: str = "normal"
    scheme: str = "site"
    images: str = "on"

    @classmethod
    def from_cookie(cls, value: str) -> "Preferences":
        """Read `times-150-medium-normal-black-on`; any word off its list makes the whole cookie the default."""
        words = value.split("-") if len(value) < 80 else []
        if len(words) == len(AXES) and all(word in axis for word, axis in zip(words, AXES.values(), strict=True)):
            return cls(*words)
        return STANDARD

    def to_cookie(self) -> str:
        return "-".join(astuple(self))

    @property
    def has_large_letters(self) -> bool:
        """Whether few words fit on a line of a phone."""
        return int(self.size) >= 150 or self.letters == "large"

    @property
    def is_default(self) -> bool:
        return self == STANDARD


STANDARD = Preferences()
LOW_VISION = Preferences("arial", "150", "medium", "medium", "white", "on")
PRESETS = {"standard": STANDARD, "low-vision": LOW_VISION}
