from unittest import skipUnless

from django.db import connection
from django.test import TestCase

from articles import listing
from newsroom.edition import triggers


@skipUnless(connection.vendor == "sqlite", "PostgreSQL alters its tables where they stand.")
class RemadeTablesTests(TestCase):
    """SQLite remakes a table to alter it, and renames none that a trigger of another table names."""

    def names(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            return {name for (name,) in cursor}

    def test_triggers_are_gone_while_tables_change_and_back_afterwards(self):
        before = self.names()
        for room in (listing, triggers):
            room.take_down(plan=[True])
        self.assertEqual({name for name in self.names() if name.startswith(("listed_by_", "edition_of_"))}, set())
        for room in (listing, triggers):
            room.install(plan=[True])
        self.assertEqual(self.names(), before)

    def test_they_stay_where_nothing_is_migrated(self):
        before = self.names()
        for room in (listing, triggers):
            room.take_down(plan=[])
        self.assertEqual(self.names(), before)
