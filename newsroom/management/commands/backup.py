from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import filesizeformat

from newsroom.safekeeping import engine_of
from newsroom.safekeeping.archive import Refused
from newsroom.safekeeping.backup import back_up


class Command(BaseCommand):
    help = "Write the database and all uploads to one file, whole and of one moment, while editors go on writing."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", metavar="FILE", help="a file that does not exist yet, such as newsroom.tar")

    def handle(self, *, file, **options):
        try:
            written = back_up(file, engine_of(), default_storage)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{file}: {written.rows} rows, {written.files} uploads, {filesizeformat(written.size)}.")
        for name in written.missing:
            self.stderr.write(f"Not in it, because it is nowhere, although a row names it: {name}")
