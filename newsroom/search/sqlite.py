"""Search in SQLite, by its full-text index FTS5; `postgresql.py` is its twin.

A migration makes a virtual table for each language, `search_index_ru` and `search_index_en`, over the columns of
SearchRow, and triggers that keep them so. FTS5 walks through the rows that hold every word from the newest.
"""

from newsroom.language import LANGUAGES

from .weighing import best_first

# CROSS JOIN fixes the order of work: walk the matches from the newest, stop at the limit.
HOLDING = """
    SELECT row.id, item_id, row.title, row.body
    FROM {index} CROSS JOIN search_searchrow AS row ON row.id = {index}.rowid
    WHERE {index} MATCH %s ORDER BY {index}.rowid DESC LIMIT {most}
"""
# FTS5 finds nothing for no word, but it keeps a row for each text that it knows.
ALL = """
    SELECT row.id, item_id, title, body
    FROM {index}_docsize CROSS JOIN search_searchrow AS row ON row.id = {index}_docsize.id
    ORDER BY {index}_docsize.id DESC LIMIT {most}
"""
# No word is "#": a phrase does not reach over it.
SAYING = """
    SELECT * FROM (
        SELECT id, item_id, title, body
        FROM (SELECT *, ' ' || title || ' # ' || body || ' ' AS text FROM ({newest}) LIMIT {most})
        WHERE {said} LIMIT %s
    )
"""


def best_matches(cursor, looks, languages, ranked):
    parts, values = [], []
    for look in looks:
        held = [f'"{word}"' for word in look.words] + [f'"{look.beginning}" *'] * bool(look.beginning)
        said = [f" {look.begun}"] * bool(look.begun) + [f" {' '.join(term)} " for term in look.read]
        for language in languages:
            newest = (HOLDING if held else ALL).format(index=f"search_index_{language}", most=look.most)
            holds = " AND ".join(["instr(text, %s)"] * len(said)) or "true"
            parts.append(SAYING.format(newest=newest, most=look.most, said=holds))
            values += [" AND ".join(held)] * bool(held) + [*said, ranked]
    cursor.execute(" UNION ALL ".join(parts), values)
    found = {number: row for number, *row in cursor}
    newest = sorted(found, reverse=True)[:ranked]
    return best_first([found[number] for number in newest], looks[0].terms, looks[-1].begun)


def rebuild(cursor):
    for language in LANGUAGES:
        cursor.execute(f"INSERT INTO search_index_{language}(search_index_{language}) VALUES ('rebuild')")
