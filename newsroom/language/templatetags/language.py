"""Words of the other language inside a page carry their `lang`, so that a screen reader changes its voice."""

from django import template
from django.utils.html import format_html
from django.utils.translation import override

from newsroom.language import LANGUAGES, active_language, is_filled, other, value_in

register = template.Library()


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
def in_language(thing, language):
    """The thing's address in another language."""
    with override(language):
        return thing.get_absolute_url()


@register.filter
def lang_of(thing, field="name"):
    """The language that `name_of` will answer in: "ru" or "en"."""
    language = active_language()
    return language if is_filled(value_in(thing, field, language)) else other(language)


@register.simple_tag
def languages():
    return LANGUAGES
