"""A browser that takes pictures of the newsroom on loopback."""

import json
from contextlib import contextmanager
from io import BytesIO

from django.conf import settings
from PIL import Image

LIGHT = {"color_scheme": "light"}
PAPER = 673  # CSS pixels: 178 mm


@contextmanager
def browsing(site):
    """Gives `take(address, …)`: a picture of a page as a reader, or the chief editor, sees it."""
    from playwright.sync_api import sync_playwright  # here, because only development has it

    from newsroom.bootstrap import find_chromium
    from newsroom.tests.browser import ARGS

    def take(
        address, *, width=1280, height=900, whole=False, printed=False, a11y="", signed_in=False, html="", **media
    ):
        """`media` is Playwright's: color_scheme, forced_colors, contrast. `html` stands in for what the address gives.

        What is `printed` is one long sheet, as wide as A4 is between its margins.
        """
        if printed:
            width, whole = PAPER, True
        options = {"locale": "en", "reduced_motion": "reduce", "base_url": site}
        context = browser.new_context(viewport={"width": width, "height": height}, **options | LIGHT | media)
        if a11y:
            context.add_cookies([{"name": "a11y", "value": a11y, "url": site}])
        page = context.new_page()
        if html:
            page.route("**" + address, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
        page.goto(address)
        if signed_in:
            sign_in(page)
        if whole:  # pictures further down load when they are near
            page.evaluate("document.querySelectorAll('img').forEach(image => image.loading = 'eager')")
            page.wait_for_load_state("networkidle")
        if printed:
            page.emulate_media(media="print")
        page.evaluate("document.fonts.ready")
        picture = page.screenshot(full_page=whole)
        context.close()
        return Image.open(BytesIO(picture))

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGS)
        yield take
        browser.close()


def sign_in(page):
    account = json.loads((settings.VAR / "demo-accounts.json").read_text())
    page.fill("[name=username]", "chief")
    page.fill("[name=password]", account["chief"])
    page.click("[type=submit]")
    page.wait_for_load_state("networkidle")
