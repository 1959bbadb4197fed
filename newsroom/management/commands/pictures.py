import json
from contextlib import contextmanager
from io import BytesIO

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.urls import reverse
from PIL import Image

from articles.models import Article
from events.models import Event
from newsroom.bench.servers import HOST, serving

LOW_VISION = "arial-150-medium-medium-black-on"


class Command(BaseCommand):
    help = "Take the pictures of the README from the five press texts. `make pictures` gives it a database of its own."
    requires_system_checks = []

    def handle(self, **options):
        if settings.VAR.name != "pictures":
            raise CommandError("The pictures are taken in a newsroom of their own: run `make pictures`.")
        call_command("prepare")
        folder = settings.BASE_DIR / "docs" / "pictures"
        folder.mkdir(parents=True, exist_ok=True)
        story = Article.objects.filter(quotes__isnull=False).earliest("pk")
        event = Event.objects.filter(agenda__isnull=False).earliest("pk")
        desk = reverse("admin:articles_article_change", args=[story.pk])
        with serving("newsroom") as port, browsing(f"http://{HOST}:{port}") as take:
            pictures = {
                "front-ru": take("/ru/"),
                "front-en-phone": take("/en/", width=360, height=720),
                "front-en-dark": take("/en/", dark=True),
                "story-en": take(story.address_in("en")),
                "story-low-vision": take(story.address_in("en"), a11y=LOW_VISION),
                "event-ru": take(event.address_in("ru")),
                "desk-list": take(reverse("admin:articles_article_changelist"), signed_in=True),
                "desk-story": take(desk, signed_in=True),
            }
        for name, picture in pictures.items():
            path = folder / f"{name}.png"
            Image.open(BytesIO(picture)).quantize(128).save(path, optimize=True)
            self.stdout.write(f"{path.relative_to(settings.BASE_DIR)}: {path.stat().st_size // 1024} kB")


@contextmanager
def browsing(site):
    """Gives `take(address, …)`: the bytes of a picture of what a reader, or the chief editor, sees first."""
    from playwright.sync_api import sync_playwright  # here, because only development has it

    from newsroom.bootstrap import find_chromium
    from newsroom.tests.browser import ARGS

    def take(address, *, width=1280, height=900, dark=False, a11y="", signed_in=False):
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            locale="en",
            reduced_motion="reduce",
        )
        if a11y:
            context.add_cookies([{"name": "a11y", "value": a11y, "url": site}])
        page = context.new_page()
        page.goto(site + address)
        if signed_in:
            sign_in(page)
        page.evaluate("document.fonts.ready")
        picture = page.screenshot()
        context.close()
        return picture

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
