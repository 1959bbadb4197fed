"""What the head of every page says of it."""

from html import unescape
from textwrap import shorten

from django import template
from django.templatetags.static import static
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from newsroom.images.renditions import renditions
from newsroom.language.addresses import address
from newsroom.site import structured_data as data
from newsroom.site.addresses import page_address

register = template.Library()


@register.simple_tag(name="page_address", takes_context=True)
def page_address_of(context):
    """Where the page is. A list listens to its filter, the search to its query, other pages to nothing."""
    filterset = context.get("filter")
    return page_address(
        context["request"],
        page=context.get("page_obj"),
        filters=filterset.filters if filterset else ["q"] if "query" in context else [],
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


@register.simple_tag(takes_context=True)
def structured_data(context, *things):
    """What the page says to machines: of its publisher, of the way to it, and of these things."""
    identity, place = context["identity"], context["page_place"]
    logo = renditions(identity.logo)[-1].url("jpg") if identity.logo else static("newsroom/logo.png")
    steps = [(_("Front page"), address("front")), *(context.get("crumbs") or ())]
    steps = [(name, f"{place.site}{address}") for name, address in steps]
    if place.own != steps[0][1]:
        things = *things, data.breadcrumbs([*steps, (unescape(context["page_title"]), place.own)])
    return data.as_script([data.publisher(identity, place.site, logo), *things])


@register.simple_tag(takes_context=True)
def website(context):
    return data.website(context["identity"], context["page_place"].site)


@register.simple_tag(takes_context=True)
def collection_page(context):
    place, words = context["page_place"], (unescape(context[name]) for name in ("page_title", "page_description"))
    return data.collection(place.site, place.own, *words)
