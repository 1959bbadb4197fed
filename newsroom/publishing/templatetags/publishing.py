from django import template

from newsroom.publishing.body import body_for_readers

register = template.Library()


@register.simple_tag(takes_context=True)
def body_of(context, thing):
    """The body with its pictures and quotes in their places, as this reader wants pictures to be."""
    return body_for_readers(thing, a11y=context.get("a11y"), request=context.get("request"))
