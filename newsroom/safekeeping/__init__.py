"""Backups of the database with its uploads, restoring them, and sweeping what is left over."""

from django.conf import settings


def engine_of(database=None):
    """The engine of a database, by default of the newsroom's own. Raises `Refused` for one that we do not know."""
    from .archive import Refused
    from .postgresql import PostgreSQL
    from .sqlite import SQLite

    database = database or settings.DATABASES["default"]
    for name, engine in {"sqlite3": SQLite, "postgresql": PostgreSQL}.items():
        if database["ENGINE"].endswith(name):
            return engine(database)
    raise Refused(f"There are no backups of {database['ENGINE']}.")
