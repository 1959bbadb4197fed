"""Rich text as a page prints it."""

import re
from itertools import count

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

PLACE = re.compile(r'<(figure|blockquote) data-(?:picture|quote)="([0-9a-f-]{36})"></(?:figure|blockquote)>')
TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)


def fill(html: str, pictures: dict | None = None, quotes: dict | None = None) -> tuple[SafeString, list]:
    """Clean HTML with its places filled and each table in a frame that scrolls sideways; and the keys without a place.

    `pictures` and `quotes` map keys (UUID or its text) to safe HTML; keys without a place come in that order. A place
    is filled once; a place whose row is gone vanishes.
    """
    waiting = {("figure", str(key)): (key, row) for key, row in (pictures or {}).items()}
    waiting |= {("blockquote", str(key)): (key, row) for key, row in (quotes or {}).items()}
    numbers = count(1)
    html = TABLE.sub(lambda table: scrolling(table[0], next(numbers)), html or "")
    html = PLACE.sub(lambda place: waiting.pop(place.groups(), (None, ""))[1], html)
    return mark_safe(html), [key for key, row in waiting.values()]


def scrolling(table, number):
    return format_html(
        '<div class="table-scroll" tabindex="0" role="region" aria-label="{}">{}</div>',
        _("Table %(number)d") % {"number": number},
        mark_safe(table),
    )
