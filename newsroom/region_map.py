"""The map of regions: a tile for each, shaded by the stories of the last year, and the same numbers as a table."""

from bisect import bisect
from functools import cached_property
from itertools import pairwise

from articles.listed import Listed
from newsroom.edition.blocks import kept
from newsroom.language import fold
from newsroom.regions.models import Region

SHADES = 4  # besides that of no stories; the stylesheet has a class for each
BUSIEST = 12  # as many lines stand beside the map, and first in its place on a small screen


class RegionMap:
    """What every region of the map has to tell, in the language of the page. One query, asked at once.

    `current` is the region or the country that the page is about, if it is about one. The table beside the map has
    the busiest regions, those of a country all of its own, and the `whole` map each and every one.
    """

    def __init__(self, current=None, whole=False):
        self.current, self.whole = current, whole
        self.tiles = kept("tiles of the map", make=tiles)
        self.most = max((region.number for region in self.tiles), default=0)
        self.starts = starts(self.most)

    @cached_property
    def by_number(self):
        """All regions, those with the most stories first, then by name."""
        return sorted(self.tiles, key=lambda region: (-region.number, fold(region.name)))

    @cached_property
    def country(self):
        """The country that the page is about, if its regions are on the map."""
        is_here = self.current and any(region.country_id == self.current.pk for region in self.tiles)
        return self.current if is_here else None

    @cached_property
    def around(self):
        """The country whose regions the table compares; None for all, and where none of that country's has stories."""
        country = self.country or (self.current and self.current.country)
        others = (region for region in self.tiles if country and region.country_id == country.pk)
        is_told = any(region.number for region in others if region != self.current)
        return country if self.country or is_told else None

    @property
    def is_complete(self):
        """Whether the table leaves no region out, of all or of the country."""
        return self.whole or self.country is not None

    @cached_property
    def rows(self):
        """What the table says."""
        rows = [region for region in self.by_number if self.around is None or region.country_id == self.around.pk]
        return rows if self.is_complete else self.busiest(rows)

    @cached_property
    def told(self):
        """The rows of the table: regions with stories."""
        return [region for region in self.rows if region.number]

    @cached_property
    def quiet(self):
        """The rows without a story, to be unfolded below the table."""
        return [region for region in self.rows if not region.number]

    @cached_property
    def listed(self):
        """The keys of the regions that are listed where there is no room for a map."""
        told = {region.pk for region in self.tiles if region.number}
        return {region.pk for region in self.busiest(self.rows)} | {self.current and self.current.pk} & told

    @cached_property
    def rest(self):
        """The other regions with stories, to be unfolded below that list; none where the table says them all."""
        told = [] if self.is_complete else self.by_number
        return [region for region in told if region.number and region.pk not in self.listed]

    def busiest(self, rows):
        return [region for region in rows if region.number and region != self.current][:BUSIEST]

    def is_away(self, region):
        """Whether a tile lies outside the country that the page is about."""
        return self.country is not None and region.country_id != self.country.pk

    def shade(self, number):
        """0 for no stories, 4 for where there are the most."""
        return SHADES - len(self.starts) + bisect(self.starts, number) if number else 0

    @property
    def legend(self):
        """The shades and the numbers they stand for: `[(0, "0"), (3, "1–4"), (4, "5–23")]`."""
        spans = pairwise([*self.starts, self.most + 1])
        return [(0, "0"), *((self.shade(a), str(a) if a == z - 1 else f"{a}–{z - 1}") for a, z in spans)]


def tiles():
    """Every region that has a place, row by row, each with its number of stories."""
    return list(Region.objects.on_map().annotate(number=told_in_last_year()).order_by("tile_row", "tile_column"))


def told_in_last_year():
    """As a column of regions: how many stories of the last year tell of each, of a country with its regions."""
    return Listed.objects.of_last_year().in_list_of("region").number()


def starts(most):
    """Where each shade begins: by steps of one factor, cut to round numbers; `[1, 5, 30, 100]` for 1,000."""
    if most <= SHADES:
        return list(range(1, most + 1))
    return sorted({one_digit(most ** (step / SHADES)) for step in range(SHADES)})


def one_digit(number):
    """A number without all of its digits but the first: 31.6 gives 30."""
    whole = int(number)
    place = 10 ** (len(str(whole)) - 1)
    return whole // place * place
