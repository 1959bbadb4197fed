"""Makes HTML shallow before anything parses it.

By the rules of HTML a parser walks up through all open elements again and again: lists in lists in lists, some hundred
kilobytes of them, take it minutes. Nothing that the newsroom prints is nearly that deep.
"""

import re
from collections import Counter

MAX_OPEN = 20

INLINE = {"span", "strong", "em", "code", "b", "i"}
FLAT = {"p", "li", "dt", "dd", "tr", "th", "td", "tbody", "thead", "tfoot", "a", "br", "hr"}  # each ends the one before
TAG = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))|<(?P<end>/?)(?P<name>[a-z][^\s/>]*)[^>]*(?:>|\Z)", re.DOTALL | re.I)
NOTHING = "<!---->"  # unlike an empty string it never joins what stood around into another tag
END_OF_LINE = "<p>"


def shallow(html: str, known: set) -> str:
    """The same HTML with at most `MAX_OPEN` elements inside one another, of those that are `known`; words all stay."""
    opened, refused = Counter(), Counter()

    def replace(tag):
        name = (tag["name"] or "").lower()
        if not name or name in FLAT:
            return tag[0]
        if name not in known:
            return NOTHING
        in_its_place = NOTHING if name in INLINE else END_OF_LINE
        if not tag["end"]:
            fits = opened.total() < MAX_OPEN
            (opened if fits else refused)[name] += 1
            return tag[0] if fits else in_its_place
        if refused[name]:
            refused[name] -= 1
            return in_its_place
        opened[name] -= opened[name] > 0
        return tag[0]

    return TAG.sub(replace, html)
