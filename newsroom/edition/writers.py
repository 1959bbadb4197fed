"""Who writes what readers see closes the pages in front before the first row, and opens them after the commit."""

import re
from contextlib import suppress
from functools import cache

from django.conf import settings
from django.db import DatabaseError, transaction
from django.utils import timezone

from .front import ADVISORY, Front
from .number import number
from .readable import next_moment, tables
from .release import release

WRITING = re.compile(
    r'\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM|REPLACE\s+INTO)\s+"?(\w+)', re.IGNORECASE
)


def listen(connection, **kwargs):
    """Hear every writing of this process, where a web server reads the pages."""
    if settings.EDITION_FRONT and close_first not in connection.execute_wrappers:
        connection.execute_wrappers.append(close_first)


def close_first(execute, sql, params, many, context):
    """Close every lease before a row is written that readers see, and open again once it is committed."""
    found = WRITING.match(sql)
    if not found or found[1] not in watched():
        return execute(sql, params, many, context)
    connection = context["connection"]
    if not connection.in_atomic_block:
        with transaction.atomic(connection.alias):
            close_first(execute, sql, params, many, context)
            context["cursor"].cursor = Taken(context["cursor"].cursor)
            return None
    if all(function is not open_again for _savepoints, function, *_rest in connection.run_on_commit):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [ADVISORY])
        Front(settings.EDITION_FRONT, "").close()
        transaction.on_commit(open_again, using=connection.alias)
    return execute(sql, params, many, context)


class Taken:
    """A cursor whose rows (of RETURNING) were taken already: SQLite does not commit while some are waiting."""

    def __init__(self, cursor):
        self.cursor = cursor
        self.rows = iter(cursor.fetchall() if cursor.description else ())

    def execute(self, *order):
        self.rows = self.cursor.execute(*order)
        return self.rows

    def fetchone(self):
        return next(self.rows, None)

    def fetchall(self):
        return list(self.rows)

    def __getattr__(self, name):
        return getattr(self.cursor, name)


@cache
def watched():
    return {"edition_edition", *(readable.table for readable in tables())}


def open_again():
    """After a commit. Where it cannot be done, as in the middle of migrations, the next reader does it."""
    with suppress(DatabaseError):
        edition, until = number(), next_moment(timezone.now())
        Front(settings.EDITION_FRONT, release()).open(edition, until.timestamp() if until else float("inf"))
