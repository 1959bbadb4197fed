"""Where uploads and what is made of them lie: in a folder of this machine. `bucket.py` is its twin for several."""

from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from tempfile import NamedTemporaryFile

from django.core.files.storage import FileSystemStorage


class Folder(FileSystemStorage):
    def keep(self, name, content):
        """Write a file of ours: beside its place, then into it.

        Nobody is ever sent half a file, and two who write at once do not collide.
        """
        target = Path(self.path(name))
        target.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=target.parent, suffix=".part", delete=False) as file:
            try:
                file.write(content)
                Path(file.name).chmod(0o644)
                Path(file.name).replace(target)
            except BaseException:
                with suppress(FileNotFoundError):
                    Path(file.name).unlink()
                raise

    def _save(self, name, content):
        """Write an upload beside its place, then give it its name, which nobody else gets: whole, or not at all."""
        target = Path(self.path(name))
        target.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=target.parent, suffix=".part") as file:
            for chunk in content.chunks():
                file.write(chunk)
            file.flush()
            Path(file.name).chmod(0o644)
            while True:
                try:
                    Path(self.path(name)).hardlink_to(file.name)
                except FileExistsError:
                    name = self.get_available_name(name)
                else:
                    return name.replace("\\", "/")

    def remove_folder(self, name):
        """Remove a folder with all that is in it; one that is not there is no fault."""
        rmtree(self.path(name), ignore_errors=True)
