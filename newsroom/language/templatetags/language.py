"""Words of the other language inside a page carry their `lang`, so that a screen reader changes its voice."""

from django import template

from newsroom.language import LANGUAGES, active_language, address_in, is_filled, name_of, other, value_in

register = template.Library()
register.filter("in_language", address_in)
register.simple_tag(name_of)


@register.filter
def lang_of(thing, field="name"):
    """The language that `name_of` will answer in: "ru" or "en"."""
    language = active_language()
    return language if is_filled(value_in(thing, field, language)) else other(language)


@register.simple_tag
def languages():
    return LANGUAGES
