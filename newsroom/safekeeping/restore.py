"""Restore: all of an archive is verified first; then come the uploads, then the database, in one step.

Whoever is interrupted has either the newsroom that was there, with uploads beside it that no row names (`sweep` removes
them), or the one of the archive with all of its uploads. There is nothing between.
"""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.cache import cache
from django.db.migrations.loader import MigrationLoader

from . import archive
from .archive import UPLOADS, Refused


def restore(path, engine, storage, *, var, replace=False) -> dict:
    """Make this newsroom the one of a backup; returns the manifest. Raises `Refused`, having changed nothing.

    `var` is the folder in which printed pages and unpacked copies lie.
    """
    with archive.opened(path) as kept:
        refuse_strangers(kept.manifest, kept.entries, engine)
        if not replace and (there := what_is_there(engine, storage)):
            raise Refused(f"There is something here: {there}. With --replace the backup takes its place.")
        try:
            for name in kept.uploads:
                put(storage, name, kept.open(f"{UPLOADS}{name}"))
            forget_printed(var)  # before: nobody is to send a page of what was there once it is gone
            Path(var).mkdir(parents=True, exist_ok=True)
            with TemporaryDirectory(dir=var, prefix=".restore.") as folder:
                engine.take(kept.open(engine.member), folder)
        except OSError as error:
            raise Refused(f"The database is as it was: {error}.") from error
        forget_printed(var)
        cache.clear()  # Redis knows sessions that began after the backup
        return kept.manifest


def forget_printed(var):
    """Pages of what was there: those that the newsroom keeps, and the leases by which a web server finds its own."""
    shutil.rmtree(Path(var, "edition"), ignore_errors=True)
    if settings.EDITION_FRONT:
        shutil.rmtree(Path(settings.EDITION_FRONT, "open"), ignore_errors=True)


def refuse_strangers(manifest, entries, engine):
    if manifest["engine"] != engine.vendor:
        raise Refused(
            f"The backup is one of {manifest['engine']}, and this newsroom runs on {engine.vendor}: "
            "set DATABASE_URL to a database of that kind."
        )
    if strange := [name for name in entries if name != engine.member and not name.startswith(UPLOADS)]:
        raise Refused(f"The archive holds “{strange[0]}”, which is neither a database nor an upload.")
    if engine.member not in entries:
        raise Refused("There is no database in the archive.")
    if unknown := sorted(set(manifest["migrations"]) - known_migrations()):
        ours = {name.split(".")[0] for name in known_migrations()}
        if strange := [name for name in unknown if name.split(".")[0] in ours]:
            raise Refused(f"The backup comes from a newer newsroom: this one does not know {', '.join(strange[:5])}.")
        raise Refused(f"The backup comes from another newsroom, with parts that this one lacks: {unknown[0]}.")
    engine.refuse_version(manifest["server"])


def known_migrations() -> set[str]:
    loader = MigrationLoader(None, load=False)
    loader.load_disk()
    squashed = {old for migration in loader.disk_migrations.values() for old in migration.replaces}
    return {f"{app}.{name}" for app, name in {*loader.disk_migrations, *squashed}}


def what_is_there(engine, storage) -> str:
    files = next(walk(storage), None)
    return engine.holds() or (f"uploads, such as {files}" if files else "")


def walk(storage, folder=""):
    """Every file below a folder of a storage, by its whole name."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}".lstrip("/") for name in files if name)
    for name in folders:
        yield from walk(storage, f"{folder}/{name}".lstrip("/"))


def put(storage, name, file):
    """Write an upload where it is missing or not what it was; each is small enough to be held whole."""
    content = file.read()
    try:
        with storage.open(name) as there:
            is_same = there.size == len(content) and there.read() == content
    except FileNotFoundError:
        is_same = False
    if not is_same:
        storage.keep(name, content)
