"""The part of search that depends on the database: two files that ask the same questions of two engines.

Writing a SearchRow is the same in both, and their own indexes follow its columns by themselves.
"""

from django.db import NotSupportedError, connections, router

from . import postgresql, sqlite

ENGINES = {"postgresql": postgresql, "sqlite": sqlite}
RANKED = 2_000  # ranking every match of a common word grows with the archive: the newest are ranked, the rest left out


def best_matches(terms: list[list[str]], language: str | None, begun_word: str = "") -> list[int]:
    """The items of the rows that hold every term, best first; without a language, an item may come once for each.

    In place of the last term, a row may hold any word that begins like `begun_word`.

    Raises NotSupportedError in a database other than PostgreSQL and SQLite.
    """
    connection = connections[router.db_for_read(_search_row())]
    with connection.cursor() as cursor:
        return engine_of(connection).best_matches(cursor, terms, language, begun_word, RANKED)


def rebuild() -> None:
    """Let the database read every SearchRow into its own index anew."""
    connection = connections[router.db_for_write(_search_row())]
    with connection.cursor() as cursor:
        engine_of(connection).rebuild(cursor)


def engine_of(connection):
    if connection.vendor not in ENGINES:
        raise NotSupportedError(f"Search has an index for PostgreSQL and SQLite, not for {connection.display_name}.")
    return ENGINES[connection.vendor]


def _search_row():
    from .models import SearchRow  # here, because Django imports this package before it is ready for models

    return SearchRow
