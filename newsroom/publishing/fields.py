from django.db import models


class OrderedJSONField(models.JSONField):
    """JSON that comes back in the order in which it was written: the order of the forms.

    PostgreSQL's own choice for JSON, jsonb, sorts names by their length and takes no NUL; nobody asks it for a part.
    """

    def db_type(self, connection):
        return "json" if connection.vendor == "postgresql" else super().db_type(connection)

    def get_db_prep_value(self, value, connection, prepared=False):
        if connection.vendor == "postgresql" and isinstance(value, (dict, list)):
            from psycopg.types.json import Json  # here, because SQLite does without

            return Json(value)
        return super().get_db_prep_value(value, connection, prepared)

    def from_db_value(self, value, expression, connection):
        return value if isinstance(value, (dict, list)) else super().from_db_value(value, expression, connection)
