from contextlib import contextmanager

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.utils import timezone

from seeds.dump import FIXTURE, dump


class Command(BaseCommand):
    help = "Write what our own press texts became to seeds/fixtures/newsroom.json, whatever this newsroom made of them."

    def handle(self, **options):
        call_command("compile_translations")  # notes are written in both languages
        with empty_database():
            since = timezone.now()
            call_command("load_reference", stdout=self.stdout)
            call_command("load_seeds", stdout=self.stdout)
            FIXTURE.write_text(dump(since), encoding="utf-8")
        self.stdout.write(f"Written: {FIXTURE}")


@contextmanager
def empty_database():
    """A database of its own, migrated and thrown away: of SQLite, in memory."""
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
