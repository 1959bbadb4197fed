"""The full-text index of SQLite, kept in step with SearchRow by triggers.

Django remakes a table of SQLite to alter it, and its triggers are lost: a later migration that alters SearchRow makes
them again.
"""

from django.db import migrations

CREATE = [
    """
    CREATE VIRTUAL TABLE search_index USING fts5(
        title, body, content='search_searchrow', content_rowid='id', tokenize='unicode61 remove_diacritics 0'
    )
    """,
    """
    CREATE TRIGGER search_row_written AFTER INSERT ON search_searchrow BEGIN
        INSERT INTO search_index(rowid, title, body) VALUES (new.id, new.title, new.body);
    END
    """,
    """
    CREATE TRIGGER search_row_rewritten AFTER UPDATE OF title, body ON search_searchrow BEGIN
        INSERT INTO search_index(search_index, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
        INSERT INTO search_index(rowid, title, body) VALUES (new.id, new.title, new.body);
    END
    """,
    """
    CREATE TRIGGER search_row_removed AFTER DELETE ON search_searchrow BEGIN
        INSERT INTO search_index(search_index, rowid, title, body) VALUES ('delete', old.id, old.title, old.body);
    END
    """,
    "INSERT INTO search_index(search_index) VALUES ('rebuild')",
]
DROP = [
    "DROP TRIGGER IF EXISTS search_row_written",
    "DROP TRIGGER IF EXISTS search_row_rewritten",
    "DROP TRIGGER IF EXISTS search_row_removed",
    "DROP TABLE IF EXISTS search_index",
]


def run_on_sqlite(statements, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for statement in statements:
            schema_editor.execute(statement)


def create_index(apps, schema_editor):
    run_on_sqlite(CREATE, schema_editor)


def drop_index(apps, schema_editor):
    run_on_sqlite(DROP, schema_editor)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(create_index, drop_index)]
