from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation.reloader import translation_file_changed


class Command(BaseCommand):
    help = "Compile the interface's translations, where a .po file is newer than its .mo. Needs no GNU gettext."
    requires_system_checks = []

    def handle(self, **options):
        for folder in settings.LOCALE_PATHS:
            for po in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
                mo = po.with_suffix(".mo")
                if not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
                    compile_catalogue(po, mo)
                    translation_file_changed(self, mo)  # what this process has read is old now


def compile_catalogue(po, mo):
    """Write the .mo whole or not at all: a server may be reading the old one."""
    fresh = mo.with_suffix(".mo.new")
    try:
        with po.open("rb") as source, fresh.open("wb") as target:
            write_mo(target, read_po(source, locale=po.parent.parent.name, abort_invalid=True))
    except (PoFileError, UnicodeDecodeError) as error:
        fresh.unlink()
        raise CommandError(f"{po} cannot be compiled: {error}") from error
    fresh.replace(mo)
