"""What the head of every page says of it, and what its header asks: where the page is, and how it leads back."""

from html import unescape
from textwrap import shorten
from typing import NamedTuple

from django import template
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from newsroom.edition.blocks import kept
from newsroom.images.renditions import renditions
from newsroom.language.addresses import address
from newsroom.site import structured_data as data
from newsroom.site.addresses import page_address

register = template.Library()
ADDRESS = "{address}"  # where the address of a page goes in the panel that pages share


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


@register.simple_tag(takes_context=True)
def display_panel(context):
    """The panel in the header of a page, which leads back to this page; nothing else in it is the page's own."""
    preferences, is_settings = context.get("a11y"), context.get("is_accessibility_page")
    address = context.get("next") or context["request"].get_full_path()

    def make():
        told = {"a11y": preferences, "is_accessibility_page": is_settings, "next": ADDRESS}
        return render_to_string("accessibility/panel.html", told)

    return mark_safe(kept("display panel", preferences, is_settings, make=make).replace(ADDRESS, escape(address)))


class Here(NamedTuple):
    """An entry of the menu: the page itself, or what it lies below; neither for pages that no entry leads to."""

    address: str = ""
    current: str = ""


@register.simple_tag(takes_context=True)
def menu_place(context):
    """Where in the menu a page is."""
    path = context["request"].path
    parts = [address(name) for name in ("articles:list", "events:list", "regions:list")]
    if path in {*parts, address("search"), *(page.get_absolute_url() for page in context["menu_pages"])}:
        return Here(path, "page")
    return next((Here(part, "true") for part in parts if part in path), Here())


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

    def publisher():
        logo = renditions(identity.logo)[-1].url("jpg") if identity.logo else static("newsroom/logo.png")
        return data.in_json(data.publisher(identity, place.site, logo))

    steps = [(_("Front page"), address("front")), *(context.get("crumbs") or ())]
    steps = [(name, f"{place.site}{address}") for name, address in steps]
    if place.own != steps[0][1]:
        things = *things, data.breadcrumbs([*steps, (unescape(context["page_title"]), place.own)])
    return data.as_script([kept("publisher", place.site, make=publisher), *things])


@register.simple_tag(takes_context=True)
def website(context):
    return data.website(context["identity"], context["page_place"].site)


@register.simple_tag(takes_context=True)
def collection_page(context):
    place, words = context["page_place"], (unescape(context[name]) for name in ("page_title", "page_description"))
    return data.collection(place.site, place.own, *words)
