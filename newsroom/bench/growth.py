"""How pages slow down as the archive grows: the same pages with a thousand stories, ten and a hundred thousand."""

import time
from pathlib import Path
from statistics import median

from django.db import connection
from django.db.models import Min
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import override

from articles.models import Article
from events.models import Event
from newsroom.directory.models import Organisation
from newsroom.publishing.paginator import LAST_PAGE

from .archives import archive
from .composing import RARE
from .desk import signed_in
from .servers import HOST
from .tables import Row, Table

TITLE = "Growth"
SIZES = (1_000, 10_000, 100_000)
TIMES = 9
AIMS = {"flat": "1.2", "deep": "2", "narrow": "3", "search": "5", "": None}
PEERS = {  # from 1,000 to 100,000 stories: times slower
    "Wagtail: the list": 2, "plain Django: the list": 12, "Wagtail: a deep page": 9, "Wagtail: search": 18,
    "WordPress: search": 25,
}  # fmt: skip


def tables(asked):
    sizes = [size for size in SIZES if not asked.stories or size < asked.stories] + [asked.stories or SIZES[-1]]
    sizes = list(dict.fromkeys(sizes))
    found = {}
    for size in sizes:
        with archive(size, asked.say):
            for name, aim, client, path in pages():
                milliseconds, queries = cost(client, path)
                line = found.setdefault(name, {"aim": aim, "ms": [], "queries": []})
                line["ms"].append(milliseconds)
                line["queries"].append(queries)
                asked.say(f"{size:>9,}  {name}: {milliseconds:.1f} ms, {queries} queries")
    rows = [
        Row(name, (*line["ms"], line["ms"][-1] / line["ms"][0], AIMS[line["aim"]], max(line["queries"])))
        for name, line in found.items()
    ]
    peers = [Row(name, (*[None] * len(sizes), times, None, None), is_peer=True) for name, times in PEERS.items()]
    columns = ("Page, ms at so many stories", *(f"{size:,}" for size in sizes), "times", "at most", "queries")
    note = (
        f"Each page is printed {TIMES} times after one that does not count, and nothing is kept of what pages share: "
        "median of the processor time that the newsroom and its database take. “Times” compares "
        f"{sizes[-1]:,} stories with {sizes[0]:,}; “at most” is what we ask for from 1,000 to 1,000,000."
    )
    yield Table("growth", "The same pages in larger archives", columns, [*rows, *peers], note, drawn=len(sizes))


def pages():
    """Name, what is asked of it, who asks, and the address of each page."""
    reader, chief = Client(headers={"host": HOST}), signed_in()
    with override("ru"):
        news, search = reverse("articles:list"), reverse("search")
        public = Article.objects.published().newest_first()
        story = public[30]
        region, topic = story.regions.all()[0], story.topics.all()[0]
        oldest = timezone.localtime(Article.objects.published().aggregate(at=Min("published_at_ru"))["at"])
        organisation = Organisation.objects.filter(articleorganisations__article=story)[0]
        event = Event.objects.published().coming()[0]

        def narrowed(**asked):
            return f"{news}?{urlencode(asked)}"

        yield from (
            (name, aim, reader, path)
            for name, aim, path in [
                ("the front page", "narrow", reverse("front")),
                ("the list, page 1", "flat", news),
                ("the list, page 50", "deep", narrowed(page=last_page(public))),
                ("the list, the oldest month", "deep", narrowed(year=oldest.year, month=oldest.month)),
                ("the list of a region", "narrow", narrowed(region=region.slug)),
                ("the list of its country, a deep page", "narrow", narrowed(
                    region=region.country.slug, page=last_page(public.in_region(region.country)))),
                ("the list of a topic", "narrow", narrowed(topic=topic.slug)),
                ("the list of a section", "narrow", narrowed(section=story.section.slug)),
                ("the list of a year", "narrow", narrowed(year=timezone.localdate().year)),
                ("the list of a region, a topic and a year", "narrow", narrowed(
                    region=region.slug, topic=topic.slug, year=oldest.year + 1)),
                ("the page of a region", "narrow", region.get_absolute_url()),
                ("the page of its country", "narrow", region.country.get_absolute_url()),
                ("the page of an organisation", "narrow", organisation.get_absolute_url()),
                ("the map of regions", "narrow", reverse("regions:list")),
                ("a story", "flat", story.get_absolute_url()),
                ("the feed", "flat", reverse("articles:feed")),
                ("the feed of a region", "narrow", f"{reverse('articles:feed')}?region={region.slug}"),
                ("search, a common word", "search", f"{search}?{urlencode({'q': 'технопарк'})}"),
                ("search, a rare word", "search", f"{search}?{urlencode({'q': RARE['ru']})}"),
                ("the site map's index", "", reverse("sitemap")),
                ("the site map, one file of stories", "", f"{reverse('sitemap-section', args=['news-ru'])}"),
                ("the site map of lists", "", f"{reverse('sitemap-section', args=['lists-ru'])}"),
                ("coming events", "", reverse("events:list")),
                ("a month of events", "", reverse("events:month", args=[event.first_on.year, f"{event.first_on:%m}"])),
                ("the calendar of events", "", reverse("events:subscription")),
            ]
        )  # fmt: skip
    articles = reverse("admin:articles_article_changelist")
    yield "the desk's list of stories", "", chief, articles
    yield "a search in it", "", chief, f"{articles}?{urlencode({'q': 'технопарк'})}"
    yield "what is in review, in it", "", chief, f"{articles}?desk=in_review"
    yield "the desk's first page", "", chief, reverse("admin:index")


def last_page(stories):
    """The last page of twenty that a list has; none has more than fifty."""
    return min(LAST_PAGE, -(-stories[: LAST_PAGE * 20].count() // 20))


def cost(client, path):
    """Milliseconds and queries of a page."""
    with CaptureQueriesContext(connection) as captured:
        answer(client, path)
    queries, database = len(captured), process_of_the_database()
    spent = []
    for _ in range(TIMES):
        started = clock(database)
        answer(client, path)
        spent.append(clock(database) - started)
    return median(spent) * 1000, queries


def process_of_the_database():
    """Its number, where a process of this machine answers our connection; SQLite works in ours."""
    if connection.vendor == "sqlite":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


def clock(database):
    """Seconds of processor time that we have taken, and the database for us: on a shared machine nothing else holds."""
    theirs = int(Path(f"/proc/{database}/schedstat").read_text().split()[0]) / 1e9 if database else 0
    return time.process_time() + theirs


def answer(client, path):
    response = client.get(path)
    content = b"".join(response) if response.streaming else response.content
    if response.status_code != 200 or not content:
        raise RuntimeError(f"{path} answered {response.status_code}.")
