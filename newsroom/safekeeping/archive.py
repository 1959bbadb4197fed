"""The one file that a backup is: a tar with the database, the uploads, and a manifest of both at its end.

    database.sqlite3.gz or database.pgdump
    media/pictures/…  media/documents/…      what rows name, and perhaps what they named a moment before
    manifest.json                            format, engine, versions, migrations, counts, SHA-256 of each member

The manifest comes last: a file that ends before it is no backup. Nothing of an archive is believed before all of it
has been read and found to be what its manifest says.
"""

import hashlib
import json
import tarfile
from contextlib import ExitStack, contextmanager
from io import BytesIO
from pathlib import PurePosixPath
from typing import NamedTuple

FORMAT = 1
MANIFEST = "manifest.json"
UPLOADS = "media/"
MANIFEST_BYTES = 256 * 1024 * 1024  # a million uploads
CHUNK = 1024 * 1024


class Refused(Exception):
    """What is asked for is not done, and why, in words for whoever looks after the newsroom."""


class Member(NamedTuple):
    size: int
    sha256: str


class Writer:
    """Adds members one after the other, and remembers what each of them was."""

    def __init__(self, file):
        self.tar = tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT)  # noqa: SIM115
        self.members = {}

    def add(self, name, content, size):
        read = Digested(content)
        self._add(name, read, size)
        self.members[name] = Member(size, read.digest.hexdigest())

    def finish(self, manifest):
        members = {name: member._asdict() for name, member in self.members.items()}
        text = json.dumps({"format": FORMAT, **manifest, "members": members}, ensure_ascii=False, indent=1).encode()
        self._add(MANIFEST, BytesIO(text), len(text))
        self.tar.close()

    def _add(self, name, content, size):
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = size, 0o600
        self.tar.addfile(entry, content)


class Digested:
    """A file that is read once, and its digest with it."""

    def __init__(self, file):
        self.file, self.digest = file, hashlib.sha256()

    def read(self, size=-1):
        chunk = self.file.read(size)
        self.digest.update(chunk)
        return chunk


class Archive:
    """An archive that was read from end to end: `manifest`, and members by name."""

    def __init__(self, tar, entries, manifest):
        self.tar, self.entries, self.manifest = tar, entries, manifest

    @property
    def uploads(self):
        """The names of the uploads, as rows of this database name them."""
        return self.manifest["uploads"]

    def open(self, name):
        return self.tar.extractfile(self.entries[name])


@contextmanager
def opened(path):
    """Read an archive whole, and hold it against its manifest. Raises `Refused` for whatever is not as it should be."""
    with ExitStack() as stack:
        try:
            kept = verified(stack.enter_context(tarfile.open(path, "r:")))
        except (OSError, tarfile.TarError) as error:
            raise Refused(f"{path} cannot be read as a backup: {error}.") from error
        yield kept


def verified(tar) -> Archive:
    entries, found, manifest = {}, {}, None
    for entry in tar:
        refuse_name(entry)
        if entry.name in entries or manifest is not None:
            raise Refused(f"The archive holds “{entry.name}” twice, or after its end.")
        if entry.name == MANIFEST:
            manifest = manifest_in(tar.extractfile(entry).read(MANIFEST_BYTES))
            continue
        entries[entry.name] = entry
        found[entry.name] = Member(entry.size, digest_of(tar.extractfile(entry)))
    if manifest is None:
        raise Refused("The archive has no manifest at its end: it was not written to its end, or cut off.")
    told = {name: Member(member["size"], member["sha256"]) for name, member in manifest["members"].items()}
    if differing := sorted(name for name in {*told, *found} if told.get(name) != found.get(name)):
        raise Refused(f"The archive is damaged: {', '.join(differing[:5])} is not what its manifest says.")
    if lacking := [name for name in manifest["uploads"] if f"{UPLOADS}{name}" not in entries]:
        raise Refused(f"The archive lacks an upload that its database names: {lacking[0]}.")
    return Archive(tar, entries, manifest)


def refuse_name(entry):
    """Plain files alone, under names that lead nowhere else."""
    path = PurePosixPath(entry.name)
    is_plain = entry.isreg() and not path.is_absolute() and ".." not in path.parts and "\\" not in entry.name
    is_ours = str(path) == entry.name and (entry.name.startswith(UPLOADS) or len(path.parts) == 1)
    if not (is_plain and is_ours and "\0" not in entry.name):
        raise Refused(f"The archive holds “{entry.name}”, which no backup of a newsroom does.")


def manifest_in(text):
    try:
        manifest = json.loads(text)
        if manifest["format"] != FORMAT:
            raise Refused(f"The archive has the format {manifest['format']}, and this newsroom reads {FORMAT}.")
        names = ("engine", "database", "server", "migrations", "rows", "uploads", "members", "missing")
        return {name: manifest[name] for name in names} | manifest
    except (ValueError, KeyError, TypeError) as error:
        raise Refused("The archive's manifest cannot be read.") from error


def digest_of(file) -> str:
    digest = hashlib.sha256()
    while chunk := file.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()
