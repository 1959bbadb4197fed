from collections import Counter
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from seeds.importer import load_folder

OUR_OWN = Path(settings.BASE_DIR) / "seeds" / "data"


class Command(BaseCommand):
    help = "Read the press texts of a folder, write them as stories and events, and publish them. What is there stays."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("folder", nargs="?", default=OUR_OWN, help="the folder of texts (our own: seeds/data)")
        parser.add_argument("--draft", action="store_true", help="leave them as drafts")

    def handle(self, *, folder, draft, **options):
        with override("en"):  # as all commands speak
            self.load(folder, draft)

    def load(self, folder, draft):
        results = Counter()
        try:
            for outcome in load_folder(folder, publish=not draft):
                results[outcome.result] += 1
                if outcome.result == "refused":
                    self.stderr.write(f"{outcome.name}: {outcome.reason}")
        except ValueError as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"Press texts: {results['loaded']} loaded, {results['known']} there already.")
        if results["refused"]:
            raise CommandError(f"Press texts: {results['refused']} could not be loaded; the lines above say why.")
