"""Search in PostgreSQL: the twin of `sqlite.py`, over the column `vector` that a migration adds to SearchRow.

GIN finds all rows that hold a word, in no order, and a common word stands in half of a large archive. So every row
also holds words that tell when it was written: its number without the last bits. The newest era is asked first, where
GIN begins with the rarer word, and that is the era; each further one is four times as long. PostgreSQL stops when
enough is found, and what is left over is never asked.
"""

ERAS = (
    12,
    14,
    16,
    18,
    20,
)  # bits: the first era is at least 4,096 rows long, the last a million; migration 0004 writes them
WEIGHTS = "{0, 0, 0.1, 1}"  # of a word in the body (B) and in the title (A)

# An era is the newest two of its kind, for the newest of all has only begun; what is newer has been found before.
BEGINNING = "(SELECT ((id >> {era}) - 1) << {era} FROM newest)"
WITHIN = "(SELECT format('''#{era}:%%s'' | ''#{era}:%%s''', id >> {era}, (id >> {era}) - 1)::tsquery FROM newest)"
# "id + 0" leaves PostgreSQL no other index: to read rows one by one pays for a common word alone.
MATCHES = """(
    SELECT id, item_id, vector FROM search_searchrow
    WHERE vector @@ ({asked}) AND language = coalesce(%(language)s, language) AND {when}
    ORDER BY id + 0 DESC LIMIT %(ranked)s
)"""


def write_best_matches():
    """The one question: the newest matches era by era, then all older ones; of those found the best first."""
    asked, newer, eras = "to_tsquery('simple', %(asked)s)", "true", []
    for era in ERAS:
        beginning = BEGINNING.format(era=era)
        here = f"{asked} && {WITHIN.format(era=era)}"
        eras.append(MATCHES.format(asked=here, when=f"id + 0 >= {beginning} AND {newer}"))
        newer = f"{beginning} > 0 AND id + 0 < {beginning}"  # a young archive has no further eras to be asked
    eras.append(MATCHES.format(asked=asked, when=newer))
    return f"""
        WITH newest AS (SELECT max(id) AS id FROM search_searchrow)
        SELECT item_id FROM ({" UNION ALL ".join(eras)} LIMIT %(ranked)s) AS found
        ORDER BY ts_rank('{WEIGHTS}', vector, {asked}, 1) DESC, id DESC
    """


BEST_MATCHES = write_best_matches()


def best_matches(cursor, terms, language, begun_word, ranked):
    phrases = [f"({' <-> '.join(map(quoted, term))})" for term in terms]
    if begun_word:
        phrases[-1] = f"({phrases[-1]} | {quoted(begun_word)}:*)"
    cursor.execute(BEST_MATCHES, {"asked": " & ".join(phrases), "language": language, "ranked": ranked})
    return [item_id for (item_id,) in cursor]


def quoted(word):
    """A word of the index, which is letters and digits alone, as an operand."""
    return f"'{word}'"


def rebuild(cursor):
    """Nothing to do: PostgreSQL computes the column in the moment a row is written."""
