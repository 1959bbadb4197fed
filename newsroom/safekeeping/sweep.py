"""What is left over when somebody is interrupted, and what nothing uses any more.

Files are found through the storage, whatever it is, and held against every column that names files. What may still be
on its way, because it is younger than a day, is left alone.
"""

import shutil
from datetime import timedelta
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from newsroom.images.models import Attachment, Image
from newsroom.publishing.editing import open_forms

from .files import named_files
from .restore import walk

A_DAY = timedelta(days=1)
DRAWN = ("renditions", "share")  # made of what is stored, and made again when it is asked for


class Found(NamedTuple):
    """Names of files by what they are; `unused` are rows of uploads that no text uses, which only people remove."""

    unfinished: list
    orphans: list
    renditions: list
    unused: list
    sessions: int


def sweep(storage, *, age=A_DAY, delete=False) -> Found:
    """Remove what was never finished, what was drawn of pictures that are gone, and what has expired.

    Files that no row names are removed with `delete` alone: they may be all there is of a lost database.
    """
    named, before = named_files(), timezone.now() - age
    stems = {PurePosixPath(name).stem for name in named}
    unfinished, orphans, renditions = [], [], []
    for name in walk(storage):
        folder, *inside = PurePosixPath(name).parts
        if name.endswith(".part"):
            unfinished.append(name)
        elif folder == "renditions" and inside and inside[0] not in stems:
            renditions.append(name)
        elif folder not in DRAWN and name not in named:
            orphans.append(name)
    unfinished, orphans, renditions = (
        [name for name in names if is_older(storage, name, before)] for names in (unfinished, orphans, renditions)
    )
    for name in [*unfinished, *renditions, *(orphans if delete else [])]:
        storage.delete(name)
    unfinished += sweep_folder(before)
    open_forms.sweep()
    sessions, _by_model = Session.objects.filter(expire_date__lt=timezone.now()).delete()
    unused = [upload for model in (Image, Attachment) for upload in model.objects.unused().order_by("pk")]
    return Found(unfinished, orphans, renditions, unused, sessions)


def is_older(storage, name, before) -> bool:
    try:
        return storage.get_modified_time(name) < before
    except FileNotFoundError:  # somebody was faster
        return False


def sweep_folder(before) -> list[str]:
    """Uploads that were not received to their end, and copies that a restoring left behind."""
    var = Path(settings.VAR)
    found = [*Path(settings.FILE_UPLOAD_TEMP_DIR).glob("*.upload*"), *var.glob(".restore.*")]
    old = [path for path in found if path.exists() and path.stat().st_mtime < before.timestamp()]
    for path in old:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    return [str(path) for path in old]
