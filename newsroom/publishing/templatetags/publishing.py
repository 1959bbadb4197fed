from datetime import timedelta

from django import template

from newsroom.publishing.body import body_for_readers
from newsroom.publishing.children import by_part

register = template.Library()
register.filter(by_part)
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
