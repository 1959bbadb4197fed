"""What stands above a headline: where a text is from."""

from django.utils.safestring import mark_safe
from django.utils.translation import ngettext

from newsroom.edition.blocks import kept
from newsroom.language import name_of
from newsroom.language.shown import filled


def first_regions(regions, most=2):
    """The first regions by name, each a link, and how many more there are; in one go, because lists print dozens."""
    regions = list(regions)
    links = mark_safe(" ".join(map(link, regions[:most])))
    more = len(regions) - most
    if more <= 0:
        return links
    words = ngettext("and %(number)s more", "and %(number)s more", more) % {"number": more}
    return filled("{links} <span>{words}</span>", links=links, words=words)


def link(region):
    def make():
        return filled('<a href="{address}">{name}</a>', address=region.get_absolute_url(), name=name_of(region))

    return kept("link to a region", region.pk, make=make)
