"""The part of search that depends on the database: SQLite's full-text index, FTS5.

Migration 0002 makes the virtual table `search_index` over the columns of SearchRow, and triggers that keep it so.
Writing a SearchRow works in every database; only finding needs this file. PostgreSQL will get a twin of it.
"""

from django.db import NotSupportedError, connection

RANKED = 2_000  # ranking every match of a common word grows with the archive: the newest are ranked, the rest left out
TITLE_WEIGHT, BODY_WEIGHT = 10.0, 1.0

# CROSS JOIN fixes the order of work: walk the matches from the newest, stop at the limit.
BEST_MATCHES = """
SELECT item_id FROM (
    SELECT item_id, search_index.rowid AS number, bm25(search_index, %s, %s) AS rank
    FROM search_index CROSS JOIN search_searchrow ON search_searchrow.id = search_index.rowid
    WHERE search_index MATCH %s AND language = coalesce(%s, language)
    ORDER BY search_index.rowid DESC LIMIT %s
) ORDER BY rank, number DESC
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
        cursor.execute(BEST_MATCHES, [TITLE_WEIGHT, BODY_WEIGHT, match, language, RANKED])
        return [item_id for (item_id,) in cursor]


def rebuild() -> None:
    """Read every SearchRow into the full-text index anew."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_index(search_index) VALUES ('rebuild')")
