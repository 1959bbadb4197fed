from datetime import timedelta

from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand

from newsroom.safekeeping.sweep import sweep


class Command(BaseCommand):
    help = "Remove what was left unfinished and what has expired; list files that no row names, and uploads unused."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--delete", action="store_true", help="remove files that no row names, too")
        parser.add_argument("--age", type=float, default=24, metavar="HOURS", help="leave younger files alone (24)")

    def handle(self, *, delete, age, verbosity, **options):
        found = sweep(default_storage, age=timedelta(hours=age), delete=delete)
        removed = found.unfinished + found.renditions + (found.orphans if delete else [])
        self.stdout.write(f"Swept: {len(removed)} files, {found.sessions} expired sessions.")
        if verbosity > 1:
            self.stdout.writelines(removed)
        if found.orphans and not delete:
            self.stdout.write(f"Files that no row names ({len(found.orphans)}; --delete removes them):")
            self.stdout.write("\n".join(found.orphans))
        if found.unused:
            self.stdout.write(
                f"Pictures and documents that nothing uses ({len(found.unused)}; editors may delete them):"
            )
            self.stdout.write(
                "\n".join(f"{upload._meta.verbose_name} {upload.pk}: {upload}" for upload in found.unused)
            )
