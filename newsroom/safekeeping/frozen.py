"""A database as it was at one moment, whichever kind it is."""

#: Pages are printed under the number of an edition. A restored newsroom begins a new one, or pages of the lost future
#: would be taken for its own when their numbers come again.
EDITION, NUMBER = "edition_edition", "number"


class Frozen:
    """A database as it was at one moment: `rows(sql)` asks it, `dump()` is the file that an archive takes."""

    def __init__(self, rows, dump, tables, server):
        self.rows, self.dump, self.server = rows, dump, server
        self.tables = sorted(name for (name,) in rows(tables))

    def counts(self):
        return {table: self.rows(f'SELECT count(*) FROM "{table}"')[0][0] for table in self.tables}

    def migrations(self):
        return sorted(f"{app}.{name}" for app, name in self.rows("SELECT app, name FROM django_migrations"))

    def names_in(self, table, column):
        """What stands in a column of files; a table that this database does not have yet names none."""
        if table not in self.tables:
            return []
        return [name for (name,) in self.rows(f'SELECT DISTINCT "{column}" FROM "{table}"') if name]
