"""Rows written many at a time, as they are: nothing is set in type, cleaned or counted on the way."""

from django.db import connection
from django.db.models import Max

AS_THEY_ARE = (str, int, type(None))


def insert(rows):
    """Store instances of one model that have their keys. Whoever calls this has made every text fit to be stored."""
    if not rows:
        return
    model = type(rows[0])
    fields = model._meta.local_concrete_fields
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({columns}) VALUES ({places})",
            [[stored(field, getattr(row, field.attname)) for field in fields] for row in rows],
        )


def stored(field, value):
    return value if isinstance(value, AS_THEY_ARE) else field.get_db_prep_save(value, connection)


class Numbers:
    """The next free keys of a model, for one who writes alone."""

    def __init__(self, model):
        self.model = model
        self.last = model._base_manager.aggregate(last=Max("pk"))["last"] or 0

    def next(self):
        self.last += 1
        return self.last

    def settle(self):
        """Let the database go on counting after the keys that were given."""
        from django.core.management.color import no_style

        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), [self.model]):
                cursor.execute(statement)
