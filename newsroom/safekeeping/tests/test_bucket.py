"""The same with uploads in a bucket: backed up, restored into a folder and back, and swept."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import skipUnless

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test import TestCase, override_settings

from newsroom.images.models import Image
from newsroom.images.tests.factories import make_image
from newsroom.safekeeping.backup import back_up
from newsroom.safekeeping.restore import restore, walk
from newsroom.safekeeping.sweep import sweep
from newsroom.tests.servers import bucket

from .places import OnSQLite


class BucketTests(TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(cls.enterClassContext(TemporaryDirectory()))
        store = cls.enterClassContext(bucket())
        cls.enterClassContext(override_settings(STORAGES=store.storages))
        if connection.vendor == "sqlite":
            OnSQLite.make_model(cls.folder / "model.sqlite3")
        super().setUpClass()

    @skipUnless(connection.vendor == "sqlite", "The tests run on another database.")
    def test_uploads_go_from_a_bucket_into_a_folder_and_back(self):
        place = OnSQLite(self.folder, self.folder / "model.sqlite3")
        name = default_storage.save("pictures/a.jpg", ContentFile(b"picture"))
        place.ask(place.insertion(1, name))
        back_up(self.folder / "newsroom.tar", place.engine, default_storage)
        (self.folder / "there").mkdir()
        there = OnSQLite(self.folder / "there")
        restore(self.folder / "newsroom.tar", there.engine, there.storage, var=there.var)
        self.assertEqual(there.storage.open(name).read(), b"picture")
        default_storage.delete(name)
        restore(self.folder / "newsroom.tar", there.engine, default_storage, var=there.var, replace=True)
        with closing(default_storage.open(name)) as file:
            self.assertEqual(file.read(), b"picture")
        default_storage.delete(name)

    def test_what_is_left_over_is_swept(self):
        with self.captureOnCommitCallbacks(execute=True):
            image = make_image()
        whole = {*walk(default_storage)}
        self.assertIn(image.file.name, whole)
        for name in ("pictures/nobody.jpg", "renditions/gone/full-320.avif"):
            default_storage.keep(name, b"left over")
        self.assertEqual(sweep(default_storage, delete=True).orphans, [])  # younger than a day
        found = sweep(default_storage, age=timedelta(seconds=-5), delete=True)
        self.assertEqual(
            (found.orphans, found.renditions), (["pictures/nobody.jpg"], ["renditions/gone/full-320.avif"])
        )
        self.assertEqual({*walk(default_storage)}, whole)
        self.assertEqual([*Image.objects.unused()], [image])
