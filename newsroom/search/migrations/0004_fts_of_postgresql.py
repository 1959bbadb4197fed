"""The full-text index of PostgreSQL: a column that PostgreSQL itself computes from the words of SearchRow.

Words of the title weigh A, those of the body B, and "#" between them keeps a phrase from reaching over. The words that
begin with "#" tell how new a row is, in five sizes of eras: `postgresql.py` finds the newest matches by them.
A text is read to its 200,000th letter, because a tsvector has a limit, and saving a text must not meet it.
"""

from django.db import migrations

ERAS = (12, 14, 16, 18, 20)
VECTOR = f"""
    setweight(to_tsvector('simple', left(title, 10000)), 'A')
    || '''#'':1'::tsvector
    || setweight(to_tsvector('simple', left(body, 200000)), 'B')
    || array_to_tsvector(ARRAY[{", ".join(f"'#{era}:' || (id >> {era})::text" for era in ERAS)}])
"""
CREATE = [
    f"ALTER TABLE search_searchrow ADD COLUMN vector tsvector GENERATED ALWAYS AS ({VECTOR}) STORED",
    "CREATE INDEX search_row_vector ON search_searchrow USING gin (vector) WITH (fastupdate = off)",
]
DROP = ["ALTER TABLE search_searchrow DROP COLUMN IF EXISTS vector"]


def run_on_postgresql(statements, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in statements:
            schema_editor.execute(statement)


def create_index(apps, schema_editor):
    run_on_postgresql(CREATE, schema_editor)


def drop_index(apps, schema_editor):
    run_on_postgresql(DROP, schema_editor)


class Migration(migrations.Migration):
    dependencies = [("search", "0003_names")]

    operations = [migrations.RunPython(create_index, drop_index)]
