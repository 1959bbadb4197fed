from django import template
from django.utils.translation import gettext as _

from events import structured_data
from newsroom.publishing.reader_filters import heading, plain_heading

register = template.Library()


@register.simple_tag
def events_title(filterset):
    """What a list of events is about: «Прошедшие события: Новосибирская область, Конгресс, 2024», as plain text."""
    return plain_heading(*subjects(filterset))


@register.simple_tag
def events_heading(filterset):
    """The same as the page prints it."""
    return heading(*subjects(filterset))


def subjects(filterset):
    title = _("Past events") if filterset.is_past else _("Events")
    return title, [choice for _label, choice, _address in filterset.conditions()]


@register.simple_tag(takes_context=True)
def event_data(context, event):
    """What the page of an event says of it to machines."""
    rows = {name: context.get(name) or () for name in ("parts", "coverage")}
    return structured_data.event_data(event, context["page_place"].site, **rows)
