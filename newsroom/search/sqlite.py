"""Search in SQLite, by its full-text index FTS5; `postgresql.py` is its twin.

A migration makes the virtual table `search_index` over the columns of SearchRow, and triggers that keep it so.
"""

from .weighing import best_first

# CROSS JOIN fixes the order of work: walk the matches from the newest, stop at the limit.
NEWEST_MATCHES = """
SELECT item_id, search_searchrow.title, search_searchrow.body
FROM search_index CROSS JOIN search_searchrow ON search_searchrow.id = search_index.rowid
WHERE search_index MATCH %s AND language = coalesce(%s, language)
ORDER BY search_index.rowid DESC LIMIT %s
"""


def best_matches(cursor, terms, language, begun_word, ranked):
    phrases = ['"{}"'.format(" ".join(term)) for term in terms]
    if begun_word:
        phrases[-1] = f'({phrases[-1]} OR "{begun_word}" *)'
    match = " AND ".join(phrases)
    cursor.execute(NEWEST_MATCHES, [match, language, ranked])
    return best_first(cursor.fetchall(), terms, begun_word)


def rebuild(cursor):
    cursor.execute("INSERT INTO search_index(search_index) VALUES ('rebuild')")
