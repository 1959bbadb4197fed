"""What it costs to print the pages that readers open most: processor time beside a bare Django view, and queries."""

from contextlib import ExitStack

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import override

from articles.models import Article
from events.models import Event

from .archives import archive
from .measuring import count_queries, measure
from .servers import serving
from .tables import Row, Table

TITLE = "Pages of readers"
STORIES = 1000
COLUMNS = ("Page", "CPU, ms a request", "times a bare view", "at most", "queries", "requests a second")
AIMS = {"the news list": 8 / 0.35, "a story": 4 / 0.35}  # times a bare view: DECISIONS 128
PEERS = {  # requests a second with nothing kept
    "a list and a story, by a skilled hand in plain Django: the list": (6.0, 17.1, None, None, 322),
    "the same: the story": (1.45, 4.14, None, None, 1225),
    "Wagtail, nothing kept": (None, None, None, None, 32),
    "WordPress, nothing kept": (None, None, None, None, 30),
    "Ghost, nothing kept": (None, None, None, None, 13),
    "django CMS, nothing kept": (None, None, None, None, 13),
}


def tables(asked):
    stories = asked.stories or STORIES
    with ExitStack() as stack:
        stack.enter_context(archive(stories, asked.say))
        rows = []
        for server in ("gunicorn, sync", "granian"):
            port = {name: stack.enter_context(serving(name, server=server)) for name in ("bare", "unprinted")}
            bare = measure(port["bare"], "/", asked.requests)
            rows.append(Row(f"a bare view, {server}", (bare.milliseconds, 1.0, None, 0, bare.per_second)))
            for name, path in pages():
                page = measure(port["unprinted"], path, asked.requests)
                times, aim = page.milliseconds / bare.milliseconds, AIMS.get(name)
                cost = page.milliseconds, times, aim, count_queries(path), page.per_second
                rows.append(Row(f"{name}, {server}", cost))
    note = (
        f"{stories:,} stories, one worker, {asked.requests} requests for each page, each printed anew and packed. "
        "“At most” is 8 and 4 ms where a bare view takes 0.35."
    )
    peers = [Row(name, values, is_peer=True) for name, values in PEERS.items()]
    yield Table("pages", "What a page costs", COLUMNS, [*rows, *peers], note, drawn=0)


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
