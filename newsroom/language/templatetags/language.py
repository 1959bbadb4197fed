"""Words of the other language inside a page carry their `lang`, so that a screen reader changes its voice."""

from django import template
from django.template.defaultfilters import stringfilter

from newsroom.language import active_language, is_filled, name_of, other, quotation_marks, value_in
from newsroom.language.shown import day, first_words, for_machines

register = template.Library()
register.simple_tag(name_of)
register.filter(day)
register.filter(for_machines)
register.filter("first_words", stringfilter(first_words), is_safe=True)


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
