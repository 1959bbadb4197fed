"""The part of search that depends on the database: SQLite's full-text index, FTS5.

Migration 0002 makes the virtual table `search_index` over the columns of SearchRow, and triggers that keep it so.
Writing a SearchRow works in every database; only finding needs this file. PostgreSQL will get a twin of it.
"""

from django.db import NotSupportedError, connection

from .weighing import best_first

RANKED = 2_000  # ranking every match of a common word grows with the archive: the newest are ranked, the rest left out

# CROSS JOIN fixes the order of work: walk the matches from the newest, stop at the limit.
NEWEST_MATCHES = """
SELECT item_id, search_searchrow.title, search_searchrow.body
FROM search_index CROSS JOIN search_searchrow ON search_searchrow.id = search_index.rowid
WHERE search_index MATCH %s AND language = coalesce(%s, language)
ORDER BY search_index.rowid DESC LIMIT %s
"""


def best_matches(terms: list[list[str]], language: str | None, begun_word: str = "") -> list[int]:
    """The items of the rows that hold every term, best first; without a language, an item may come once for each.

    In place of the last term, a row may hold any word that begins like `begun_word`.

    Raises NotSupportedError in a database other than SQLite.
    """
    if connection.vendor != "sqlite":
        raise NotSupportedError(f"Search has an index for SQLite, not yet for {connection.display_name}.")
    phrases = ['"{}"'.format(" ".join(term)) for term in terms]
    if begun_word:
        phrases[-1] = f'({phrases[-1]} OR "{begun_word}" *)'
    match = " AND ".join(phrases)
    with connection.cursor() as cursor:
        cursor.execute(NEWEST_MATCHES, [match, language, RANKED])
        return best_first(cursor.fetchall(), terms, begun_word)


def rebuild() -> None:
    """Read every SearchRow into the full-text index anew."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_index(search_index) VALUES ('rebuild')")
