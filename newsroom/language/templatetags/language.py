"""Words of the other language inside a page carry their `lang`, so that a screen reader changes its voice."""

import re
from functools import lru_cache
from html import escape

from django import template
from django.template.defaultfilters import stringfilter
from django.utils.formats import date_format
from django.utils.safestring import mark_safe
from django.utils.timezone import get_default_timezone

from newsroom.language import active_language, is_filled, name_of, other, quotation_marks, value_in

register = template.Library()
register.simple_tag(name_of)

CUT_OFF = " \xa0–—-,:;.(«„“"  # what ends no beginning: an ellipsis follows


@register.filter
def day(moment):
    """A moment as readers see it: its day in words, on the site's clock, and the whole of it for machines."""
    local = moment.astimezone(get_default_timezone())
    words = day_in_words(local.date(), active_language())
    return mark_safe(f'<time datetime="{local.isoformat(timespec="seconds")}">{words}</time>')


@lru_cache(maxsize=1000)
def day_in_words(date, language):
    """A list prints the same few days over and over."""
    return escape(date_format(date))


@register.filter(is_safe=True)
@stringfilter
def first_words(text, number):
    """The beginning of a text with an ellipsis where it was cut: no-break spaces hold, and nothing ends in them."""
    beginning = re.match(rf"\s*(?:\S+\s+){{0,{number - 1}}}\S*(?:\xa0\S+)*", text)[0]
    return f"{beginning.rstrip(CUT_OFF)}…" if text[len(beginning) :].strip() else text


@register.filter
def lang_of(thing, field="name"):
    """The language that `name_of` will answer in: "ru" or "en"."""
    language = active_language()
    return language if is_filled(value_in(thing, field, language)) else other(language)


@register.filter(is_safe=True)
@stringfilter
def quoted(text):
    """A text in the language of the page between quotation marks, each inside another as the language has it."""
    return quotation_marks.quoted(text, active_language())
