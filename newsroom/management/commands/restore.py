from django.conf import settings
from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError

from newsroom.safekeeping import engine_of
from newsroom.safekeeping.archive import Refused
from newsroom.safekeeping.restore import restore


class Command(BaseCommand):
    help = "Make this newsroom the one of a backup, after all of the backup was verified; then run `migrate`."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", help="what `backup` wrote")
        parser.add_argument("--replace", action="store_true", help="let it take the place of what is here")

    def handle(self, *, file, replace, **options):
        try:
            manifest = restore(file, engine_of(), default_storage, var=settings.VAR, replace=replace)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        files = len(manifest["uploads"])
        rows = sum(manifest["rows"].values())
        self.stdout.write(f"Restored: {rows} rows, {files} uploads, as of {manifest['made_at']}.")
        for name in manifest["missing"]:
            self.stderr.write(f"A row names a file that was nowhere when the backup was made: {name}")
