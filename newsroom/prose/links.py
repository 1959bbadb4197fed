"""Where a link in rich text may lead."""

import re

from .tracking import destination, is_tracking

SCHEMES = {"http", "https", "mailto", "tel"}
SCHEME = re.compile(r"[^/?#]*?(?=:)")
CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
IGNORED_AT_EDGES = "".join(map(chr, range(0x21)))  # by browsers: control characters and the space


def link(href: str) -> str | None:
    """The address without what only counts visitors; None for one that no reader should follow.

    The sanitiser has looked at it too; this looks once more at what is really printed.
    """
    href = tidied(href)
    while further := destination(href):
        href = tidied(further)
    scheme = SCHEME.match(href)
    if CONTROLS.search(href) or (scheme and scheme[0].lower() not in SCHEMES):
        return None
    address, _, fragment = href.partition("#")
    path, _, query = address.partition("?")
    query = "&".join(pair for pair in query.split("&") if pair and not is_tracking(pair))
    return path + (query and f"?{query}") + (fragment and f"#{fragment}") or None


def tidied(href: str) -> str:
    return re.sub(r"[\t\n\r]", "", href).strip(IGNORED_AT_EDGES).replace(" ", "%20")


def is_external(href: str) -> bool:
    return href.lower().startswith(("http:", "https:", "//"))
