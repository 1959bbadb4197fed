import re

from django import template
from django.utils.translation import gettext as _

from events import structured_data

register = template.Library()
NUMBER = re.compile(r"\s*\(\d+\)$")  # what a choice says of itself in the filter


@register.simple_tag
def events_title(filterset):
    """What a list of events is about: «Прошедшие события: Новосибирская область, конгресс, 2024»."""
    title = _("Past events") if filterset.is_past else _("Events")
    chosen = {name: value for name, value in filterset.asked.items() if value}
    labels = (dict(filterset.filters[name].extra["choices"]).get(value) for name, value in chosen.items())
    about = [NUMBER.sub("", str(label)) for label in labels if label]
    return f"{title}: {', '.join(about)}" if about else title


@register.simple_tag(takes_context=True)
def event_data(context, event):
    """What the page of an event says of it to machines."""
    rows = {name: context.get(name) or () for name in ("parts", "coverage")}
    return structured_data.event_data(event, context["page_place"].site, **rows)
