"""What the first view of the news costs a phone: requests, bytes as they travel, and nothing that jumps."""

import gzip
from io import BytesIO
from itertools import product
from urllib.parse import urlsplit

import brotli
import PIL.Image
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.tests.factories import make_published_article, make_section
from newsroom.accessibility.preferences import COOKIE_NAME, Preferences
from newsroom.language import address_in
from newsroom.regions.tests.factories import make_region

from .browser import BrowserTestCase, settle
from .factories import make_full_article, make_full_event, make_picture

PHONE = {"width": 360, "height": 740}
OF_EACH_ANSWER = 500  # bytes of headers, a little more than ours

DESK = {"width": 1440, "height": 900}
LEAST_SEEN = 0.001  # of layout shift: a word that moves; 0.1 is what is called good: https://web.dev/articles/cls

SHIFTS = """() => new Promise(done => new PerformanceObserver(list => done(
  list.getEntries().map(entry => [entry.value, ...entry.sources.map(source => source.node?.outerHTML?.slice(0, 120))])
)).observe({type: "layout-shift", buffered: true}) ?? setTimeout(() => done([]), 500))"""


def travelled(response):
    """Bytes of an answer as production sends it: whitenoise packs with brotli, pages are packed with gzip, and pictures
    and fonts are packed already."""
    kind = response.headers.get("content-type", "")
    body = response.body()
    if kind.startswith("text/html"):
        body = gzip.compress(body, 6)
    elif kind.startswith(("text/", "image/svg")):
        body = brotli.compress(body)
    return len(body) + OF_EACH_ANSWER


def photo():
    """An upload as heavy as a photograph: light from one side, things large and small, the grain of a sensor."""
    size = 1600, 1067
    scene = PIL.Image.linear_gradient("L").resize(size)
    for scale, share in ((200, 0.5), (40, 0.4), (8, 0.4), (1, 0.14)):
        grain = PIL.Image.effect_noise((size[0] // scale, size[1] // scale), 90).resize(
            size, PIL.Image.Resampling.BICUBIC
        )
        scene = PIL.Image.blend(scene, grain, share)
    shades = [scene.point(lambda value, tint=tint: value * tint) for tint in (1, 0.9, 0.7)]
    content = BytesIO()
    PIL.Image.merge("RGB", shades).save(content, "JPEG", quality=92)
    return SimpleUploadedFile("photo.jpg", content.getvalue())


class WeightTests(BrowserTestCase):
    fixtures = ["site"]

    @classmethod
    def setUpTestData(cls):
        cls.region = make_region()
        cls.article, cls.event = make_full_article(regions=[cls.region]), make_full_event(regions=[cls.region])
        section = make_section()
        for number in range(21):
            cover = make_picture(file=photo() if number > 15 else None)  # the newest are those that a phone shows
            make_published_article(
                regions=[make_region(), make_region()], section=section, cover=cover,
                headline_ru=f"Технопарк наукограда открыл корпус № {number} для резидентов особой экономической зоны",
                headline_en=f"The technopark of a science city opened building {number} for residents of the zone",
                lead_ru="Корпус принял первых резидентов: они займутся приборами и материалами. " * 4,
                lead_en="The building has received its first residents: they will work on devices. " * 4,
            )  # fmt: skip

    def view(self, address, *, cookie=None, density=1):
        """The answers that a browser asked for until it was at rest, and the page."""
        page = self.open("/healthz", viewport=PHONE, device_scale_factor=density)
        if cookie:
            page.context.add_cookies([{"name": COOKIE_NAME, "value": cookie.to_cookie(), "url": self.live_server_url}])
        answers = []
        page.on("response", lambda answer: answers.append(answer))
        page.goto(address, wait_until="networkidle")
        page.evaluate("document.fonts.ready")
        return answers, page

    def test_news_list_is_light(self):
        for language, density in product(("ru", "en"), (1, 3)):
            with self.subTest(language=language, density=density):
                answers, page = self.view(f"/{language}/news/", density=density)
                weights = {urlsplit(answer.url).path: travelled(answer) for answer in answers}
                pictures = {path for path in weights if path.startswith("/media/")}
                told = "\n".join(f"{weight:7} {path}" for path, weight in weights.items())
                self.assertEqual(page.locator("article").count(), 20)
                self.assertGreater(sum(weights[path] for path in pictures), 30_000, told)  # they are photographs
                self.assertLessEqual(len(answers), 10, told)
                self.assertLessEqual(sum(weights.values()), 130_000, told)
                self.assertLessEqual(sum(weights[path] for path in weights.keys() - pictures), 75_000, told)
                self.assertEqual([path for path in weights if path.endswith(".js")], [])
                self.assertEqual({urlsplit(answer.url).netloc for answer in answers}, {urlsplit(page.url).netloc})

    def test_no_file_is_asked_for_twice(self):
        for address in ("/ru/", "/ru/news/", self.article.address_in("en"), self.event.address_in("en")):
            answers, _page = self.view(address)
            asked = [answer.url for answer in answers]
            self.assertEqual(len(asked), len(set(asked)))

    def test_nothing_jumps_when_the_fonts_come_late(self):
        lists = ["", "news/", "events/", "regions/", "search/?q=2026", "accessibility/", "about/"]
        for language in ("ru", "en"):
            things = [thing.address_in(language) for thing in (self.article, self.event)]
            region = address_in(self.region, language)
            for address in [*(f"/{language}/{rest}" for rest in lists), *things, region]:
                for viewport in (PHONE, DESK):
                    with self.subTest(address, viewport=viewport):
                        shifts = self.shifts(address, viewport)
                        self.assertLessEqual(sum(amount for amount, *_ in shifts), LEAST_SEEN, shifts)

    def shifts(self, address, viewport):
        """What moved, `[amount, *elements]` each, when the page was painted first and got its fonts then."""
        held = []
        page = self.open("/healthz", viewport=viewport)
        page.route("**/*.woff2", lambda route: held.append(route))
        with page.expect_request("**/*.woff2"):
            page.goto(address, wait_until="domcontentloaded")
        settle(page)
        self.assertTrue(held)
        for route in held:
            route.continue_()
        page.unroute_all()
        page.wait_for_load_state("networkidle")
        page.evaluate("document.fonts.ready")
        return page.evaluate(SHIFTS)

    def test_fonts_of_the_settings_come_only_when_they_are_chosen(self):
        chosen = ("tinos", "arimo", "opendyslexic")
        for font, wanted in (("site", set()), ("dyslexic", {"opendyslexic"})):
            answers, _page = self.view("/ru/news/", cookie=Preferences(font=font))
            names = [urlsplit(answer.url).path.rpartition("/")[2] for answer in answers]
            self.assertEqual({name for name in chosen for file in names if file.startswith(name)}, wanted, names)
            if wanted:
                self.assertEqual([file for file in names if file.startswith(("display", "serif", "sans"))], [])
