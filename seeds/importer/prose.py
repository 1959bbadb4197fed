"""The body of a story: its paragraphs as rich text, quotations cut out of them and standing in their places."""

import re
from collections.abc import Iterable
from dataclasses import replace
from html import escape
from itertools import groupby
from uuid import UUID

from newsroom.prose.clean import clean
from seeds.parser.document import Document, Quote

WORDS = {"en": r"[A-Za-z][\w.’'&-]*", "ru": r"[А-Яа-яЁё][\w.’'-]*"}
# How many words of the other language a reader's voice needs to be told of (shared rule of accessibility).
FOREIGN = {
    "ru": ("en", re.compile(rf"\b{WORDS['en']}(?:[\s,:]+{WORDS['en']}){{3,}}")),
    "en": ("ru", re.compile(rf"\b{WORDS['ru']}(?:[\s,:]+{WORDS['ru']})+")),
}
SAYS_SOMETHING = re.compile(r"[^\W_]")


def quotes_of(document: Document) -> list[Quote]:
    """The quotations of a text's body; retold sentences of one speaker that follow each other are one.

    The lead has none: it is told as a whole.
    """
    quotes: list[Quote] = []
    for quote in document.quotes:
        last = quotes[-1] if quotes else None
        if quote.paragraph == 0:
            continue
        if last and follows(last, quote, document.paragraphs[quote.paragraph]):
            quotes[-1] = replace(last, text=f"{last.text} {quote.text}", end=quote.end)
        else:
            quotes.append(quote)
    return quotes


def follows(last: Quote, quote: Quote, paragraph: str) -> bool:
    return (
        not last.is_direct
        and not quote.is_direct
        and (last.paragraph, last.speaker) == (quote.paragraph, quote.speaker)
        and not paragraph[last.end : quote.start].strip()
    )


def body_of(document: Document, placed: Iterable[tuple[Quote, UUID]]) -> str:
    """The HTML of all paragraphs but the lead; each quotation gives way to the place of its row."""
    places = {
        paragraph: sorted(pairs, key=lambda pair: pair[0].start)
        for paragraph, pairs in groupby(
            sorted(placed, key=lambda pair: pair[0].paragraph), lambda pair: pair[0].paragraph
        )
    }
    html = []
    for number, paragraph in enumerate(document.paragraphs[1:], start=1):
        if paragraph in shown_with_event(document):
            continue
        end = 0
        for quote, key in places.get(number, ()):
            html.append(told(paragraph[end : quote.start], document.language))
            html.append(f'<blockquote data-quote="{key}"></blockquote>')
            end = quote.end
        html.append(told(paragraph[end:], document.language))
    return clean("".join(html))


def shown_with_event(document: Document) -> set[str]:
    """Paragraphs that only promise a link without giving it: the event's page says what is expected."""
    return {mark.detail for mark in document.marks if mark.field == "materials"} if document.events else set()


def told(text: str, language: str) -> str:
    """A paragraph with words of the other language marked; "" for punctuation that was left over."""
    if not SAYS_SOMETHING.search(text):
        return ""
    other, foreign = FOREIGN[language]
    html, end = "", 0
    for match in foreign.finditer(text):
        html += f'{escape(text[end : match.start()])}<span lang="{other}">{escape(match[0])}</span>'
        end = match.end()
    return f"<p>{html}{escape(text[end:])}</p>"
