"""The map of regions as a browser draws it: the whole of Russia, Kazakhstan and Belarus, with all its shades."""

from django.utils import timezone

from articles.models import Article
from articles.tests.factories import make_section
from newsroom.accessibility.preferences import AXES, COOKIE_NAME, Preferences
from newsroom.language import LANGUAGES
from newsroom.publishing.models import Item
from newsroom.region_map import BUSIEST
from newsroom.regions.models import Region

from . import checks
from .browser import BrowserTestCase

LEAST = 24  # px, of a tile
STANDARD = Preferences()
NUMBERS = [40, 7, 3, 1]  # of stories: one region for each shade

TILES = """() => [...document.querySelectorAll(".region-map__tile")].filter(tile => tile.checkVisibility())
.map(tile => {
  const box = tile.getBoundingClientRect(), letters = tile.querySelector(".region-map__letters");
  const text = document.createRange();
  text.selectNodeContents(letters);
  return {
    name: tile.textContent.trim(), letters: letters.textContent, href: tile.getAttribute("href"),
    left: box.left, top: box.top, width: box.width, height: box.height,
    lettersWidth: text.getBoundingClientRect().width, isMap: getComputedStyle(tile.closest("ul")).display === "grid",
  };
})"""


class RegionMapSeenTests(BrowserTestCase):
    fixtures = ["regions", "site"]

    @classmethod
    def setUpTestData(cls):
        now, section = timezone.now(), make_section()
        cls.told = list(Region.objects.filter(code__in=["RU-TVE", "RU-KGD", "KZ-79", "BY-HM"]).order_by("pk"))
        for region, number in zip(cls.told, NUMBERS, strict=True):
            for n in range(number):
                texts = {f"headline_{language}": f"{n}" for language in LANGUAGES}
                status = {f"status_{language}": "published" for language in LANGUAGES}
                moments = {f"published_at_{language}": now for language in LANGUAGES}
                item = Item.objects.create(kind="article")
                Article.objects.bulk_create([Article(item=item, section=section, **texts, **status, **moments)])
                Article.objects.get(item=item).regions.add(region)

    def map_at(self, width, preferences=STANDARD, path="/ru/regions/", **options):
        page = self.open("/healthz", viewport={"width": width, "height": 900}, **options)
        cookie = {"name": COOKIE_NAME, "value": preferences.to_cookie(), "url": self.live_server_url}
        page.context.add_cookies([cookie])
        page.goto(path)
        return page

    def test_every_region_has_a_tile_of_its_own_where_the_fixture_puts_it(self):
        for language in LANGUAGES:
            tiles = self.map_at(1440, path=f"/{language}/regions/").evaluate(TILES)
            self.assertEqual(len({(round(tile["left"]), round(tile["top"])) for tile in tiles}), 110)
            seen = {tile["href"].split("/")[-2]: tile for tile in tiles}
            columns, rows = (sorted({round(tile[side]) for tile in tiles}) for side in ("left", "top"))
            for region in Region.objects.on_map():
                tile = seen[region.slug]
                drawn = columns.index(round(tile["left"])) + 1, rows.index(round(tile["top"])) + 1
                self.assertEqual(drawn, (region.tile_column, region.tile_row), region)

    def test_name_of_a_link_begins_with_the_letters_shown(self):
        tiles = self.map_at(1440, path="/en/regions/").evaluate(TILES)
        for tile in tiles:
            self.assertRegex(tile["name"], rf"\A{tile['letters']} \w.*, \d+ (story|stories)\Z")
        page = self.map_at(1440)
        self.assertEqual(page.get_by_role("link", name="ТВЕ Тверская область, 7 материалов", exact=True).count(), 1)

    def test_is_a_list_where_a_tile_would_be_under_24_pixels_or_too_narrow_for_its_letters(self):
        for size in ("100", "200"):
            for width in (320, 360, 640, 700, 768, 1024, 1280, 1440):
                with self.subTest(size=size, width=width):
                    tiles = self.map_at(width, Preferences(size=size)).evaluate(TILES)
                    self.assertTrue(all(tile["height"] >= LEAST for tile in tiles))
                    if tiles[0]["isMap"]:
                        self.assertGreaterEqual(min(tile["width"] for tile in tiles), LEAST)
                        for tile in tiles:
                            self.assertLessEqual(tile["lettersWidth"], tile["width"], tile["letters"])
                    else:
                        self.assertLess(width / int(size), 7.68, "there is room for a map")
                        self.assertEqual(len(tiles), len(self.told), "what is silent stands in the table")

    def test_every_shade_is_read_in_every_scheme(self):
        for scheme in AXES["scheme"]:
            with self.subTest(scheme):
                page = self.map_at(1440, Preferences(scheme=scheme))
                shades = page.evaluate(
                    "() => [0, 1, 2, 3, 4].map(shade => getComputedStyle(document.querySelector(`.s${shade} a`))"
                    ".backgroundColor)"
                )
                self.assertEqual(len(set(shades)), 5)
                self.assertEqual(checks.faults(page, "faint", "smallTargets", "clipped", "sideways"), [])
                self.assertAccessible(page)
        for options in ({"color_scheme": "dark"}, {"contrast": "more"}, {"contrast": "more", "color_scheme": "dark"}):
            with self.subTest(**options):
                self.assertEqual(checks.faults(self.map_at(1440, **options), "faint"), [])

    def test_shades_differ_without_colours(self):
        page = self.map_at(1440, forced_colors="active")
        edges = page.evaluate(
            "() => [0, 1, 2, 3, 4].map(shade => parseFloat(getComputedStyle(document.querySelector(`.s${shade} a`))"
            ".borderBottomWidth))"
        )
        self.assertEqual(edges, sorted(set(edges)))

    def test_phone_has_the_rest_folded_and_a_wide_page_has_it_on_the_map(self):
        russian = Region.objects.on_map().filter(country__code="RU").exclude(pk__in=[region.pk for region in self.told])
        Article.objects.order_by("pk").last().regions.add(*russian[:BUSIEST])
        path = f"/ru/regions/{russian.last().slug}/"
        page = self.map_at(360, path=path)
        page.get_by_text("Ещё 4 региона").click()
        self.assertEqual(page.locator(".region-map__rest a").count(), 4)
        self.assertEqual(checks.faults(page, "faint", "smallTargets", "clipped", "sideways"), [])
        self.assertAccessible(page)
        self.assertFalse(self.map_at(1440, path=path).locator(".region-map__rest").is_visible())

    def test_fits_on_paper(self):
        page = self.map_at(673)
        page.emulate_media(media="print")
        self.assertEqual(checks.faults(page, "sideways"), [])

    def test_keyboard_walks_through_the_map_and_names_the_tile(self):
        page = self.map_at(1440)
        self.assertEqual(checks.faults_of_walk(page), [])
        page.focus('.region-map__tile[href$="/tver-oblast/"]')
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        words = page.locator(".region-map__tile:focus .region-map__words")
        self.assertEqual(words.evaluate("words => getComputedStyle(words).clipPath"), "none")

    def test_table_has_every_region_once(self):
        page = self.map_at(1440)
        self.assertEqual(page.get_by_role("table", name="Все регионы по числу материалов").count(), 1)
        page.locator(".region-map__quiet summary").click()
        self.assertEqual(page.get_by_role("rowheader").count(), 110)
