"""Texts as people typed them, fit for XML: one letter that it cannot say would silence a whole file."""

import re

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML 1.0 cannot say


def printable(value):
    """A text, or texts in a tuple or list, without the letters that XML cannot say."""
    if isinstance(value, str):
        return UNPRINTABLE.sub("", value)
    if isinstance(value, list):
        return [printable(part) for part in value]
    if hasattr(value, "_fields"):
        return type(value)(*map(printable, value))
    return value
