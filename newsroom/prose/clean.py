"""What rich text may hold, whoever wrote it, and what pages, feeds and search make of it."""

import re
from html import escape, unescape
from itertools import count

import nh3
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from .mould import Mould
from .writer import Writer

KEPT = {
    "p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "table", "tbody", "tr", "th", "td", "hr", "br", "figure",
    "strong", "em", "a", "span",
}  # fmt: skip
READ = {  # not kept, but they say how the text is meant: the mould renames them or ends the line
    "h1", "h5", "h6", "b", "i", "div", "section", "article", "header", "footer", "main", "aside", "nav", "address",
    "pre", "center", "dl", "dt", "dd", "details", "summary", "fieldset", "legend", "form", "thead", "tfoot", "caption",
    "figcaption", "option",
}  # fmt: skip
CLEANER = nh3.Cleaner(
    tags=KEPT | READ,
    clean_content_tags={"script", "style", "template", "title", "iframe", "object", "svg", "math", "noscript"},
    attributes={
        "a": {"href"},
        "span": {"lang"},
        "figure": {"data-picture"},
        "blockquote": {"data-quote"},
        "ol": {"start"},
        "th": {"colspan", "rowspan"},
        "td": {"colspan", "rowspan"},
    },
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel=None,
)
SURROGATES = re.compile("[\ud800-\udfff]")

PLACE = re.compile(r'<(?:figure|blockquote) data-(picture|quote)="([0-9a-f-]{36})"></(?:figure|blockquote)>')
TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
LINE_ENDS = re.compile(r"</?(?:p|h[2-4]|ul|ol|li|blockquote|table|tbody|tr|figure|hr|br)\b[^>]*>")
CELL_ENDS = re.compile(r"</?t[hd]\b[^>]*>")
TAGS = re.compile(r"<[^>]*>")


def clean(html: str) -> str:
    """The same text in the HTML that the newsroom prints; cleaning twice changes nothing.

    Kept are paragraphs, headings h2 to h4, lists, quotations, tables, rules, breaks, links, bold, italic, words
    marked as Russian or English, and the places of pictures and quotes. Everything else leaves its words behind,
    except what was never text: scripts, styles, drawings.
    """
    return Writer().inside(Mould().pour(CLEANER.clean(SURROGATES.sub("", html or ""))))


def paragraphs(text: str) -> str:
    """Clean HTML of plain text: each line that says something becomes a paragraph."""
    return clean("".join(f"<p>{escape(line)}</p>" for line in text.splitlines()))


def plain_text(html: str) -> str:
    """The words of clean HTML for search, feeds and descriptions: one line per paragraph, heading, item or row."""
    text = unescape(TAGS.sub("", CELL_ENDS.sub(" ", LINE_ENDS.sub("\n", html or ""))))
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return "\n".join(line for line in lines if line)


def placed_keys(html: str) -> set[str]:
    """Keys of the pictures and quotes that have a place in clean HTML; what has none follows the text."""
    return {key for _kind, key in PLACE.findall(html or "")}


def fill(html: str, pictures: dict | None = None, quotes: dict | None = None) -> SafeString:
    """Clean HTML as a page prints it: places filled, tables in a frame that scrolls sideways.

    `pictures` and `quotes` map keys (UUID or its text) to safe HTML. A place is filled once; one whose row is gone
    vanishes.
    """
    rows = {("picture", str(key)): row for key, row in (pictures or {}).items()}
    rows |= {("quote", str(key)): row for key, row in (quotes or {}).items()}
    number = count(1)
    html = TABLE.sub(lambda table: scrolling(table[0], next(number)), html or "")
    return mark_safe(PLACE.sub(lambda place: rows.pop(place.groups(), ""), html))


def scrolling(table, number):
    label = escape(_("Table %(number)d") % {"number": number})
    return f'<div class="table-scroll" tabindex="0" role="region" aria-label="{label}">{table}</div>'
