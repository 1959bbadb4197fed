"""What rich text may hold, whoever wrote it, and what feeds and search make of it."""

import re
from html import escape, unescape

import nh3

from .mould import Mould
from .shallow import shallow
from .typesetting import set_in_type
from .writer import Writer

KEPT = {
    "p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "table", "tbody", "tr", "th", "td", "hr", "br", "figure",
    "strong", "em", "code", "a", "span",
}  # fmt: skip
READ = {  # not kept, but they say how the text is meant: the mould renames them or ends the line
    "h1", "h5", "h6", "b", "i", "div", "section", "article", "header", "footer", "main", "aside", "nav", "address",
    "pre", "center", "dl", "dt", "dd", "details", "summary", "fieldset", "legend", "form", "thead", "tfoot", "caption",
    "figcaption", "option",
}  # fmt: skip
NEVER_TEXT = {"script", "style", "template", "title", "iframe", "object", "svg", "math", "noscript"}
CLEANER = nh3.Cleaner(
    tags=KEPT | READ,
    clean_content_tags=NEVER_TEXT,
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

LINE_ENDS = re.compile(r"</?(?:p|h[2-4]|ul|ol|li|blockquote|table|tbody|tr|figure|hr|br)\b[^>]*>")
CELL_ENDS = re.compile(r"</?t[hd]\b[^>]*>")
TAGS = re.compile(r"<[^>]*>")
SPACES = re.compile(r"[^\S\xa0]+")


def clean(html: str, language: str = "") -> str:
    """The same text in the HTML that the newsroom prints; cleaning twice changes nothing.

    With a language, "ru" or "en", it is also set in type as texts of that language are.

    Kept are paragraphs, headings h2 to h4, lists, quotations, tables, rules, breaks, links, bold, italic, code,
    words marked as Russian or English, and the places of pictures and quotes. Everything else leaves its words behind,
    except what was never text: scripts, styles, drawings.
    """
    html = shallow(SURROGATES.sub("", html or ""), KEPT | READ | NEVER_TEXT)
    poured = Mould().pour(CLEANER.clean(html))
    return Writer().inside(set_in_type(poured, language) if language else poured)


def paragraphs(text: str) -> str:
    """Clean HTML of plain text: each line that says something becomes a paragraph."""
    return clean("".join(f"<p>{escape(line)}</p>" for line in text.splitlines()))


def plain_text(html: str) -> str:
    """The words of clean HTML for search, feeds and descriptions: one line per paragraph, heading, item or row.

    No-break spaces stay what they are.
    """
    text = unescape(TAGS.sub("", CELL_ENDS.sub(" ", LINE_ENDS.sub("\n", html or ""))))
    lines = [SPACES.sub(" ", line).strip() for line in text.split("\n")]
    return "\n".join(line for line in lines if line)
