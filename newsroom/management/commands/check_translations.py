import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

CATALOGUE = Path("newsroom/locale/ru/LC_MESSAGES/django.po")
TESTS_ARE_NOT_READ = "--ignore=*/tests/*"


class Command(BaseCommand):
    help = "Fail where a text of the interface has no good Russian translation. Needs GNU gettext."

    def handle(self, **options):
        base = Path(settings.BASE_DIR)
        catalogue = read(base / CATALOGUE)
        kept = by_key(catalogue)
        with TemporaryDirectory() as copy:
            gathered = by_key(gather(base, Path(copy) / "newsroom"))
        faults = [f"not gathered (make messages): {name(key)}" for key in gathered.keys() - kept.keys()]
        faults += [f"nowhere in the code (make messages): {name(key)}" for key in kept.keys() - gathered.keys()]
        faults += [f"{what}: {name(key)}" for key, message in kept.items() for what in faults_of(message, catalogue)]
        if faults:
            raise CommandError("Translations are not up to date.\n" + "\n".join(sorted(faults)))


def gather(base, copy):
    """The messages that makemessages finds, by running it in a copy of what git knows or would take."""
    names = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=base,
        capture_output=True,
        check=True,
    ).stdout.decode()
    for name in filter(None, names.split("\0")):
        if (base / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(base / name, copy / name)
    command = [
        sys.executable,
        "manage.py",
        "makemessages",
        "--locale",
        "ru",
        "--no-obsolete",
        "--verbosity",
        "0",
        TESTS_ARE_NOT_READ,
    ]
    subprocess.run(command, cwd=copy, check=True)
    return read(copy / CATALOGUE)


def read(path):
    with path.open("rb") as file:
        return read_po(file, locale="ru")


def by_key(catalogue):
    return {(message.context, message.id): message for message in catalogue if message.id}


def faults_of(message, catalogue):
    texts = message.string if isinstance(message.string, tuple) else [message.string]
    if message.fuzzy:
        yield "fuzzy"
    if not all(texts):
        yield "not translated"
    else:
        yield from map(str, message.check(catalogue))


def name(key):
    context, text = key
    return repr(text[0] if isinstance(text, tuple) else text) + (f" ({context})" if context else "")
