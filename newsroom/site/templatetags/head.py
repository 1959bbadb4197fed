"""What the head of every page says of it."""

from textwrap import shorten

from django import template
from django.utils.safestring import mark_safe

from newsroom.site.addresses import page_address

register = template.Library()


@register.simple_tag(name="page_address", takes_context=True)
def page_address_of(context):
    """Where the page is; of a list, the view says in `meaningful` what it listens to beside its filter."""
    view, filterset = context.get("view"), context.get("filter")
    meaningful = context.get("meaningful") or getattr(view, "meaningful", ())
    return page_address(
        context["request"],
        page=context.get("page_obj"),
        filters=[*meaningful, *(filterset.filters if filterset else ())],
        alternates=context.get("alternates") or (),
    )


@register.tag
def capture(parser, token):
    """`{% capture name %}…{% endcapture %}`: a line of text, to be said more than once in the head.

    One space stands for any white space, and quotation marks are fit for an attribute.
    """
    name = token.split_contents()[1]
    nodes = parser.parse(["endcapture"])
    parser.delete_first_token()
    return CaptureNode(name, nodes)


class CaptureNode(template.Node):
    def __init__(self, name, nodelist):
        self.name, self.nodelist = name, nodelist

    def render(self, context):
        line = " ".join(self.nodelist.render(context).split())
        context[self.name] = mark_safe(line.replace('"', "&quot;"))
        return ""


@register.filter
def cut(text, length):
    """The beginning of a text, as whole words, in at most so many letters."""
    return shorten(" ".join(text.split()), length, placeholder="…")
