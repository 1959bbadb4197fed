"""Search in PostgreSQL: the twin of `sqlite.py`, over the column `vector` that a migration adds to SearchRow.

GIN finds all rows that hold a word, in no order, and a common word stands in half of a large archive. So every row
also holds words that tell when it was written: its number without the last bits. The archive is asked block by block,
the newest first, until enough is found: a block costs what it holds, and next to nothing where it holds nothing. Each
language has an index of its own: a word of the other language stands in none of its blocks.
"""

SMALL, LARGE = 12, 14  # bits: blocks of 4,096 rows, and further back of 16,384; migration 0004 wrote larger ones, too
WEIGHTS = "{0, 0, 0.1, 1}"  # of a word in the body (B) and in the title (A)

BLOCKS = f"""
    SELECT format('''#{SMALL}:%%s''', number)::tsquery AS block
    FROM newest, generate_series(id >> {SMALL}, greatest((id >> {LARGE}) - 1, 0) << {LARGE - SMALL}, -1) AS number
    UNION ALL
    SELECT format('''#{LARGE}:%%s''', number)::tsquery
    FROM newest, generate_series((id >> {LARGE}) - 2, 0, -1) AS number
"""
# "id + 0" leaves PostgreSQL no other index: to read rows one by one pays for a common word alone.
NEWEST = """(
    SELECT * FROM (
        SELECT found.* FROM ({blocks}) AS blocks CROSS JOIN LATERAL (
            SELECT id, item_id, vector FROM search_searchrow
            WHERE {held} AND language = '{language}'
            ORDER BY id + 0 DESC LIMIT {most}
        ) AS found LIMIT {most}
    ) AS read WHERE {said} LIMIT %(ranked)s
)"""
BEST = """
    WITH newest AS (SELECT max(id) AS id FROM search_searchrow)
    SELECT item_id FROM (
        SELECT DISTINCT ON (id) * FROM ({found}) AS each ORDER BY id DESC LIMIT %(ranked)s
    ) AS found
    ORDER BY ts_rank('{weights}', vector, to_tsquery('simple', %(asked)s), 1) DESC, id DESC
"""


def best_matches(cursor, looks, languages, ranked):
    parts, values = [], {"ranked": ranked, "asked": " | ".join(said_by(look) for look in looks)}
    for number, look in enumerate(looks):
        held = {f"held_{number}_{place}": quoted(word) for place, word in enumerate(look.words)}
        values |= held | {f"said_{number}": said_by(look), f"beginning_{number}": look.beginning}
        # One by one: for words together, GIN would look up all of them in each row that has one.
        conditions = [f"vector @@ to_tsquery('simple', %({name})s)" for name in held]
        conditions += [f"search_beginnings(vector) @> ARRAY[%(beginning_{number})s]"] * bool(look.beginning)
        parts += [
            NEWEST.format(
                blocks=BLOCKS,
                held=" AND ".join(["vector @@ block", *conditions]),
                language=language,
                most=look.most,
                said=f"vector @@ to_tsquery('simple', %(said_{number})s)" if look.is_read else "true",
            )
            for language in languages
        ]
    cursor.execute(BEST.format(found=" UNION ALL ".join(parts), weights=WEIGHTS), values)
    return [item_id for (item_id,) in cursor]


def said_by(look):
    phrases = [f"({' <-> '.join(map(quoted, term))})" for term in look.terms]
    return " & ".join(phrases + [f"{quoted(look.begun)}:*"] * bool(look.begun))


def quoted(word):
    """A word of the index, which is letters and digits alone, as an operand."""
    return f"'{word}'"


def rebuild(cursor):
    """Nothing to do: PostgreSQL computes the column in the moment a row is written."""
