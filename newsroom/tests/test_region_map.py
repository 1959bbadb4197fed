"""The map of regions: what it counts, how it shades, what it says of itself."""

from datetime import timedelta
from unittest.mock import patch

from django.test import SimpleTestCase, TestCase
from django.utils import timezone
from django.utils.translation import override

from articles.models import Article
from articles.tests.factories import make_published_article
from newsroom.region_map import RegionMap, starts
from newsroom.regions.tests.factories import make_region

from .factories import hidden_kinds


class ShadeTests(SimpleTestCase):
    def test_shades_begin_at_round_numbers_that_grow(self):
        for most, beginnings in {
            0: [],
            1: [1],
            3: [1, 2, 3],
            5: [1, 2, 3],
            23: [1, 2, 4, 10],
            50: [1, 2, 7, 10],
            1000: [1, 5, 30, 100],
        }.items():
            with self.subTest(most):
                self.assertEqual(starts(most), beginnings)


class RegionMapTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.north = make_region(name_ru="Мурманская область", name_en="Murmansk Oblast", tile_column=4, tile_row=1)
        cls.west = make_region(name_ru="Псковская область", name_en="Pskov Oblast", tile_column=2, tile_row=4)
        cls.east = make_region(name_ru="Ярославская область", name_en="Yaroslavl Oblast", tile_column=5, tile_row=4)
        cls.country = cls.north.country
        cls.off_the_map = make_region()

    def numbers(self, language="en"):
        with override(language):
            return {region: region.number for region in RegionMap().tiles}

    def test_counts_a_story_in_each_of_its_regions_in_one_query(self):
        for regions in [self.west], [self.west, self.east], [self.off_the_map, self.country]:
            make_published_article(regions=regions)
        with self.assertNumQueries(1):
            self.assertEqual(self.numbers(), {self.north: 0, self.west: 2, self.east: 1})

    def test_counts_what_readers_of_the_language_may_see(self):
        for language, region in ("ru", self.west), ("en", self.east):
            hidden = hidden_kinds(Article, language, regions=[region])
            with self.subTest(language, hidden=list(hidden)):
                before = self.numbers(language)[region]
                make_published_article(language, regions=[region])
                self.assertEqual((before, self.numbers(language)[region]), (0, 1))

    def test_counts_the_last_year_alone(self):
        for days in (1, 364, 366, 800):
            make_published_article(at=timezone.now() - timedelta(days=days), regions=[self.west])
        self.assertEqual(self.numbers()[self.west], 2)

    def test_tiles_stand_as_they_are_read_and_rows_by_number_and_name(self):
        make_published_article(regions=[self.east])
        with override("ru"):
            region_map = RegionMap()
            self.assertEqual(region_map.tiles, [self.north, self.west, self.east])
            self.assertEqual(RegionMap(whole=True).rows, [self.east, self.north, self.west])
            self.assertEqual(region_map.rows, [self.east])

    def test_table_of_all_regions_folds_those_without_stories(self):
        make_published_article(regions=[self.east])
        with override("ru"):
            region_map = RegionMap(whole=True)
        self.assertEqual((region_map.told, region_map.quiet), ([self.east], [self.north, self.west]))
        page = self.client.get("/en/regions/").content.decode()
        table, folded = page.split('<details class="region-map__quiet">')
        self.assertIn("2 regions without stories", folded)
        for region, place in ((self.east, table), (self.north, folded), (self.west, folded)):
            self.assertIn(f"/en/regions/{region.slug}/", place)

    def test_busiest_region_has_the_darkest_shade_and_the_silent_one_none(self):
        for number, region in ((5, self.east), (1, self.west)):
            for _ in range(number):
                make_published_article(regions=[region])
        with override("en"):
            region_map = RegionMap()
        self.assertEqual([region_map.shade(region.number) for region in region_map.tiles], [0, 2, 4])
        self.assertEqual(region_map.legend, [(0, "0"), (2, "1"), (3, "2"), (4, "3–5")])

    def test_regions_that_the_list_of_a_phone_leaves_out_follow_it(self):
        for number, region in ((3, self.east), (2, self.west), (1, self.north)):
            for _ in range(number):
                make_published_article(regions=[region])
        with override("en"), patch("newsroom.region_map.BUSIEST", 1):
            region_map = RegionMap()
            self.assertEqual((region_map.listed - {None}, region_map.rest), ({self.east.pk}, [self.west, self.north]))
            self.assertEqual(RegionMap(self.west).rest, [self.north])
            self.assertEqual(RegionMap(self.country).rest, [], "its table has them all")

    def test_legend_of_a_silent_map_has_nothing_but_silence(self):
        with override("en"):
            self.assertEqual(RegionMap().legend, [(0, "0")])
