from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from newsroom.search.rebuild import rebuild, searchable_things

BAR = 40


class Command(BaseCommand):
    help = _("Makes the search index again from all stories and events.")

    def handle(self, **options):
        things = searchable_things()
        for done, _item in enumerate(rebuild(things), start=1):
            if self.stderr.isatty():
                self.show_progress(done, len(things))
        self.stdout.write(_("Search knows %(count)d items.") % {"count": len(things)})

    def show_progress(self, done, total):
        filled = BAR * done // total
        end = "\n" if done == total else ""
        self.stderr.write(f"\r[{'#' * filled}{'.' * (BAR - filled)}] {done}/{total}", ending=end)
