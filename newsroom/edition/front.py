"""Printed pages for the web server in front, as plain files: it sends them without asking anybody.

The pages of an edition, up to its next moment, lie in a folder of their own, packed by gzip. The server finds them
through a link whose name is the present ten seconds, so each link is a lease: it is made for ten seconds in which this
edition will stand, and nobody has to take it back when time passes. Whoever writes what readers see first closes every
lease, then commits, then opens one for the new edition; no lease can be opened while such a transaction is under way.
Who is killed in between leaves the pages closed: the newsroom itself answers until the next request opens them.
"""

import os
import re
import shutil
import sqlite3
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import get_ident

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction

from .number import READ, number

LEASE = 10  # seconds; the web server cuts the last digit off the time
LONGEST = 150  # characters of a query, in the name of a file
PLAIN_PATH = re.compile(r"(/[a-z0-9_-]+)+/", re.ASCII)  # such as the web server finds, too
PLAIN_QUERY = re.compile(r"[A-Za-z0-9=&%+_-]*", re.ASCII)
PLAIN_HOST = re.compile(r"[a-z0-9.:-]+", re.ASCII)
ADVISORY = 0x65646974696F6E  # “edition”: the lock that writers share on PostgreSQL
KEPT_EDITIONS = 2


class Front:
    """The folder that the web server reads: `open/<ten seconds>` leads to `pages/<release>-<edition>-<until>`."""

    def __init__(self, folder, release):
        self.folder, self.release = Path(folder), release
        self.standing, self.shown, self.lease = None, set(), None

    def pages(self, edition, until):
        return self.folder / "pages" / f"{self.release}-{edition}-{until:.0f}"

    def show(self, asked, page):
        """Lay a page out, once in an edition, and open the edition for this moment."""
        standing = (page.edition, page.until)
        if self.standing != standing:
            self.standing, self.shown, self.lease = standing, set(), None
        if asked not in self.shown and (name := name_of(asked, page)):
            lay(self.pages(*standing) / name, page)
        self.shown.add(asked)
        if self.lease != present_lease():
            self.lease = present_lease()
            self.open(*standing)

    def open(self, edition, until):
        """Open an edition for these ten seconds, if it will stand for so long and nobody is about to change it."""
        lease = present_lease()
        if (lease + 1) * LEASE > until:
            return
        with suppress(OSError, DatabaseError, sqlite3.Error), nobody_writes() as present:
            if present == edition:
                pages, links = self.pages(edition, until), self.folder / "open"
                for folder in (pages, links):
                    folder.mkdir(parents=True, exist_ok=True)
                made = links / f".{os.getpid()}-{get_ident()}"
                made.unlink(missing_ok=True)
                made.symlink_to(Path("..", "pages", pages.name))  # the shorter, the sooner it is followed
                made.replace(links / str(lease))
                self.tidy(lease)

    def close(self):
        """Let the web server find nothing, until somebody opens an edition."""
        with suppress(FileNotFoundError):
            for link in (self.folder / "open").iterdir():
                link.unlink(missing_ok=True)

    def tidy(self, lease):
        """Remove leases that have passed, and all but the last editions."""
        for link in (self.folder / "open").iterdir():
            if link.name.isdigit() and int(link.name) < lease:
                link.unlink(missing_ok=True)
        editions = sorted((self.folder / "pages").iterdir(), key=lambda path: path.stat().st_mtime)
        for folder in editions[:-KEPT_EDITIONS]:
            shutil.rmtree(folder, ignore_errors=True)


def present_lease():
    return int(time.time()) // LEASE


def name_of(asked, page):
    """Where the web server looks for a page, below the folder of an edition; None for what it does not send."""
    is_plain = (
        page.status[:3] == "200"
        and "gzip" in page.bodies
        and (page.header("content-type").startswith("text/html") or "/news/feed/" in asked.path)
        and PLAIN_PATH.fullmatch(asked.path)
        and PLAIN_HOST.fullmatch(asked.host)
        and PLAIN_QUERY.fullmatch(asked.query)
        and len(asked.query) <= LONGEST
    )
    return f"{asked.words}@{asked.scheme}@{asked.host}{asked.path}@{asked.query}.gz" if is_plain else None


def lay(path, page):
    """Write a file at once or not at all. Its time is the text's own: the web server makes its ETag of it."""
    made = path.with_name(f".{os.getpid()}-{get_ident()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        made.write_bytes(page.bodies["gzip"])
        os.utime(made, (page.changed_at, page.changed_at))
        made.replace(path)
    except OSError:
        made.unlink(missing_ok=True)


@contextmanager
def nobody_writes():
    """Gives the number of the edition while nobody is about to raise it; None where somebody is."""
    connection = connections[DEFAULT_DB_ALIAS]
    if connection.vendor == "sqlite":
        other = sqlite3.connect(connection.settings_dict["NAME"], timeout=0, isolation_level=None)
        try:
            other.execute("BEGIN IMMEDIATE")
            yield other.execute(READ).fetchone()[0]
        finally:
            other.close()
    else:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [ADVISORY])
            yield number() if cursor.fetchone()[0] else None
