"""A backup, restored into an empty place, is the newsroom that it was made of, on both kinds of database."""

import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory
from time import time
from unittest import skipUnless
from unittest.mock import patch

from django.core.cache import cache
from django.db import connection
from django.test import TestCase

from newsroom.safekeeping import engine_of
from newsroom.safekeeping.archive import Refused
from newsroom.safekeeping.backup import back_up
from newsroom.safekeeping.restore import restore
from newsroom.tests.servers import needs_servers, postgres

from .places import Editors, OnPostgreSQL, OnSQLite, Place


class Backups:
    """What holds for every kind of database; `place(name)` makes a newsroom, `place(name, empty=True)` room for one."""

    def setUp(self):
        self.folder = Path(self.enterContext(TemporaryDirectory()))
        self.archive = self.folder / "newsroom.tar"

    def fresh(self, name):
        folder = self.folder / name
        folder.mkdir()
        return folder

    def restored(self, name="empty"):
        there = self.place(name, empty=True)
        restore(self.archive, there.engine, there.storage, var=there.var)
        return there

    def test_it_is_restored_row_by_row_and_file_by_file(self):
        here = self.place("here").furnish()
        written = back_up(self.archive, here.engine, here.storage)
        there = self.restored()
        self.assertEqual(there.content(but=["edition_edition"]), here.content(but=["edition_edition"]))
        self.assertEqual((written.files, written.missing), (3, []))
        self.assertEqual(written.size, self.archive.stat().st_size)
        self.assertEqual(self.archive.stat().st_mode & 0o777, 0o600)
        self.assertEqual([path.name for path in self.folder.iterdir() if path.name.startswith(".")], [])

    def test_while_editors_write_it_is_of_one_moment(self):
        here = self.place("here").furnish(pictures=20)
        with Editors(here) as editors:
            back_up(self.archive, here.engine, here.storage)
            during = editors.number
            back_up(self.folder / "second.tar", here.engine, here.storage)
        self.assertGreater(editors.number, during)
        there = self.restored()
        files = there.files()
        named = {name for (name,) in there.ask("SELECT file FROM images_image")}
        self.assertEqual(set(files), named)
        self.assertEqual(there.ask("SELECT pictures FROM counted"), [(len(named),)])
        for name, digest in here.files().items():
            self.assertEqual(files.get(name, digest), digest)

    def test_an_upload_that_was_removed_meanwhile_takes_its_row_along(self):
        here = self.place("here").furnish()
        opening, name = here.storage.open, sorted(here.files())[1]

        def open_late(asked):
            if asked == name and here.storage.exists(name):
                here.remove_picture(2)
            return opening(asked)

        with patch.object(here.storage, "open", side_effect=open_late):
            written = back_up(self.archive, here.engine, here.storage)
        self.assertEqual((written.files, written.missing), (2, []))
        self.assertEqual(len(self.restored().ask("SELECT file FROM images_image")), 2)

    def test_an_upload_that_is_lost_is_named_and_keeps_nothing_from_being_saved(self):
        here = self.place("here").furnish()
        name = next(iter(here.files()))
        here.storage.delete(name)
        written = back_up(self.archive, here.engine, here.storage)
        self.assertEqual((written.files, written.missing), (2, [name]))
        self.assertEqual(len(self.restored().files()), 2)

    def test_a_new_edition_begins_past_all_that_were_printed(self):
        here = self.place("here").furnish()
        back_up(self.archive, here.engine, here.storage)
        began = time() * 1000
        self.assertGreaterEqual(self.restored().ask("SELECT number FROM edition_edition")[0][0], int(began))
        future = int(began) + 10**9
        here.ask(f"UPDATE edition_edition SET number = {future}")
        printed = here.var / "edition" / "pages"
        printed.mkdir(parents=True)
        restore(self.archive, here.engine, here.storage, var=here.var, replace=True)
        self.assertEqual(here.ask("SELECT number FROM edition_edition"), [(future + 1,)])
        self.assertFalse(printed.exists())

    def test_what_is_there_is_kept_unless_it_is_to_be_replaced(self):
        here, other = self.place("here").furnish(), self.place("other").furnish(pictures=5)
        back_up(self.archive, here.engine, here.storage)
        other.ask("CREATE TABLE of_a_later_release (id integer)")
        before = other.content()
        with self.assertRaisesMessage(Refused, "--replace"):
            restore(self.archive, other.engine, other.storage, var=other.var)
        self.assertEqual(other.content(), before)
        cache.set("a session of today", 1)
        restore(self.archive, other.engine, other.storage, var=other.var, replace=True)
        rows, files = other.content(but=["edition_edition"])
        self.assertEqual(rows, here.content(but=["edition_edition"])[0])
        self.assertLessEqual(here.files().items(), files.items())  # the others are swept
        self.assertIsNone(cache.get("a session of today"))

    def test_an_upload_alone_is_something_too(self):
        here, there = self.place("here").furnish(), self.place("there", empty=True)
        back_up(self.archive, here.engine, here.storage)
        there.storage.keep("pictures/a.jpg", b"a")
        with self.assertRaisesMessage(Refused, "pictures/a.jpg"):
            restore(self.archive, there.engine, there.storage, var=there.var)

    def test_a_database_that_cannot_be_taken_back_changes_nothing(self):
        here, there = self.place("here").furnish(), self.place("there").furnish(pictures=1)
        back_up(self.archive, here.engine, here.storage)
        before = there.content()
        with (
            patch.object(type(here.engine), "take", side_effect=OSError(28, "No space left on device")),
            self.assertRaisesMessage(Refused, "No space left"),
        ):
            restore(self.archive, there.engine, there.storage, var=there.var, replace=True)
        self.assertEqual(there.content()[0], before[0])

    def test_a_backup_that_cannot_be_written_leaves_nothing(self):
        here = self.place("here").furnish()
        full = OSError(28, "No space left on device")
        with patch.object(tarfile.TarFile, "addfile", side_effect=full), self.assertRaisesMessage(Refused, "No space"):
            back_up(self.archive, here.engine, here.storage)
        self.assertEqual([path.name for path in self.folder.iterdir()], ["here"])

    def test_a_file_that_is_there_is_not_overwritten(self):
        self.archive.write_bytes(b"the last backup")
        here = self.place("here").furnish()
        with self.assertRaisesMessage(Refused, "is there already"):
            back_up(self.archive, here.engine, here.storage)
        self.assertEqual(self.archive.read_bytes(), b"the last backup")


@skipUnless(connection.vendor == "sqlite", "The tests run on another database.")
class OnSQLiteTests(Backups, TestCase):
    """The place is a whole newsroom, with everything that migrations make."""

    @classmethod
    def setUpClass(cls):
        cls.model = Path(cls.enterClassContext(TemporaryDirectory()), "model.sqlite3")
        OnSQLite.make_model(cls.model)
        super().setUpClass()

    def place(self, name, *, empty=False):
        return OnSQLite(self.fresh(name), None if empty else self.model)


@needs_servers
class OnPostgreSQLTests(Backups, TestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.server = cls.enterClassContext(postgres())

    def place(self, name, **options):
        database = f"{name}_{abs(hash(self._testMethodName))}"
        return OnPostgreSQL(self.fresh(name), self.server, database, **options)


@needs_servers
@skipUnless(connection.vendor == "postgresql", "The tests run on another database.")
class WholeOnPostgreSQLTests(TestCase):
    """With everything that migrations make."""

    def test_it_is_restored_row_by_row(self):
        with TemporaryDirectory() as folder, postgres() as server:
            archive = Path(folder, "newsroom.tar")
            here = Place(folder)
            here.engine = engine_of(connection.settings_dict)
            back_up(archive, here.engine, here.storage)
            Path(folder, "there").mkdir()
            there = OnPostgreSQL(Path(folder, "there"), server, "there", empty=True)
            restore(archive, there.engine, there.storage, var=there.var)
            self.assertEqual(there.content(but=["edition_edition"]), here.content(but=["edition_edition"]))
