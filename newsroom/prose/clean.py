"""What rich text may hold, whoever wrote it."""

import nh3

CLEANER = nh3.Cleaner(
    tags={
        "p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "table", "tbody", "tr", "th", "td", "hr", "br", "figure",
        "strong", "em", "a", "span",
    },
    attributes={"a": {"href"}, "span": {"lang"}, "figure": {"data-picture"}, "blockquote": {"data-quote"}},
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel="noopener",
)  # fmt: skip


def clean(html: str) -> str:
    """The same text in the HTML that the newsroom prints."""
    return CLEANER.clean(html)
