"""SQLite: one file, copied and taken back by its own backup, in one step."""

import gzip
import shutil
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from time import time

from .archive import CHUNK, Refused
from .frozen import EDITION, NUMBER, Frozen


class SQLite:
    vendor, member = "sqlite", "database.sqlite3.gz"
    TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"

    def __init__(self, settings):
        self.path = Path(settings["NAME"])

    @contextmanager
    def frozen(self, folder):
        """SQLite's own backup, in one step: whoever writes goes on, and none of what they write is in it by half."""
        copy, packed = Path(folder, "database.sqlite3"), Path(folder, self.member)
        with closing(self.opened("ro")) as live, closing(sqlite3.connect(copy)) as kept:
            self.copy(live, kept)
            kept.execute("PRAGMA journal_mode = DELETE")

            def dump():
                with copy.open("rb") as plain, gzip.open(packed, "wb", compresslevel=6) as file:
                    shutil.copyfileobj(plain, file, CHUNK)
                return packed

            yield Frozen(lambda sql: kept.execute(sql).fetchall(), dump, self.TABLES, sqlite3.sqlite_version)

    def opened(self, mode):
        try:
            return sqlite3.connect(f"{self.path.resolve().as_uri()}?mode={mode}", uri=True, timeout=60)
        except sqlite3.OperationalError as error:
            raise Refused(f"The database {self.path} cannot be opened: {error}.") from error

    def refuse_version(self, server):
        """Files of SQLite are the same in every version."""

    def holds(self) -> str:
        if not self.path.exists() or not self.path.stat().st_size:
            return ""
        with closing(self.opened("ro")) as live:
            return f"the database {self.path}" if live.execute(self.TABLES).fetchone() else ""

    def take(self, file, folder):
        """Check the copy, then let it take the place of what is there in one transaction of SQLite's own."""
        copy = Path(folder, "restored.sqlite3")
        with gzip.open(file) as packed, copy.open("wb") as plain:
            shutil.copyfileobj(packed, plain, CHUNK)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(copy)) as kept, closing(self.opened("rwc")) as live:
            if kept.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise Refused("The database in the archive is damaged.")
            begin_an_edition(kept, self.edition(live))
            self.copy(kept, live)

    def copy(self, source, target):
        try:
            source.backup(target)
        except sqlite3.Error as error:  # a full disk, a damaged file, a database that somebody holds for an hour
            raise Refused(f"SQLite could not copy the database, and nothing is changed: {error}.") from error

    def edition(self, live):
        is_there = live.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [EDITION]).fetchone()
        return live.execute(f'SELECT coalesce(max("{NUMBER}"), 0) FROM "{EDITION}"').fetchone()[0] if is_there else 0


def begin_an_edition(kept, latest):
    if kept.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [EDITION]).fetchone():
        later = max(latest + 1, int(time() * 1000))
        kept.execute(f'UPDATE "{EDITION}" SET "{NUMBER}" = max("{NUMBER}" + 1, ?)', [later])
        kept.commit()
