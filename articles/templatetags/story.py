"""What the page of a story says beside its text."""

from django import template
from django.utils.translation import ngettext

from articles import beside
from articles.reading import reading_minutes
from newsroom.language import active_language

register = template.Library()
for part in (beside.facts, beside.neighbours, beside.related):
    register.filter(part.__name__, part)


@register.filter
def reading_time(article):
    """“3 min read”, «3 минуты чтения»."""
    minutes = reading_minutes(article, active_language())
    return ngettext("%(number)d min read", "%(number)d min read", minutes) % {"number": minutes}
