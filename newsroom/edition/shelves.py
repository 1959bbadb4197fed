"""Where printed pages lie: in the memory of the process, and in files or Redis, which all processes share."""

import fcntl
import os
import time
from collections import OrderedDict
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

from .page import Page


class Memory:
    """The pages that this process sent last, up to so many bytes."""

    def __init__(self, most):
        self.most, self.size, self.pages, self.lock = most, 0, OrderedDict(), Lock()

    def get(self, key):
        with self.lock:
            page = self.pages.get(key)
            if page:
                self.pages.move_to_end(key)
            return page

    def put(self, key, page):
        with self.lock:
            self._drop(key)
            self.pages[key] = page
            self.size += page.size
            while self.size > self.most and self.pages:
                self._drop(next(iter(self.pages)))

    def _drop(self, key):
        if page := self.pages.pop(key, None):
            self.size -= page.size


class Files:
    """A folder of pages, one file each, which a later edition overwrites; up to so many bytes."""

    LOCKS = 256
    TIDY = 200  # pages stored between two looks at the size of the folder

    def __init__(self, folder, most):
        self.folder, self.most, self.stored = Path(folder), most, 0

    def path(self, key):
        return self.folder / key[:2] / key

    def get(self, key):
        try:
            return Page.from_bytes(self.path(key).read_bytes())
        except (OSError, ValueError):
            return None

    def put(self, key, page):
        """A full disk keeps no page, and harms none."""
        path = self.path(key)
        made = path.with_suffix(f".{os.getpid()}-{time.monotonic_ns()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.write_bytes(page.to_bytes())
            made.replace(path)
        except OSError:
            made.unlink(missing_ok=True)
        self.stored += 1
        if self.stored % self.TIDY == 0:
            self.tidy()

    def tidy(self):
        """Where the folder is beyond its bound, remove the pages that were stored longest ago, a quarter of it."""
        found = []
        for path in self.folder.glob("??/*"):
            with suppress(FileNotFoundError):
                stat = path.stat()
                found.append((stat.st_mtime, stat.st_size, path))
        size = sum(length for _moment, length, _path in found)
        goal = size if size <= self.most else self.most * 3 // 4
        for _moment, length, path in sorted(found):
            if size <= goal:
                break
            path.unlink(missing_ok=True)
            size -= length

    @contextmanager
    def alone(self, key):
        """Only one process or thread at a time prints this page; the others wait here."""
        locks = self.folder / "locks"
        try:
            locks.mkdir(parents=True, exist_ok=True)
            lock = os.open(locks / str(int(key[:8], 16) % self.LOCKS), os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:  # a full disk: better to print twice than not at all
            yield
            return
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)
