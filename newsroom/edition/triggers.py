"""The triggers that raise the edition: in the writer's own transaction, whatever wrote, be it a form or a console.

On PostgreSQL they wait for the end of the transaction, so that the one row is locked while it commits and no longer.
"""

from django.db import connections

from .number import raise_edition
from .readable import tables

OPERATIONS = {"INSERT": ["NEW"], "UPDATE": ["OLD", "NEW"], "DELETE": ["OLD"]}

# Time, because a number that comes back with an old copy of the database must not stand for what was printed since.
NOW = {
    "sqlite": "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)",
    "postgresql": "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)",
}
LATER = {"sqlite": "max", "postgresql": "greatest"}


def raising(vendor):
    """The statement that raises the edition, or makes its row."""
    now, later = NOW[vendor], LATER[vendor]
    return (
        f"INSERT INTO edition_edition (id, number) VALUES (1, {now}) "
        f"ON CONFLICT (id) DO UPDATE SET number = {later}(edition_edition.number + 1, {now})"
    )


def take_down(using="default", plan=(), prefix="edition_of_", **kwargs):
    """Before migrations, SQLite's triggers go: it renames no table that a trigger names, and remakes many."""
    connection = connections[using]
    if connection.vendor == "sqlite" and plan:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s", [f"{prefix}%"])
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")


def install(using="default", **kwargs):
    """Make every trigger anew, after migrations; what they changed is a new edition."""
    connection = connections[using]
    if not connection.settings_dict.get("TEST", {}).get("MIRROR") and connection.vendor in NOW:
        with connection.cursor() as cursor:
            present = set(connection.introspection.table_names(cursor))
            if "edition_edition" not in present:
                return
            for readable in tables():
                if readable.table in present:
                    for statement in STATEMENTS[connection.vendor](readable):
                        cursor.execute(statement)
        raise_edition(using)


def for_sqlite(readable):
    for operation, rows in OPERATIONS.items():
        name = f"edition_of_{readable.table}_{operation.lower()}"
        columns = f" OF {', '.join(readable.columns)}" if readable.columns and operation == "UPDATE" else ""
        condition = " OR ".join(f"({readable.says(row)})" for row in rows)
        yield f"DROP TRIGGER IF EXISTS {name}"
        yield (
            f"CREATE TRIGGER {name} AFTER {operation}{columns} ON {readable.table} WHEN {condition} "
            f"BEGIN {raising('sqlite')}; END"
        )


def for_postgresql(readable):
    name = f"edition_of_{readable.table}"
    columns = f" OF {', '.join(readable.columns)}" if readable.columns else ""
    yield f"""
        CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            IF current_setting('newsroom.raised', true) = pg_current_xact_id()::text THEN RETURN NULL; END IF;
            IF TG_OP <> 'INSERT' THEN IF NOT ({readable.says("OLD")}) THEN
                IF TG_OP = 'DELETE' THEN RETURN NULL; END IF;
                IF NOT ({readable.says("NEW")}) THEN RETURN NULL; END IF;
            END IF; ELSIF NOT ({readable.says("NEW")}) THEN RETURN NULL; END IF;
            {raising("postgresql")};
            PERFORM set_config('newsroom.raised', pg_current_xact_id()::text, true);
            RETURN NULL;
        END $$
    """
    yield f"DROP TRIGGER IF EXISTS {name} ON {readable.table}"
    yield (
        f"CREATE CONSTRAINT TRIGGER {name} AFTER INSERT OR DELETE OR UPDATE{columns} ON {readable.table} "
        f"DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION {name}()"
    )


STATEMENTS = {"sqlite": for_sqlite, "postgresql": for_postgresql}
