"""Back up: the database and its uploads, both of one moment, while editors write.

An upload is written once under a name that nobody else gets, before its row, and removed after its row: whatever a
database of one moment names was there then. Where it is gone by the time it is copied, its row is gone too, and the
backup begins again with a later moment.
"""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from django.utils import timezone

from .archive import UPLOADS, Refused, Writer
from .files import file_columns

TRIES = 5


class Written(NamedTuple):
    """What is in a backup: bytes, rows of all tables, uploads; and uploads that rows name and nobody has."""

    size: int
    rows: int
    files: int
    missing: list


class TooLate(Exception):
    """Uploads that a moment names, and that were removed since."""


def back_up(path, engine, storage) -> Written:
    """Write a backup to a file that does not exist yet; it bears its name only when it is whole. Raises `Refused`."""
    path = Path(path)
    if path.exists():
        raise Refused(f"{path} is there already.")
    if not path.parent.is_dir():
        raise Refused(f"There is no folder {path.parent}.")
    lost = set()
    try:
        with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
            for _try in range(TRIES):
                try:
                    return write_archive(path, Path(folder), engine, storage, lost)
                except TooLate as late:
                    lost |= {*late.args}  # what a later moment names again is not too late but lost
    except OSError as error:
        raise Refused(f"{path} cannot be written: {error}.") from error
    raise Refused("Uploads are being removed all the time: try again when it is quieter.")


def write_archive(path, folder, engine, storage, lost):
    for leftover in folder.iterdir():
        leftover.unlink()
    part = folder / "archive.part"
    with engine.frozen(folder) as frozen, part.open("wb") as file:
        part.chmod(0o600)  # there are addresses of people in it, and digests of passwords
        names = names_of_files(frozen)
        missing = [name for name in names if not storage.exists(name)]
        if not lost.issuperset(missing):
            raise TooLate(*missing)
        manifest = {
            "made_at": timezone.now().isoformat(timespec="seconds"),
            "engine": engine.vendor,
            "server": frozen.server,
            "database": engine.member,
            "migrations": frozen.migrations(),
            "rows": frozen.counts(),
            "missing": missing,
        }
        writer = Writer(file)
        packed = frozen.dump()
        with packed.open("rb") as content:
            writer.add(engine.member, content, packed.stat().st_size)
        for name in [name for name in names if name not in missing]:
            add_file(writer, storage, name)
        writer.finish(manifest)
    part.rename(path)
    return Written(path.stat().st_size, sum(manifest["rows"].values()), len(names) - len(missing), missing)


def names_of_files(frozen):
    names = {name for model, field in file_columns() for name in frozen.names_in(model._meta.db_table, field.column)}
    return sorted(names)


def add_file(writer, storage, name):
    try:
        content = storage.open(name)
    except FileNotFoundError:
        raise TooLate(name) from None
    with content:
        writer.add(f"{UPLOADS}{name}", content, content.size)
