"""How many printed pages a second leave the newsroom, beside a bare Django view and a file that nginx sends."""

import os
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import override

from articles.models import Article
from newsroom.tests.servers import redis

from .archives import archive
from .load import load, memory
from .servers import SERVERS, serving, started
from .site import Site
from .tables import Row, Table

TITLE = "Speed of printed pages"
STORIES = 1000
ROUNDS, SECONDS = 7, 2
LOW_VISION = "a11y=arial-150-medium-medium-white-on"
COLUMNS = ("Page", "requests a second", "times a bare view", "times a static file")
PEERS = {
    "Wagtail, its whole pages in Redis: the list": (1144, 0.30, None),
    "Wagtail, the same: an article": (1084, 0.28, None),
    "Wagtail, the same: the feed": (305, 0.08, None),
    "Wagtail, the same: search": (873, 0.23, None),
    "Wagtail behind nginx's own cache, stale until a time-out": (None, None, "0.7–1.1"),
    "Ghost, the same": (None, None, "0.65–0.72"),
    "WordPress, the same": (None, None, "0.44–0.53"),
    "a bare Django view, gunicorn": (3830, 1.0, None),
    "nginx, a static file": ("53,000–64,000", None, 1.0),
}


def tables(asked):
    with archive(asked.stories or STORIES, asked.say):
        addresses = dict(pages())
        yield pages_table(addresses, asked.say)
        yield servers_table(addresses["the list"], asked.say)


def pages():
    with override("ru"):
        yield "the list", reverse("articles:list")
        yield "a story", Article.objects.published().first().get_absolute_url()
        yield "the feed", reverse("articles:feed")
        yield "search", f"{reverse('search')}?{urlencode({'q': 'технопарк'})}"


def pages_table(addresses, say):
    """All are asked in turn, round by round, so that a busy moment of the machine meets them all."""
    with ExitStack() as stack:

        def site(**options):
            folder = stack.enter_context(TemporaryDirectory(prefix="newsroom-bench-", ignore_cleanup_errors=True))
            Path(folder).chmod(0o755)
            options["environment"] = {"DATABASE_URL": os.environ["DATABASE_URL"]} | options.get("environment", {})
            return stack.enter_context(Site(folder, prepares=(), **options))

        bare = stack.enter_context(serving("bare", workers=2))
        embedded, front = site(), site(front=True)
        away = stack.enter_context(redis()).url
        shared, bottom = (site(environment={"REDIS_URL": away, "EDITION_MEMORY": room}) for room in ("16", "0"))
        asked = {"a bare Django view": (bare, "/", "")}
        for number, (name, path) in enumerate(addresses.items()):
            asked[f"a file as long as {name}, by nginx"] = (front.port, static_file(front, path, number), "")
            asked[f"{name}, printed"] = (embedded.port, path, "")
            asked[f"{name}, in another look (the a11y cookie)"] = (embedded.port, path, LOW_VISION)
            asked[f"{name}, printed, with Redis"] = (shared.port, path, "")
            asked[f"{name}, the same in another look, with Redis"] = (shared.port, path, LOW_VISION)
            asked[f"{name}, printed, behind nginx"] = (front.port, path, "")
            asked[f"{name}, the same in another look"] = (front.port, path, LOW_VISION)
            if name == "the list":
                asked["the list, from Redis each time, with nothing in memory"] = (bottom.port, path, "")
        speeds = {name: median(each) for name, each in in_turn(asked, say).items()}
    view, file, rows = speeds["a bare Django view"], None, []
    for name, speed in speeds.items():
        file = speed if name.startswith("a file") else file  # that of the page whose lines follow
        rows.append(Row(name, (speed, speed / view, file and speed / file)))
    note = f"Two workers, {ROUNDS} rounds of {SECONDS} s, 16 connections that stay open; medians. All from one address."
    peers = [Row(name, values, is_peer=True) for name, values in PEERS.items()]
    return Table("speed", "Printed pages", COLUMNS, [*rows, *peers], note, drawn=0)


def in_turn(asked, say):
    speeds = {name: [] for name in asked}
    for number in range(ROUNDS):
        say(f"\rRound {number + 1} of {ROUNDS}", end="")
        for name, (port, path, cookie) in asked.items():
            if number == 0:
                load(port, path, 1, cookie=cookie)
            measured = load(port, path, SECONDS, cookie=cookie)
            if measured.failed:
                raise RuntimeError(f"{path}: {measured.failed} answers failed.")
            speeds[name].append(measured.per_second)
    say("")
    return speeds


def static_file(site, path, number):
    """A file that is as long as a page, packed, sent by the same nginx."""
    _status, _headers, body = site.ask(path, accept_encoding="gzip")
    (site.folder / "static" / f"{number}.html").write_text("The packed one is sent.")
    (site.folder / "static" / f"{number}.html.gz").write_bytes(body)
    return f"/static/{number}.html"


def servers_table(path, say):
    rows = []
    for server in SERVERS:
        say(f"{server} …")
        values = []
        for name in ("bare", "newsroom", "unprinted"):
            with serving(name, server=server, workers=2) as port:
                load(port, "/" if name == "bare" else path, 1)
                values.append(median(load(port, "/" if name == "bare" else path, SECONDS).per_second for _ in range(3)))
        begun = time.monotonic()
        with started("newsroom", server=server, workers=2, path=path) as (port, process):
            first = time.monotonic() - begun
            for each in (path, path.replace("ru", "en")):
                load(port, each, 2)
            values += [memory(process), first]
        rows.append(Row(server, tuple(values)))
    peers = [
        Row("plain Django, gunicorn", (3830, None, None, 84, 0.38), is_peer=True),
        Row("Wagtail, gunicorn", (None, None, 32, 206, 1.5), is_peer=True),
        Row("Ghost", (None, None, 13, None, 3.7), is_peer=True),
    ]
    columns = (
        "Server", "a bare view a second", "the list, printed", "the list, printed anew", "MB, two workers",
        "s until the first page",
    )  # fmt: skip
    return Table("servers", "Servers", columns, [*rows, *peers], "Two workers each; gunicorn preloads.", drawn=1)
