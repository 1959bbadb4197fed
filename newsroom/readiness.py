"""Whether this process should get requests: what it needs is there, and its database is the one that its code knows.

A cache that does not answer is told of and refuses nobody: everything works without it, more slowly.
"""

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile

from django.conf import settings
from django.core.cache import caches
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

LEAST_FREE = 200 * 1024 * 1024  # bytes: eight of the largest pictures
IN_PROCESS = {"django.core.cache.backends.locmem.LocMemCache", "django.core.cache.backends.dummy.DummyCache"}


@cache_control(no_store=True)
@require_safe
def healthz(request):
    """This process is alive: nothing else is asked."""
    return HttpResponse("ok\n", content_type="text/plain")


@cache_control(no_store=True)
@require_safe
def readyz(request):
    """200 where requests are welcome, 503 where not; a line of plain text for each thing that is amiss."""
    lacks = {"database": database(), "migrations": migrations(), "disk": disk()}
    if lacks["database"]:
        del lacks["migrations"]  # they are asked of it
    is_ready = not any(lacks.values())
    lines = [f"{name}: {lack}" for name, lack in (lacks | {"cache": shared_cache()}).items() if lack]
    text = "\n".join(["ready" if is_ready else "not ready", *lines, ""])
    return HttpResponse(text, status=200 if is_ready else 503, content_type="text/plain")


# Each says in a few words what is amiss, and nothing secret; "" when all is well.


def database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "does not answer"
    return ""


def migrations() -> str:
    try:
        applied = set(MigrationRecorder(connection).applied_migrations())
    except DatabaseError:
        return "cannot be read"
    missing = sorted(f"{app}.{name}" for app, name in migrations_of_the_code() - applied)
    return f"not applied: {', '.join(missing)}" if missing else ""


@cache
def migrations_of_the_code() -> frozenset[tuple[str, str]]:
    """The app and name of every migration that this code brings, those that were squashed left out."""
    loader = MigrationLoader(None, load=False)
    loader.load_disk()
    replaced = {old for migration in loader.disk_migrations.values() for old in migration.replaces}
    return frozenset(set(loader.disk_migrations) - replaced)


def disk() -> str:
    for folder in folders():
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with TemporaryFile(dir=folder) as file:
                file.write(b"ready?")
            free = shutil.disk_usage(folder).free
        except OSError:
            return "cannot be written"
        if free < LEAST_FREE:
            return "almost full"
    return ""


def folders() -> list[Path]:
    """Where this machine writes: its own folder, and uploads where they are files."""
    uploads = [Path(default_storage.location)] if isinstance(default_storage, FileSystemStorage) else []
    return [Path(settings.VAR), *uploads]


def shared_cache() -> str:
    if settings.CACHES["default"]["BACKEND"] in IN_PROCESS:
        return ""
    try:
        caches["default"].set("readyz", "ready", 60)
        is_there = caches["default"].get("readyz") == "ready"
    except Exception:  # each kind of cache has errors of its own, and ours answers as an empty one
        is_there = False
    return "" if is_there else "does not answer; slower without it"
