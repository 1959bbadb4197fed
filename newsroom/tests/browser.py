"""Tests in a real browser: one Chromium per process, the newsroom on loopback, no other host within reach.

The server's threads share the test's connection to the database (`live.py`), so a browser test is an ordinary
`TestCase`: `setUpTestData` works, everything is rolled back, and the rows that migrations made (the roles) stay.
"""

import os
from functools import cache
from traceback import format_exc

from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.testing import StaticLiveServerTestCase
from django.core.signals import got_request_exception
from django.db import connections
from django.test import TestCase, tag
from playwright.sync_api import sync_playwright

from newsroom.bootstrap import find_chromium

from .live import OneAtATime, ServerThread, see_everybody_out, take_turns

ARGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
AXE_OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "wcag2aaa", "best-practice"],
    },
    "rules": {
        "color-contrast-enhanced": {"enabled": True},
        "target-size": {"enabled": True},
        "identical-links-same-purpose": {"enabled": True},
    },
    "resultTypes": ["violations", "incomplete"],
    "preload": False,  # the rules that want it are not among ours, and it writes styles that the desk's policy refuses
}


@cache
def chromium():
    """The browser of this process, started when the first class of browser tests asks for it.

    From then on Playwright keeps an event loop in this thread. Django has other database connections under a loop, so
    the browser starts before a class opens its transaction, and it is told that this loop does no harm.
    """
    path = find_chromium()
    if path is None:
        raise RuntimeError("Browser tests need Chromium or Chrome; `make test` says how to get it.")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    browser = sync_playwright().start().chromium.launch(executable_path=path, args=ARGS)
    take_turns()
    return browser


# Words that are scrolled out of sight in a box of their own: axe cannot see what they stand on, and leaves their
# contrast to people. The check `faint` of checks.js computes it.
OUT_OF_SIGHT = """selector => {
  const element = document.querySelector(selector), box = element.getBoundingClientRect();
  for (let around = element.parentElement; around; around = around.parentElement) {
    const {left, right} = around.getBoundingClientRect();
    if (/auto|scroll/.test(getComputedStyle(around).overflowX) && (box.right > right || box.left < left)) return true;
  }
  return false;
}"""


def axe(page):
    """What axe-core finds on the page, violations and doubts alike: a line of text for each place."""
    results = Axe().run(page, options=AXE_OPTIONS).response
    return [
        f"{kind} {rule['id']} ({rule['impact']}): {' '.join(map(str, node['target']))}: {node['html']}\n"
        f"    {(node.get('failureSummary') or rule['help']).replace(chr(10), ' ')}"
        for kind in ("violations", "incomplete")
        for rule in results[kind]
        for node in rule["nodes"]
        if not (kind == "incomplete" and "contrast" in rule["id"] and page.evaluate(OUT_OF_SIGHT, node["target"][0]))
    ]


# The keys of a person come one by one, those of a test in one moment: before the page has heard of a selection, or a
# script has led the keyboard back. An editor of rich text that gets the keyboard puts its selection right after 20 ms.
SETTLED = """() => new Promise(done => {
  setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 20);
})"""


def settle(page):
    """Wait until the page has heard of all that was done to it, and has painted what came of it."""
    page.evaluate(SETTLED)


# A sheet of styles that a page's own policy lets a test put there.
DRESSED = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}"""


def dress(page, css):
    """Add styles to a page for a test, whatever its policy says."""
    page.evaluate(DRESSED, css)


@tag("browser")
class BrowserTestCase(TestCase, StaticLiveServerTestCase):
    """`self.open("/ru/")` gives a Playwright page; `self.assertAccessible(page)` asks axe about it.

    A test fails when the server broke, a script broke, the page asked another host for something, or its own policy
    (CSP) refused a part of it: `self.troubles` lists such things, and a test that wants one takes it out.
    """

    host = "127.0.0.1"
    server_thread_class = ServerThread
    static_handler = OneAtATime

    @classmethod
    def setUpClass(cls):
        cls.browser = chromium()
        super().setUpClass()

    @classmethod
    def _make_connections_override(cls):
        """What Django does for a database in memory, for any: its server's threads have the connections of the test."""
        return {alias: connections[alias] for alias in connections}

    def __getstate__(self):
        """What the process that gathers failures is told: Playwright's things stay in theirs."""
        return {
            name: value
            for name, value in super().__getstate__().items()
            if not (name.startswith("_pw_") or type(value).__module__.startswith("playwright"))
        }

    def setUp(self):
        self.troubles = []
        self.addCleanup(lambda: self.assertEqual(self.troubles, [], "\n" + "\n".join(self.troubles)))
        got_request_exception.connect(self.server_broke)
        self.addCleanup(got_request_exception.disconnect, self.server_broke)
        self.addCleanup(see_everybody_out)

    def server_broke(self, **kwargs):
        self.troubles.append(format_exc())

    def open(self, path="/", **options):
        """Open a page in a window of its own. Options are Playwright's: viewport, locale, java_script_enabled…

        Nothing moves, unless a test asks for `reduced_motion="no-preference"`: a colour on its way is no colour.
        """
        options = {"base_url": self.live_server_url, "service_workers": "block", "reduced_motion": "reduce"} | options
        context = self.browser.new_context(**options)
        self.addCleanup(context.close)
        context.route(lambda url: not url.startswith(self.live_server_url), self.refuse)
        context.on("weberror", lambda error: self.troubles.append(str(error.error)))
        context.on("console", lambda message: "Content Security" in message.text and self.troubles.append(message.text))
        page = context.new_page()
        page.goto(path)
        return page

    def refuse(self, route):
        if not route.request.url.startswith(("data:", "blob:", "about:")):
            self.troubles.append(f"asked another host: {route.request.url}")
        route.abort()

    def assertAccessible(self, page):
        findings = axe(page)
        self.assertEqual(findings, [], f"\n{page.url}\n" + "\n".join(findings))
