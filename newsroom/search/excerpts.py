"""How a found text is shown: safe HTML with the words of the query in `<mark>`, in whatever form they stand."""

import unicodedata
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString, mark_safe

from newsroom.language.words import WORD, index_words

from .query import marked_words

EXCERPT = 240
ELLIPSIS = "…"


def highlight(text: str, query: str) -> SafeString:
    """A whole plain text, such as a headline, as HTML with the words of the query marked."""
    return _marked(unicodedata.normalize("NFC", text), marked_words(query))


def snippet(text: str, query: str, length: int = EXCERPT) -> SafeString:
    """At most `length` characters of a plain text around the first word of the query, or its beginning, as HTML."""
    text = unicodedata.normalize("NFC", _on_one_line(text))
    wanted = marked_words(query)
    first = next((word.start() for word in _wanted(text, wanted)), 0)
    start, end = _window(text, first, length)
    opening = f"{ELLIPSIS} " if start > 0 else ""
    closing = f" {ELLIPSIS}" if end < len(text) else ""
    return _marked(opening + text[start:end] + closing, wanted)


def _on_one_line(text):
    """All lines after one another; a dot parts those that end in no mark, such as the titles of a programme."""
    *lines, last = [" ".join(line.split()) for line in text.splitlines() if line.strip()] or [""]
    return " ".join([*(f"{line} ·" if line[-1].isalnum() else line for line in lines), last])


def _window(text, first, length):
    """Where an excerpt starts and ends: whole words, a little before the first match, the ellipses counted in."""
    if len(text) <= length:
        return 0, len(text)
    length -= len(f"{ELLIPSIS}  {ELLIPSIS}")
    start = min(first - length // 4, len(text) - length)
    if start > 0:
        space = text.find(" ", start - 1, first)
        start = space + 1 if space >= 0 else first
    else:
        start = 0
    end = start + length
    if end < len(text):
        space = text.rfind(" ", first, end + 1)
        end = space if space > first else end
    return start, min(end, len(text))


def _wanted(text, wanted):
    return (word for word in WORD.finditer(text) if not wanted.isdisjoint(entries(word[0])))


@lru_cache(maxsize=10_000)
def entries(word):
    """A word as the index keeps it; texts that are found have most of their words in common."""
    return index_words(word)


def _marked(text, wanted):
    html, done = [], 0
    for word in _wanted(text, wanted):
        html += [escape(text[done : word.start()]), f"<mark>{escape(word[0])}</mark>"]
        done = word.end()
    return mark_safe("".join([*html, escape(text[done:])]))  # every piece is escaped above
