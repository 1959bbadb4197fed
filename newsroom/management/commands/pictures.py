from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.urls import reverse

from events.models import Event
from newsroom.bench.servers import HOST, serving
from newsroom.pictures import desk, sheets
from newsroom.pictures.browser import browsing
from newsroom.pictures.extremes import tell
from newsroom.pictures.pages import sheets as sheets_to_take

LOW_VISION = "arial-150-medium-medium-black-on"


class Command(BaseCommand):
    help = (
        "Take every public page as contact sheets, and the pictures of the README. `make pictures` gives it a database"
        " of its own; make pictures ONLY='front readme' takes the sheets whose names begin so, and the README's."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("names", nargs="*", help="beginnings of the names of sheets, or readme; all if none")

    def handle(self, *, names, **options):
        if settings.VAR.name != "pictures":
            raise CommandError("The pictures are taken in a newsroom of their own: run `make pictures`.")
        call_command("prepare", verbosity=0)
        tell()
        desk.set_out()
        # All questions are asked before the browser starts: Django refuses a database beside Playwright's event loop.
        wanted = [
            (name, shots)
            for name, shots in (*sheets_to_take(), *desk.sheets())
            if not names or name.startswith(tuple(names))
        ]
        for_the_readme = pictures_of_the_readme() if not names or "readme" in names else {}
        with serving("newsroom") as port, browsing(f"http://{HOST}:{port}") as take:
            for name, shots in wanted:
                taken = [(label, take(address, **how)) for label, address, how in shots]
                self.stdout.write(str(sheets.save(name, taken)))
            for name, (address, how) in for_the_readme.items():
                path = settings.BASE_DIR / "docs" / "pictures" / f"{name}.png"
                take(address, **how).convert("RGB").quantize(64).save(path, optimize=True)
                self.stdout.write(f"{path.relative_to(settings.BASE_DIR)}: {path.stat().st_size // 1024} kB")


def pictures_of_the_readme():
    """Few, small and in git: `{name: (address, options)}`."""
    story, texts = desk.published(), desk.text_pages()
    event = Event.objects.filter(agenda__isnull=False).earliest("pk")
    return {
        "front-ru": ("/ru/", {}),
        "front-en-phone": ("/en/", {"width": 360, "height": 720}),
        "front-en-dark": ("/en/", {"color_scheme": "dark"}),
        "story-en": (story.address_in("en"), {}),
        "story-low-vision": (story.address_in("en"), {"a11y": LOW_VISION}),
        "event-ru": (event.address_in("ru"), {}),
        "regions-ru": ("/ru/regions/", {}),
        "desk": (reverse("admin:index"), {"signed_in": True}),
        "desk-story": (texts["desk-draft"], {"signed_in": True}),
        "desk-join": (texts["desk-join"], {"signed_in": True}),
        "desk-preview": (texts["desk-preview"], {"signed_in": True, "width": 960, "height": 800}),
    }
