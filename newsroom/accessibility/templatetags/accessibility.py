"""The panel in every page's header: drawn once per language and preferences, not once per page."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.translation import get_language

from newsroom.accessibility.forms import fieldsets
from newsroom.accessibility.preferences import STANDARD

register = template.Library()


@register.simple_tag(takes_context=True)
def preference_fieldsets(context):
    """The six groups of radio buttons, the reader's present choice checked."""
    return drawn_fieldsets(get_language(), context.get("a11y") or STANDARD)


@lru_cache(maxsize=64)
def drawn_fieldsets(language, preferences):
    return render_to_string(
        "accessibility/fieldsets.html",
        {"groups": [(axis, legend, choices, getattr(preferences, axis)) for axis, legend, choices in fieldsets()]},
    )
