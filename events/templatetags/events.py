from django import template

from events import structured_data

register = template.Library()


@register.simple_tag(takes_context=True)
def event_data(context, event):
    """What the page of an event says of it to machines."""
    rows = {name: context.get(name) or () for name in ("parts", "coverage")}
    return structured_data.event_data(event, context["page_place"].site, **rows)
