from django.core.management.base import BaseCommand

from newsroom.search.rebuild import rebuild, searchable_things

BAR = 40


class Command(BaseCommand):
    help = (
        "Make the search index again from all stories and events: after loaddata, or when the rules for words changed."
    )

    def handle(self, **options):
        things = searchable_things()
        for done, _item in enumerate(rebuild(things), start=1):
            if self.stdout.isatty():
                self.show_progress(done, len(things))
        self.stdout.write(f"Search index: {len(things)} items.")

    def show_progress(self, done, total):
        filled = BAR * done // total
        end = "\n" if done == total else ""
        self.stdout.write(f"\r[{'#' * filled}{'.' * (BAR - filled)}] {done}/{total}", ending=end)
