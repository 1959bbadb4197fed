import os
from io import StringIO

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.utils.crypto import get_random_string

from newsroom.planner import note_sizes


class Command(BaseCommand):
    help = "Bring the database, messages, static files, reference data and texts up to date. A second run adds nothing."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--seeds", metavar="FOLDER", help="load the press texts of this folder instead of our own")

    def handle(self, *, seeds, **options):
        settings.VAR.mkdir(parents=True, exist_ok=True)
        if settings.NEWSROOM_ENV == "development":
            keep_secret_key(settings.VAR / "secret-key")
        call_command("compile_translations")
        call_command("migrate", interactive=False, verbosity=0)
        if not settings.DEBUG:
            call_command("collect_static")
        call_command("load_reference")
        self.load_seeds(*([seeds] if seeds else []))
        note_sizes()
        call_command("sweep", stdout=StringIO())
        if settings.NEWSROOM_ENV == "development":
            self.stdout.write("\nTo sign in on this machine (role, name, password):")
            call_command("demo_accounts")

    def load_seeds(self, *folder):
        """A text that cannot be read is told of, and does not keep the newsroom shut."""
        try:
            call_command("load_seeds", *folder)
        except CommandError as error:
            self.stderr.write(str(error))


def keep_secret_key(path):
    """Where the environment gives no key, each machine signs with a random one of its own."""
    if not path.exists():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(get_random_string(50))
