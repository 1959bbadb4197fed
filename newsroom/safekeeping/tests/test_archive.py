"""What is not whole, not ours, or not for this newsroom is refused before anything is written."""

import io
import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import skipUnless

from django.conf import settings
from django.db import connection
from django.test import TestCase

from newsroom.safekeeping import engine_of
from newsroom.safekeeping.archive import MANIFEST, Refused
from newsroom.safekeeping.backup import back_up
from newsroom.safekeeping.postgresql import PostgreSQL
from newsroom.safekeeping.restore import restore, walk

from .places import OnSQLite

STRANGE_NAMES = [
    "/etc/passwd",
    "../outside",
    "media/../../outside",
    "media/pictures/../../../outside",
    "media\\..\\outside",
    "./media/pictures/a.jpg",
    "elsewhere/a.jpg",
]


def entry(name, content=b"", **fields):
    info = tarfile.TarInfo(name)
    info.size = len(content)
    for field, value in fields.items():
        setattr(info, field, value)
    return info, content


@skipUnless(connection.vendor == "sqlite", "The tests run on another database.")
class RefusalTests(TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(cls.enterClassContext(TemporaryDirectory()))
        OnSQLite.make_model(cls.folder / "model.sqlite3")
        (cls.folder / "here").mkdir()
        here = OnSQLite(cls.folder / "here", cls.folder / "model.sqlite3").furnish()
        back_up(cls.folder / "good.tar", here.engine, here.storage)
        super().setUpClass()

    def setUp(self):
        self.there = OnSQLite(self.enterContext(TemporaryDirectory()))

    def assertRefused(self, words, entries):
        path = Path(self.there.var, "bad.tar")
        with tarfile.open(path, "w") as tar:
            for info, content in entries:
                tar.addfile(info, io.BytesIO(content))
        with self.assertRaisesMessage(Refused, words):
            restore(path, self.there.engine, self.there.storage, var=self.there.var)
        self.assertEqual(([*walk(self.there.storage)], self.there.path.exists()), ([], False))

    def good(self):
        with tarfile.open(self.folder / "good.tar") as tar:
            return [(info, tar.extractfile(info).read()) for info in tar]

    def told(self, **changes):
        """The good archive with another word in its manifest."""
        *members, (_info, text) = self.good()
        return [*members, entry(MANIFEST, json.dumps(json.loads(text) | changes).encode())]

    def test_names_that_lead_elsewhere(self):
        for name in STRANGE_NAMES:
            with self.subTest(name):
                self.assertRefused("which no backup of a newsroom does", [entry(name, b"x"), *self.good()])

    def test_links_folders_and_devices(self):
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            with self.subTest(kind):
                link = entry("media/a.jpg", type=kind, linkname="/etc/passwd")
                self.assertRefused("which no backup of a newsroom does", [link, *self.good()])

    def test_what_is_damaged_missing_twice_or_too_much(self):
        *members, manifest = self.good()
        (info, content), *others = members
        flipped = content[:-1] + bytes([content[-1] ^ 1])
        self.assertRefused("is not what its manifest says", [(info, flipped), *others, manifest])
        self.assertRefused("is not what its manifest says", [*others, manifest])
        self.assertRefused("twice", [*members, members[1], manifest])
        self.assertRefused("is not what its manifest says", [*members, entry("media/more.jpg", b"x"), manifest])
        self.assertRefused("no manifest at its end", members)
        self.assertRefused("after its end", [*members, manifest, entry("media/more.jpg", b"x")])
        self.assertRefused("manifest cannot be read", [*members, entry(MANIFEST, b"{}")])
        self.assertRefused("the format 2", self.told(format=2))

    def test_what_is_cut_off_or_no_archive_at_all(self):
        whole = (self.folder / "good.tar").read_bytes()
        for content in (whole[: len(whole) // 2], b"", b"not a tar " * 100):
            path = Path(self.there.var, "cut.tar")
            path.write_bytes(content)
            with self.assertRaises(Refused):
                restore(path, self.there.engine, self.there.storage, var=self.there.var)
        with self.assertRaisesMessage(Refused, "cannot be read"):
            restore("/nowhere.tar", self.there.engine, self.there.storage, var=self.there.var)

    def test_another_kind_of_database_and_another_release(self):
        self.assertRefused("one of postgresql", self.told(engine="postgresql"))
        newer = [*json.loads(self.good()[-1][1])["migrations"], "staff.9999_to_come"]
        self.assertRefused("newer newsroom: this one does not know staff.9999_to_come", self.told(migrations=newer))
        self.assertRefused("another newsroom", self.told(migrations=[*newer[:-1], "shop.0001_initial"]))

    def test_engines_are_known_by_the_settings(self):
        self.assertIsInstance(engine_of({"ENGINE": "django.db.backends.postgresql", "NAME": "x"}), PostgreSQL)
        with self.assertRaisesMessage(Refused, "no backups of django.db.backends.oracle"):
            engine_of({"ENGINE": "django.db.backends.oracle", "NAME": "x"})

    def test_the_programs_are_not_told_the_password_where_others_read_it(self):
        engine = PostgreSQL(
            {"NAME": "n", "HOST": "h", "PASSWORD": "secret", "OPTIONS": {"pool": {}, "sslmode": "require"}}
        )
        self.assertEqual(engine.where["password"], "secret")
        self.assertNotIn("secret", engine.database)
        self.assertIn("sslmode=require", engine.database)


# Restoring, by somebody who is killed when the first pages of the database are in their new place.
KILLED = """
import os, sys, django; django.setup()
from pathlib import Path
from newsroom.safekeeping.restore import restore
from newsroom.safekeeping.sqlite import SQLite
from newsroom.images.storage import Folder
def die(*left):
    os.kill(os.getpid(), 9)
SQLite.copy = lambda engine, source, target: source.backup(target, pages=20, progress=die)
archive, there = sys.argv[1:]
engine, storage = SQLite({"NAME": f"{there}/newsroom.sqlite3"}), Folder(location=f"{there}/media")
restore(archive, engine, storage, var=there, replace=True)
"""


@skipUnless(connection.vendor == "sqlite", "The tests run on another database.")
class CommandTests(TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(cls.enterClassContext(TemporaryDirectory()))
        OnSQLite.make_model(cls.folder / "model.sqlite3")
        super().setUpClass()

    def manage(self, var, *words):
        environment = os.environ | {"NEWSROOM_VAR": str(var), "DATABASE_URL": "", "NEWSROOM_ENV": "development"}
        environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # which browser tests set
        command = [sys.executable, "manage.py", *map(str, words)]
        return subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True)

    def test_a_newsroom_is_backed_up_and_restored_on_another_machine(self):
        for name in ("here", "there"):
            (self.folder / name).mkdir()
        here = OnSQLite(self.folder / "here", self.folder / "model.sqlite3").furnish()
        archive = self.folder / "newsroom.tar"
        made = self.manage(here.var, "backup", archive)
        self.assertRegex(made.stdout, r"newsroom\.tar: \d+ rows, 3 uploads, ")
        there = OnSQLite(self.folder / "there")
        self.assertIn("3 uploads, as of ", self.manage(there.var, "restore", archive).stdout)
        self.assertEqual(there.content(but=["edition_edition"]), here.content(but=["edition_edition"]))
        again = self.manage(there.var, "restore", archive)
        self.assertEqual((again.returncode, again.stdout), (1, ""))
        self.assertIn("--replace", again.stderr)

    def test_who_is_killed_while_restoring_leaves_what_was_there(self):
        for name in ("archived", "standing"):
            (self.folder / name).mkdir()
        archived = OnSQLite(self.folder / "archived", self.folder / "model.sqlite3").furnish()
        standing = OnSQLite(self.folder / "standing", self.folder / "model.sqlite3").furnish(pictures=7)
        archive = self.folder / "archived.tar"
        back_up(archive, archived.engine, archived.storage)
        before = standing.content()
        command = [sys.executable, "-c", KILLED, str(archive), str(standing.var)]
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "newsroom.settings"}
        environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # which browser tests set
        done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (-9, ""))
        self.assertEqual(standing.content(), before)
        restore(archive, standing.engine, standing.storage, var=standing.var, replace=True)
        self.assertEqual(standing.content(but=["edition_edition"])[0], archived.content(but=["edition_edition"])[0])
