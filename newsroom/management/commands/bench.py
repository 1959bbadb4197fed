import time

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import override

from articles.models import Article
from events.models import Event
from newsroom.bench.desk import costs
from newsroom.bench.filling import announce, fill
from newsroom.bench.measuring import count_queries, measure
from newsroom.bench.servers import serving
from newsroom.planner import note_sizes


class Command(BaseCommand):
    help = (
        "Measure the pages that readers open most beside a bare Django view, in a database that `make bench` gives it."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--stories", type=int, default=1000, help="for the pages of readers")
        parser.add_argument("--desk-stories", type=int, default=10_000, help="for the pages of the desk; 0 for none")
        parser.add_argument("--requests", type=int, default=400, help="for each page")

    def handle(self, *, stories, desk_stories, requests, **options):
        if settings.VAR.name != "bench":
            raise CommandError("The measures fill a database with made-up stories: run `make bench`.")
        settings.VAR.mkdir(parents=True, exist_ok=True)
        for command in ("compile_translations", "migrate", "collect_static", "load_reference"):
            call_command(command, verbosity=0)
        self.fill(stories - Article.objects.count())
        if not Event.objects.exists():
            announce()
        with serving("bare") as bare, serving("newsroom") as newsroom:
            base = measure(bare, "/", requests)
            rows = [("a bare view", base, 0)]
            for name, path in pages():
                rows.append((name, measure(newsroom, path, requests), count_queries(path)))
        self.stdout.write(f"\n{stories} stories, one worker, {requests} requests for each page.\n\n")
        self.stdout.write("| Page | CPU, ms a request | times a bare view | Queries | Requests a second |")
        self.stdout.write("|---|--:|--:|--:|--:|")
        for name, page, queries in rows:
            ratio = page.milliseconds / base.milliseconds
            self.stdout.write(f"| {name} | {page.milliseconds:.2f} | {ratio:.1f} | {queries} | {page.per_second:.0f} |")

        if desk_stories:
            self.measure_desk(desk_stories)

    def measure_desk(self, stories):
        self.fill(stories - Article.objects.count())
        self.stdout.write(f"\nThe desk, {stories} stories, one request at a time.\n\n")
        self.stdout.write("| Page of the desk | ms at the server | Queries |")
        self.stdout.write("|---|--:|--:|")
        for name, cost in costs(times=20):
            self.stdout.write(f"| {name} | {cost.milliseconds:.0f} | {cost.queries} |")

    def fill(self, missing):
        started = time.monotonic()
        for number in fill(missing) if missing > 0 else []:
            done = 40 * number // missing
            self.stdout.write(f"\rFilling [{'#' * done:40}] {number} of {missing}", ending="")
            self.stdout.flush()
        note_sizes()
        if missing > 0:
            self.stdout.write(f", {time.monotonic() - started:.0f} s")


def pages():
    """What readers open most, in Russian."""
    with override("ru"):
        story, event = Article.objects.published().first(), Event.objects.published().first()
        yield "the front page", reverse("front")
        yield "the news list", reverse("articles:list")
        yield "a story", story.get_absolute_url()
        yield "an event", event.get_absolute_url()
        yield "the feed", reverse("articles:feed")
        yield "search", f"{reverse('search')}?{urlencode({'q': 'технопарк область'})}"
