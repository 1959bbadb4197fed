from html import escape

from django import template
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()

TILE = (
    '<li class="region-map__place c{column} r{row} {shade}{listed}">'
    '<a class="region-map__tile" href="{address}"{current}>'
    '<span class="region-map__letters">{letters}</span> <span class="region-map__words">{words}</span></a></li>'
)


@register.filter
def of_region(numbers, region):
    """The number that belongs to a region, 0 where there is none."""
    return numbers.get(region.pk, 0)


@register.filter
def news_of_region(region):
    """«Новости Новосибирской области», “News of Novosibirsk Oblast”."""
    return _("News of %(region)s") % {"region": region.name_genitive}


@register.simple_tag
def tiles_of(region_map):
    """The tiles of the map, written in one go: a template would look up eight things for each of a hundred.

    A link is read as it begins on the tile: «НСК Новосибирская область, 12 материалов».
    """
    phrases, tiles = {}, []
    for region in region_map.tiles:
        if region.number not in phrases:
            phrases[region.number] = stories(region.number)
        tiles.append(
            TILE.format(
                column=region.tile_column,
                row=region.tile_row,
                shade="away" if region_map.is_away(region) else f"s{region_map.shade(region.number)}",
                listed=" listed" if region.pk in region_map.listed else "",
                address=region.get_absolute_url(),
                current=' aria-current="page"' if region == region_map.current else "",
                letters=escape(region.tile_letters),
                words=f"{escape(region.name)}, {phrases[region.number]}",
            )
        )
    return mark_safe("".join(tiles))


@register.simple_tag
def links_to(regions):
    """Regions as a list of links, in one go: «Тверская область, 7 материалов»."""
    return mark_safe(
        "".join(
            f'<li><a class="region-map__link" href="{region.get_absolute_url()}">'
            f"{escape(region.name)}, {stories(region.number)}</a></li>"
            for region in regions
        )
    )


def stories(number):
    return ngettext("%(number)s story", "%(number)s stories", number) % {"number": number}
