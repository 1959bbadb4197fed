"""A full-text index for each language: a word of one is no word of the other's, and costs nothing there.

Both engines know the first three letters of each word, too, so that words which are only begun are looked up as well.

SQLite gets a virtual table for each over a view of its rows. A migration that alters SearchRow drops the views before,
and makes them and the triggers again. PostgreSQL builds its indexes while editors go on saving.
"""

from django.db import migrations, transaction

LANGUAGES = ("ru", "en")

INDEX = [
    "CREATE VIEW search_rows_{language} AS SELECT id, title, body FROM search_searchrow WHERE language = '{language}'",
    """
    CREATE VIRTUAL TABLE search_index_{language} USING fts5(
        title, body, content='search_rows_{language}', content_rowid='id', prefix='3',
        tokenize='unicode61 remove_diacritics 0'
    )
    """,
    """
    CREATE TRIGGER search_row_written_{language} AFTER INSERT ON search_searchrow WHEN new.language = '{language}' BEGIN
        INSERT INTO search_index_{language}(rowid, title, body) VALUES (new.id, new.title, new.body);
    END
    """,
    """
    CREATE TRIGGER search_row_rewritten_{language} AFTER UPDATE OF title, body ON search_searchrow
    WHEN new.language = '{language}' BEGIN
        INSERT INTO search_index_{language}(search_index_{language}, rowid, title, body)
            VALUES ('delete', old.id, old.title, old.body);
        INSERT INTO search_index_{language}(rowid, title, body) VALUES (new.id, new.title, new.body);
    END
    """,
    """
    CREATE TRIGGER search_row_removed_{language} AFTER DELETE ON search_searchrow WHEN old.language = '{language}' BEGIN
        INSERT INTO search_index_{language}(search_index_{language}, rowid, title, body)
            VALUES ('delete', old.id, old.title, old.body);
    END
    """,
    "INSERT INTO search_index_{language}(search_index_{language}) VALUES ('rebuild')",
]
DROP_INDEX = [
    "DROP TRIGGER IF EXISTS search_row_written_{language}",
    "DROP TRIGGER IF EXISTS search_row_rewritten_{language}",
    "DROP TRIGGER IF EXISTS search_row_removed_{language}",
    "DROP TABLE IF EXISTS search_index_{language}",
    "DROP VIEW IF EXISTS search_rows_{language}",
]
BEGINNINGS = """
    CREATE OR REPLACE FUNCTION search_beginnings(tsvector) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT array_agg(DISTINCT left(word, 3)) FROM unnest(tsvector_to_array($1)) AS word
        WHERE length(word) >= 3 AND left(word, 1) <> '#'
    $$
"""
INDEX_OF_POSTGRESQL = [
    "DROP INDEX CONCURRENTLY IF EXISTS search_row_vector_{language}",  # one whose building was interrupted
    """
    CREATE INDEX CONCURRENTLY search_row_vector_{language} ON search_searchrow
    USING gin (vector, search_beginnings(vector)) WITH (fastupdate = off) WHERE language = '{language}'
    """,
]


def in_each_language(statements):
    return [statement.format(language=language) for language in LANGUAGES for statement in statements]


def run(schema_editor, *, sqlite, postgresql):
    vendor = schema_editor.connection.vendor
    if vendor == "sqlite":
        with transaction.atomic(using=schema_editor.connection.alias):
            for statement in sqlite:
                schema_editor.execute(statement)
    elif vendor == "postgresql":
        for statement in postgresql:
            schema_editor.execute(statement)


def part(apps, schema_editor):
    run(
        schema_editor,
        sqlite=[*whole_index().DROP, *in_each_language(INDEX)],
        postgresql=[
            BEGINNINGS,
            *in_each_language(INDEX_OF_POSTGRESQL),
            "DROP INDEX CONCURRENTLY IF EXISTS search_row_vector",
        ],
    )


def join(apps, schema_editor):
    run(
        schema_editor,
        sqlite=[*in_each_language(DROP_INDEX), *whole_index().CREATE],
        postgresql=[
            "DROP INDEX CONCURRENTLY IF EXISTS search_row_vector",
            "CREATE INDEX CONCURRENTLY search_row_vector ON search_searchrow USING gin (vector) WITH (fastupdate = off)",
            *in_each_language(INDEX_OF_POSTGRESQL[:1]),
            "DROP FUNCTION IF EXISTS search_beginnings",
        ],
    )


def whole_index():
    from importlib import import_module

    return import_module("newsroom.search.migrations.0002_fts")


class Migration(migrations.Migration):
    atomic = False  # PostgreSQL builds an index beside writers outside of transactions alone
    breaks_running_code = "Until the next release answers, searches fail in SQLite and are slow in PostgreSQL."

    dependencies = [("search", "0004_fts_of_postgresql")]

    operations = [migrations.RunPython(part, join)]
