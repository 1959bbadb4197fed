"""What becomes of readers and texts under load, and when processes are killed or the database goes."""

import os
import random
import signal
import time
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Thread

import PIL.Image

from newsroom.tests.servers import postgres

from .editor import HIRE, Editor, Refused, address_of
from .load import family, memory
from .readers import Crowd
from .site import Site
from .tables import Row, Table

TITLE = "Load and faults"
READERS, MINUTES = 200, 2
KILLS = 100
AWAY = 10  # seconds without the database
PATHS = ["/en/news/", "/ru/news/", "/en/", "/ru/", "/en/news/feed/"]
DRAFT = """
from articles.tests.factories import make_article
def draft(n):
    words = dict(headline_en=f"Bulletin {n} of the bench", headline_ru=f"Bulletin {n} of the bench")
    return make_article(**words, lead_en=f"Bulletin {n} of the bench.", lead_ru=f"Bulletin {n} of the bench.")
"""
# Every text is whole, or was never touched: what is published has its log, its history and its place in search.
WHOLE = """
from articles.models import Article
from newsroom.images.models import Image
from newsroom.publishing.models import MoveRecord
from newsroom.search.models import SearchRow
from seeds.models import PressText
for story in Article.objects.live():
    for language in ("ru", "en"):
        if story.status_in(language) == "published":
            of_it = {"item": story.item, "language": language}
            assert MoveRecord.objects.filter(**of_it, name__startswith="publish").exists(), story
            assert SearchRow.objects.filter(**of_it).exists(), story
for text in PressText.objects.all():
    assert text.items.exists(), text
for image in Image.objects.all():
    assert image.file.storage.exists(image.file.name), image
"""
# What readers get is what a page printed now would say.
TRUE = """
from newsroom.wsgi import application
from newsroom.edition.tests.asking import ask
from django.core.wsgi import get_wsgi_application
from pathlib import Path
django = get_wsgi_application()
printed = ask(django, {path!r}, host="127.0.0.1").body
assert printed == Path({body!r}).read_bytes(), "An edition was missed."
"""


def tables(asked):
    for table in (crowd_table, kills_table, database_table):
        yield table(asked.say)


@contextmanager
def site_with_an_editor(say, **options):
    with TemporaryDirectory(prefix="newsroom-bench-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        with Site(folder, **options) as site:
            desk = site.desk()
            desk.do(HIRE)
            desk.do(DRAFT)
            editor = Editor(site.app_port)
            editor.sign_in()
            yield site, desk, editor


def draft(desk, number):
    """The number of a new draft that is called so."""
    return desk.tell(f"draft({number}).pk")


# 200 readers, a story a second.


def crowd_table(say):
    with site_with_an_editor(say, front=True) as (site, desk, editor):
        saved = draft(desk, 0)
        drafts = iter([draft(desk, number) for number in range(1, int(MINUTES * 60) + 1)])
        sizes, waits = [], []
        with Crowd([site.port, site.app_port], PATHS, READERS) as crowd:
            deadline = time.monotonic() + MINUTES * 60
            for number, story in enumerate(drafts, 1):
                began = time.monotonic()
                editor.publish(story)
                crowd.published = number
                waits.append(time.monotonic() - began)
                editor.save(saved, lead_en=f"Saved {number} times.")
                sizes.append(memory(site.server))
                say(f"\r{number} stories, {crowd.seen.answered:,} answers", end="")
                if time.monotonic() > deadline:
                    break
                time.sleep(max(0, began + 1 - time.monotonic()))
        say("")
    seen = crowd.seen
    third = len(sizes) // 3
    rows = [
        Row("readers at once", (READERS,)),
        Row("seconds", (MINUTES * 60,)),
        Row("stories published", (crowd.published,)),
        Row("texts saved by an editor meanwhile", (crowd.published,)),
        Row("answers", (seen.answered,)),
        Row("errors", (len(seen.errors),)),
        Row("pages older than the last answered publication", (len(seen.stale),)),
        Row("the slowest answer, s", (seen.slowest,)),
        Row("publishing in two languages, s, median", (median(waits),)),
        Row("memory of the newsroom in the second third, MB", (median(sizes[third : 2 * third]),)),
        Row("the same in the last third", (median(sizes[2 * third :]),)),
    ]
    note = f"Half of the readers through nginx, half at the newsroom itself. {first_of(seen.errors, seen.stale)}"
    return Table("crowd", "200 readers while a story is published every second", ("What", "number"), rows, note)


def first_of(*lists):
    return " ".join(str(each[0]) for each in lists if each)


# A process is killed at a moment of chance.


def kills_table(say):
    chance = random.Random(3)
    done = {"publishing": 0, "uploading": 0, "loading press texts": 0}
    broken, missed = [], []
    with site_with_an_editor(say) as (site, desk, editor):
        for number in range(1, KILLS + 1):
            what = list(done)[number % 3]
            kill_while(what, site, desk, editor, number, chance)
            done[what] += 1
            wait_until_it_answers(site)
            for complaints, code in ((broken, WHOLE), (missed, None)):
                try:
                    desk.do(code) if code else desk.do(truth(site, "/en/news/"))
                except RuntimeError as error:
                    complaints.append(str(error).strip().splitlines()[-1])
            say(f"\r{number} of {KILLS} killed", end="")
        desk.do(LEFT_OVER)
        orphans = desk.tell("len(left_over())")
        desk.do("sweep(default_storage, age=timedelta(0), delete=True)")
        after = desk.tell("len(left_over())")
    say("")
    rows = [
        *(Row(f"killed while {what}", (number,)) for what, number in done.items()),
        Row("texts half written", (len(broken),)),
        Row("editions missed", (len(missed),)),
        Row("files that nothing names, before the sweep", (orphans,)),
        Row("the same after the sweep", (after,)),
    ]
    note = f"SIGKILL of the process at work, at a moment of chance. {first_of(broken, missed)}"
    return Table("kills", "Killed in the middle", ("What", "number"), rows, note)


LEFT_OVER = """
from datetime import timedelta
from django.core.files.storage import default_storage
from newsroom.safekeeping.files import named_files
from newsroom.safekeeping.restore import walk
from newsroom.safekeeping.sweep import sweep
def left_over():
    named = named_files()
    stored = (name for name in walk(default_storage) if name.split("/")[0] not in ("renditions", "share"))
    return [name for name in stored if name not in named]
"""


def kill_while(what, site, desk, editor, number, chance):
    if what == "loading press texts":
        loading = site.begin("load_seeds")
        time.sleep(chance.uniform(0.5, 6))
        loading.kill()
        loading.wait()
        return
    story = draft(desk, number)
    work = {
        "publishing": lambda: editor.publish(story),
        "uploading": lambda: editor.upload(picture(number), f"picture-{number}"),
    }[what]

    def do():
        with suppress(Refused):  # which is what an editor sees of it
            work()

    thread = Thread(target=do)
    thread.start()
    time.sleep(chance.uniform(0, 0.8))
    for worker in family(site.server.pid)[1:]:
        with suppress(ProcessLookupError):
            os.kill(worker, signal.SIGKILL)
    thread.join()


def wait_until_it_answers(site):
    """What was killed twice in a few seconds is not started again by the server, but by whoever watches over it."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if site.server.poll() is not None:
            site.serve()
        with suppress(OSError):
            if site.ask("/healthz")[0] == 200:
                return
        time.sleep(0.1)
    raise RuntimeError("The newsroom did not come back.")


def truth(site, path):
    _status, _headers, body = site.ask(path, host="127.0.0.1")
    kept = site.folder / "seen.html"
    kept.write_bytes(body)
    return TRUE.format(path=path, body=str(kept))


def picture(number):
    content = BytesIO()
    PIL.Image.new("RGB", (2400, 1600), (number % 256, 80, 120)).save(content, "JPEG")
    return content.getvalue()


# The database goes for ten seconds.


def database_table(say):
    with postgres() as database, site_with_an_editor(say, environment={"DATABASE_URL": database.url}) as found:
        site, desk, editor = found
        story = draft(desk, 1)
        editor.publish(story)
        typed = editor.form(story) | {"lead_en": "Typed while the database was away."}
        with Crowd([site.port], PATHS[:4], 20) as crowd:
            time.sleep(3)
            database.stop()
            gone = time.monotonic()
            time.sleep(AWAY / 2)
            answer = answer_of(editor, story, typed)
            time.sleep(max(0, gone + AWAY - time.monotonic()))
            database.start()
            back = time.monotonic()
            while answer_of(editor, story, typed) != "302" and time.monotonic() < back + 60:
                time.sleep(0.1)
            recovered = time.monotonic() - back
            time.sleep(2)
    rows = [
        Row("seconds without the database", (AWAY,)),
        Row("answers to readers", (crowd.seen.answered,)),
        Row("errors", (len(crowd.seen.errors),)),
        Row("answers that said to be of an older edition", (crowd.seen.older,)),
        Row("what the desk answered to a form meanwhile", (answer,)),
        Row("seconds until the form was saved", (recovered,)),
    ]
    return Table("database", "The database gone for ten seconds", ("What", "number"), rows, first_of(crowd.seen.errors))


def answer_of(editor, story, form):
    """What the desk answers to a form: a status, and whether the text typed is in the answer."""
    try:
        editor.send(address_of(story), form)
    except Refused as refusal:
        return f"{refusal.status}{', with the text' if form['lead_en'] in refusal.page else ''}"
    return "302"
