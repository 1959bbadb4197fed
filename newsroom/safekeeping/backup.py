"""Back up: the database and its uploads, both of one moment, while editors write.

An upload is written once under a name that nobody else gets, before its row, and removed after its row: whatever a
database of one moment names was there then. Uploads are copied first. Where one is gone before it is copied, its row is
gone too, and a later moment is looked at, until there is one whose uploads are all in the archive; that one is kept.
"""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from django.utils import timezone

from .archive import UPLOADS, Refused, Writer
from .files import file_columns

TRIES = 50


class Written(NamedTuple):
    """What is in a backup: bytes, rows of all tables, uploads; and uploads that rows name and nobody has."""

    size: int
    rows: int
    files: int
    missing: list


def back_up(path, engine, storage) -> Written:
    """Write a backup to a file that does not exist yet; it bears its name only when it is whole. Raises `Refused`."""
    path = Path(path)
    if path.exists():
        raise Refused(f"{path} is there already.")
    if not path.parent.is_dir():
        raise Refused(f"There is no folder {path.parent}.")
    try:
        with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
            part = Path(folder, "archive.part")
            with part.open("wb") as file:
                part.chmod(0o600)  # there are addresses of people in it, and digests of passwords
                manifest = write_archive(Writer(file), folder, engine, storage)
            part.rename(path)
    except OSError as error:
        raise Refused(f"{path} cannot be written: {error}.") from error
    rows, files = sum(manifest["rows"].values()), len(manifest["uploads"])
    return Written(path.stat().st_size, rows, files, manifest["missing"])


def write_archive(writer, folder, engine, storage):
    lost = set()
    for _try in range(TRIES):
        with engine.frozen(folder) as frozen:
            names = names_of_files(frozen)
            gone = {name for name in names if not add_file(writer, storage, name)}
            if gone - lost:
                lost = gone  # what a later moment names again is not too late but lost
                continue
            packed = frozen.dump()
            with packed.open("rb") as content:
                writer.add(engine.member, content, packed.stat().st_size)
            manifest = {
                "made_at": timezone.now().isoformat(timespec="seconds"),
                "engine": engine.vendor,
                "server": frozen.server,
                "database": engine.member,
                "migrations": frozen.migrations(),
                "rows": frozen.counts(),
                "uploads": [name for name in names if name not in gone],
                "missing": sorted(gone),
            }
            writer.finish(manifest)
            return manifest
    raise Refused("Uploads are being removed all the time: try again when it is quieter.")


def names_of_files(frozen):
    names = {name for model, field in file_columns() for name in frozen.names_in(model._meta.db_table, field.column)}
    return sorted(names)


def add_file(writer, storage, name) -> bool:
    """Whether an upload is in the archive, be it from an earlier moment."""
    member = f"{UPLOADS}{name}"
    if member not in writer.members:
        try:
            content = storage.open(name)
        except FileNotFoundError:
            return False
        with content:
            writer.add(member, content, content.size)
    return True
