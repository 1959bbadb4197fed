"""Words of the other language inside a page carry their `lang`, so that a screen reader changes its voice."""

from django import template
from django.utils.html import format_html

from newsroom.language import LANGUAGES, active_language, address_in, is_filled, other, value_in

register = template.Library()
register.filter("in_language", address_in)


@register.simple_tag
def name_of(thing, field="name"):
    """A name in the language of the page, or in the other one, marked, where this one lacks it."""
    if thing is None:
        return ""
    language = active_language()
    value = value_in(thing, field, language)
    if is_filled(value):
        return value
    value = value_in(thing, field, other(language))
    return format_html('<span lang="{}">{}</span>', other(language), value) if is_filled(value) else ""


@register.filter
def lang_of(thing, field="name"):
    """The language that `name_of` will answer in: "ru" or "en"."""
    language = active_language()
    return language if is_filled(value_in(thing, field, language)) else other(language)


@register.simple_tag
def languages():
    return LANGUAGES
