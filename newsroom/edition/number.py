"""The number of the edition, as the database has it at this moment."""

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction

READ = "SELECT number FROM edition_edition"


def number(using: str = DEFAULT_DB_ALIAS) -> int:
    """Which edition readers have now; 0 before the first. It is asked at each request, so past Django's cursors.

    Raises `DatabaseError` where the database cannot be reached.
    """
    connection = connections[using]
    was_open = connection.connection is not None
    try:
        return _read(connection)
    except DatabaseError:
        if connection.in_atomic_block or not was_open:
            raise
        connection.close()  # an old connection that broke meanwhile says nothing of the database
        return _read(connection)


def _read(connection):
    connection.ensure_connection()
    with connection.wrap_database_errors:
        row = connection.connection.execute(READ).fetchone()
    if connection.settings_dict.get("OPTIONS", {}).get("pool") and not connection.in_atomic_block:
        connection.close()  # back to the pool
    return row[0] if row else 0


def raise_edition(using: str = DEFAULT_DB_ALIAS) -> None:
    """Begin an edition because of what no table says: another release, a restored copy."""
    from .triggers import raising  # here, because the triggers begin an edition when they are made

    with transaction.atomic(using), connections[using].cursor() as cursor:
        cursor.execute(raising(connections[using].vendor))
