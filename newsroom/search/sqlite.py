"""Search in SQLite, by its full-text index FTS5; `postgresql.py` is its twin.

A migration makes the virtual table `search_index` over the columns of SearchRow, and triggers that keep it so.
"""

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


def ask_for_best_matches(cursor, terms, language, begun_word, ranked):
    phrases = ['"{}"'.format(" ".join(term)) for term in terms]
    if begun_word:
        phrases[-1] = f'({phrases[-1]} OR "{begun_word}" *)'
    match = " AND ".join(phrases)
    cursor.execute(BEST_MATCHES, [TITLE_WEIGHT, BODY_WEIGHT, match, language, ranked])


def rebuild(cursor):
    cursor.execute("INSERT INTO search_index(search_index) VALUES ('rebuild')")
