"""Several machines: a replica that is held back, a replica and a Redis that are lost, under readers."""

import time
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from newsroom.tests.servers import postgres, postgres_replica, redis

from .editor import HIRE, Editor
from .faults import DRAFT, PATHS, draft, first_of
from .readers import Crowd
from .site import Site
from .tables import Row, Table

TITLE = "Replica and Redis"
READERS, STORIES = 20, 10  # at once; published in each situation
LOOKED = "SELECT sum(seq_scan + idx_scan)::int FROM pg_stat_user_tables WHERE starts_with(relname, 'articles_')"
COLUMNS = ("Meanwhile", "stories published", "answers", "errors", "older pages", "pages written from the replica")


def tables(asked):
    with ExitStack() as stack:
        database, cache = stack.enter_context(postgres()), stack.enter_context(redis())
        replica = stack.enter_context(postgres_replica(database))
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="newsroom-bench-", ignore_cleanup_errors=True)))
        environment = {
            "DATABASE_URL": database.url,
            "REPLICA_URLS": replica.url,
            "REDIS_URL": cache.url,
            "MACHINES": "2",
        }
        site = stack.enter_context(Site(folder, environment=environment))
        desk = site.desk()
        desk.do(HIRE)
        desk.do(DRAFT)
        editor = Editor(site.app_port)
        editor.sign_in()
        numbers = iter(range(1, 1000))
        situations = {
            "the replica follows": lambda: None,
            "the replica is held back": replica.hold,
            "the replica follows again": lambda: (replica.release(), replica.catch_up()),
            "the replica is killed": replica.kill,
            "Redis is killed, too": cache.kill,
            "Redis is there again": cache.start,
        }
        rows, faults = [], []
        for name, change in situations.items():
            asked.say(f"{name} …")
            rows.append(situation(name, change, site, desk, editor, numbers, replica, faults))
    note = (
        f"{READERS} readers at once; a page is older when a publication answered before it was asked for is not on it."
    )
    yield Table("replica", "Copies that are behind or lost", COLUMNS, rows, f"{note} {first_of(faults)}".strip())


def situation(name, change, site, desk, editor, numbers, replica, faults):
    stories = [(number, draft(desk, number)) for _, number in zip(range(STORIES), numbers, strict=False)]
    with Crowd([site.port], PATHS, READERS) as crowd:
        crowd.published = stories[0][0] - 1
        time.sleep(1)
        change()
        before = None
        for number, story in stories:
            editor.publish(story)
            crowd.published = number
            before = before or questions(replica)  # after the first, so that nothing is left of what was before
        time.sleep(2)
    after = questions(replica)
    asked = "–" if after is None else "yes" if after > before else "no"
    seen = crowd.seen
    faults += [*seen.errors, *seen.stale]
    return Row(name, (STORIES, seen.answered, len(seen.errors), len(seen.stale), asked))


def questions(replica):
    """How often the replica has looked for stories; None where it is gone."""
    if replica.process is None:
        return None
    time.sleep(3)  # its statistics come late
    return replica.ask(LOOKED, database="newsroom")
