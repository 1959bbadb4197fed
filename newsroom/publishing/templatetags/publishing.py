from datetime import timedelta
from itertools import groupby
from operator import attrgetter

from django import template

from newsroom.publishing.body import body_for_readers

register = template.Library()
AT_ONCE = timedelta(minutes=1)


@register.simple_tag(takes_context=True)
def body_of(context, thing):
    """The body with its pictures and quotes in their places, as this reader wants pictures to be."""
    return body_for_readers(thing, a11y=context.get("a11y"), request=context.get("request"))


@register.filter
def last_change(thing):
    """When a text changed after readers got it; None where it did not, or in the minute of its publication."""
    changed = thing.updated_at
    return changed if changed and changed - thing.published_at > AT_ONCE else None


@register.filter
def by_part(rows):
    """The organisations of a text by the part that they play, in the order of the roles: pairs of a label and rows."""
    rows = sorted(rows, key=lambda row: row.Role.values.index(row.role))
    return [(part, list(played)) for part, played in groupby(rows, attrgetter("part"))]
