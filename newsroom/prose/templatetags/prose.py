from django import template

from newsroom.prose.clean import plain_text
from newsroom.prose.fill import fill

register = template.Library()


@register.filter
def prose(html):
    """Rich text that has no pictures or quotes of its own, as a page prints it."""
    return fill(html)[0]


register.filter("plain_text", plain_text)
