import time

from django.core.management.base import BaseCommand

from newsroom.search import engines
from newsroom.search.rebuild import items_after, rebuild

BAR = 40


class Command(BaseCommand):
    help = (
        "Make the search index again from all stories and events: after loaddata, or when the rules for words changed. "
        "Editors go on working meanwhile."
    )

    def add_arguments(self, parser):
        parser.add_argument("--after", type=int, default=0, help="go on behind this item, where a run was stopped")
        parser.add_argument(
            "--mend",
            action="store_true",
            help="first let the database read its own index anew; nobody writes meanwhile",
        )

    def handle(self, *, after, mend, **options):
        if mend:
            engines.rebuild()
        total, done, started = items_after(after).count(), 0, time.monotonic()
        try:
            for number, last in rebuild(after):
                done, after = done + number, last
                if self.stdout.isatty():
                    self.show_progress(done, max(total, done))
        except KeyboardInterrupt:
            self.stderr.write(f"\nStopped. To go on: manage.py reindex --after {after}")
            return
        self.stdout.write(f"Search index: {done} items, {time.monotonic() - started:.0f} s.")

    def show_progress(self, done, total):
        filled = BAR * done // total
        end = "\n" if done == total else ""
        self.stdout.write(f"\r[{'#' * filled}{'.' * (BAR - filled)}] {done}/{total}", ending=end)
