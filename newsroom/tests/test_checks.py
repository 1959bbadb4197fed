"""The checks bite: each finds the page that was made to fail it, and lets its better twin pass."""

from django.test import SimpleTestCase

from . import checks, validity
from .browser import BrowserTestCase

PAGE = """<!doctype html><html lang="{}"><meta charset="utf-8"><title>A page</title>
<style>body {{ font: 16px/1.5 serif; color: #000; background: #fff }} a {{ color: #00c }}</style>
<body><main id="main">{}</main></body></html>"""
TEXT = "The technopark opened a building for its residents. " * 4
RING = "button:focus {{ outline: 3px solid {}; outline-offset: 2px; }}"
BUTTON = "<button>b</button>"
COVER = "position: fixed; inset: 0; margin: 0; background: #fff"
FLEX = "display: flex; flex-direction: column"
SKIP = '<a href="#main" style="display: block">Skip</a>'

ALWAYS = [  # (check, language, page that fails, page that passes)
    ("headings", "en", "<h1>a</h1><h3>b</h3>", "<h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2>"),
    ("headings", "en", "<h1>a</h1><h1>b</h1>", "<h1>a</h1>"),
    ("headings", "en", "<h2>b</h2>", "<h1>a</h1>"),
    ("headings", "en", "<h1>a</h1><h2> </h2>", "<h1>a</h1><h2>b</h2>"),
    ("languages", "en", "<p>Обнинские новости</p>", '<p lang="ru">Обнинские новости</p><p>Обнинск</p>'),
    ("languages", "ru", "<p>see you at work</p>", '<p lang="en">see you at work</p><p>сайт New York Times тут</p>'),
    ("languages", "ru", '<img alt="see you at work">', '<img lang="en" alt="see you at work">'),
    ("linkNames", "en", '<a href="/a">Read more</a>', '<a href="/a">Read more about Dubna</a>'),
    ("linkNames", "ru", '<a href="/a">Подробнее</a>', '<a href="/a">Подробнее о Дубне</a>'),
    ("linkNames", "en", '<a href="/a"></a>', '<a href="/a"><img src="data:," alt="Dubna"></a>'),
    ("linkNames", "en", '<a href="/a">News</a><a href="/b">News</a>', '<a href="/a">News</a><a href="/a">News</a>'),
    ("underlines", "en", '<a href="/" style="text-decoration: none">News</a>', '<a href="/">News</a>'),
    ("longLines", "en", f"<p>{TEXT}</p>", f'<p style="max-width: 30em">{TEXT}</p>'),
    ("justified", "en", '<p style="text-align: justify">text</p>', "<p>text</p>"),
    ("faint", "en", '<p style="color: #666">text</p>', '<p style="color: #555">text</p>'),
    ("faint", "en", '<p style="background: #00c">text</p>', '<p style="background: #00c; color: #fff">text</p>'),
    ("borders", "en", '<input style="border: 1px solid #ccc">', '<input style="border: 1px solid #666">'),
    ("smallTargets", "en", '<button style="height: 12px; padding: 0">b</button>', "<p>A <a href='/'>b</a> c</p>"),
    ("smallTargets", "en", "<p style='font-size: 9px'><a href='/'>b</a></p>", "<input style='height: 30px'>"),
    (
        "smallTargets", "en",
        '<form class="a11y-panel__form"><button style="height: 40px; width: 60px">b</button></form>',
        '<form class="a11y-panel__form"><button style="height: 44px; width: 60px">b</button></form>',
    ),
    (
        "hereByColourAlone", "en",
        '<nav><a href="/a">a</a><a href="/b" aria-current="page" style="color: red">b</a></nav>',
        '<nav><a href="/a">a</a><a href="/b" aria-current="page" style="font-weight: bold">b</a></nav>',
    ),
    ("sideways", "en", '<p style="width: 2000px">wide</p>', '<p style="width: 100px">narrow</p>'),
    ("clipped", "en", '<p style="height: 5px; overflow: hidden">cut off</p>', "<p>whole</p>"),
    (
        "scrollers", "en",
        '<div style="overflow: auto"><p style="width: 5000px">wide</p></div>',
        '<div style="overflow: auto" tabindex="0" aria-label="Table"><p style="width: 5000px">wide</p></div>',
    ),
    (
        "thinCells", "en",
        '<table style="width: 40px; overflow-wrap: anywhere"><tr><td>Region</td></tr></table>',
        '<table style="width: 40px; overflow-wrap: anywhere"><tr><td style="min-width: 6em">Region</td></tr></table>',
    ),
    ("moving", "en", "<style>main { transition: color 1s }</style>", "<style>main { transition: color 0s }</style>"),
    (
        "moving", "en",
        "<style>@keyframes k { to { opacity: 0 } } h2 { animation: k 9s infinite }</style><h2>a</h2>",
        "<style>@keyframes k { to { opacity: 0 } }</style><h2>a</h2>",
    ),
    ("scripts", "en", "<script>1</script>", '<script type="application/ld+json">{}</script>'),
    ("scripts", "en", '<p onclick="1">a</p>', "<p>a</p>"),
    ("strangers", "en", '<img src="https://example.com/a.png">', '<img src="data:,">'),
]  # fmt: skip
FORCED = [
    ("unseenControls", "en", '<button style="border: 0">b</button>', "<button>b</button>"),
]
MORE_CONTRAST = [
    ("faint", "en", '<p style="color: #555">text</p>', '<p style="color: #333">text</p>'),
    ("borders", "en", '<input style="border: 1px solid #666">', '<input style="border: 1px solid #000">'),
]
WALKS = [  # (check, page that fails, page that passes)
    ("walk", f"<nav>{BUTTON}</nav>", f"{SKIP}<nav>{BUTTON}</nav>"),
    ("walk", f"{SKIP}<i tabindex='0' onkeydown='event.preventDefault()'>b</i>{BUTTON}", f"{SKIP}{BUTTON}"),
    ("walk", f"{SKIP}<button tabindex='-1'>b</button>", f"{SKIP}{BUTTON}"),
    ("focusAppearance", f"{SKIP}<button style='outline: none'>b</button>", f"{SKIP}{BUTTON}"),
    ("focusAppearance", f"<style>{RING.format('#bbb')}</style>{SKIP}{BUTTON}",
     f"<style>{RING.format('#333')}</style>{SKIP}{BUTTON}"),
    ("focusAppearance", f"<style>{RING.format('#333')}</style>{SKIP}<button style='background: #222'>b</button>",
     f"<style>{RING.format('#767676')}</style>{SKIP}<button style='background: #222'>b</button>"),
    ("focusObscured", f"{SKIP}{BUTTON}<p style='{COVER}; top: 30px'>c</p>",
     f"{SKIP}{BUTTON}<p style='{COVER}; top: 300px'>c</p>"),
    ("focusOrder", f"{SKIP}<p style='{FLEX}-reverse'>{BUTTON}<button>c</button></p>",
     f"{SKIP}<p style='{FLEX}'>{BUTTON}<button>c</button></p>"),
]  # fmt: skip


class ChecksTests(BrowserTestCase):
    def try_each(self, cases, known, **options):
        page = self.open("/healthz", viewport=checks.DESK, bypass_csp=True, **options)
        for check, language, bad, good in cases:
            with self.subTest(check=check, page=bad):
                page.set_content(PAGE.format(language, bad))
                self.assertEqual({name for name, _ in checks.faults(page, check)}, {check})
                page.set_content(PAGE.format(language, good))
                self.assertEqual(checks.faults(page, check), [])
        tried = {check for check, *_ in cases}
        self.assertEqual(tried - set(known), set())
        return tried

    def test_each_check_finds_its_fault(self):
        tried = self.try_each(ALWAYS, checks.ALWAYS)
        self.assertIn("https://example.com/a.png", self.troubles.pop())
        self.assertEqual(tried, set(checks.ALWAYS), "a check without a page made to fail it")

    def test_page_without_a_language_is_found(self):
        page = self.open("/healthz", bypass_csp=True)
        page.set_content(PAGE.replace(' lang="{}"', "").format("<p>a</p>"))
        self.assertEqual([name for name, _ in checks.faults(page, "languages")], ["languages"])

    def test_in_forced_colours(self):
        self.try_each(FORCED, checks.FORCED, forced_colors="active")

    def test_where_more_contrast_is_asked_for(self):
        self.try_each(MORE_CONTRAST, checks.ALWAYS, contrast="more")

    def test_wide_things_may_scroll_inside_themselves(self):
        page = self.open("/healthz", viewport=checks.PHONE, bypass_csp=True)
        page.set_content(PAGE.format("en", '<pre style="overflow: auto" tabindex="0" aria-label="Code">' + "x" * 99))
        self.assertEqual(checks.faults(page, *checks.ROOM), [])
        page.set_content(PAGE.format("en", "<pre>" + "x" * 99))
        self.assertNotEqual(checks.faults(page, *checks.ROOM), [])

    def test_the_way_of_the_keyboard(self):
        page = self.open("/healthz", viewport=checks.DESK, bypass_csp=True)
        style = "<style>:focus { outline: 3px solid #000; outline-offset: 2px }</style>"
        for check, bad, good in WALKS:
            with self.subTest(check=check, page=bad):
                page.set_content(PAGE.format("en", style + bad))
                self.assertIn(check, [name for name, _ in checks.faults_of_walk(page)])
                page.set_content(PAGE.format("en", style + good))
                self.assertEqual(checks.faults_of_walk(page), [])
        self.assertEqual({check for check, *_ in WALKS}, set(checks.WALK))


class ValidityTests(SimpleTestCase):
    PAGE = (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A page</title></head><body>{}</body></html>'
    )
    FAULTS = [
        ("<p>a<div>b</div></p>", "<div>a<p>b</p></div>"),
        ("<p><em>a</p></em>", "<p><em>a</em></p>"),
        ("<span><p>a</p></span>", "<p><span>a</span></p>"),
        ("<ul><p>a</p></ul>", "<ul><li><p>a</p></li></ul>"),
        ('<a href="/"><button>a</button></a>', '<a href="/">a</a><button>b</button>'),
        ('<i id="a"></i><b id="a"></b>', '<i id="a"></i><b id="b"></b>'),
        ('<label for="a">a</label>', '<label for="a">a</label><input id="a">'),
        ('<img src="/a.png" width="1" height="1">', '<img src="/a.png" alt="" width="1" height="1">'),
        ('<p class="a" class="b">a</p>', '<p class="a b">a</p>'),
        ("<form><div><form></form></div></form>", "<form></form><form></form>"),
    ]

    def test_each_fault_is_found(self):
        for bad, good in self.FAULTS:
            with self.subTest(bad):
                self.assertNotEqual(validity.faults(self.PAGE.format(bad)), [])
                self.assertEqual(validity.faults(self.PAGE.format(good)), [])

    def test_page_without_a_doctype_is_found(self):
        self.assertNotEqual(validity.faults("<html lang=en><title>A page</title><p>a</p></html>"), [])
