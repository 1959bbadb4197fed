import os
from datetime import timedelta
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch
from uuid import uuid4

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.test import TestCase, override_settings
from django.urls import reverse
from django.utils import timezone

from articles.tests.factories import make_article
from events.tests.factories import make_event
from newsroom.images.models import Attachment, Image
from newsroom.images.renditions import renditions
from newsroom.images.tests.factories import make_attachment, make_image
from newsroom.publishing.models import OpenForm
from newsroom.safekeeping.files import file_columns, named_files
from newsroom.safekeeping.restore import walk
from newsroom.safekeeping.sweep import sweep
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user

NOW = timedelta(0)
IN_A_FOLDER = settings.STORAGES | {"default": {"BACKEND": "newsroom.images.storage.Folder"}}


class SweepTests(TestCase):
    def setUp(self):
        self.var = Path(self.enterContext(TemporaryDirectory()))
        (self.var / "incoming").mkdir()
        folders = {"VAR": self.var, "MEDIA_ROOT": str(self.var / "media")}
        folders["FILE_UPLOAD_TEMP_DIR"] = self.var / "incoming"
        self.enterContext(override_settings(**folders, STORAGES=IN_A_FOLDER))
        with self.captureOnCommitCallbacks(execute=True):
            self.image, self.file = make_image(), make_attachment()
        self.whole = {*walk(default_storage)}

    def lay(self, name, *, days=2):
        default_storage.keep(name, b"left over")
        moment = (timezone.now() - timedelta(days=days)).timestamp()
        os.utime(default_storage.path(name), (moment, moment))
        return name

    def test_what_rows_name_and_what_is_drawn_of_it_stays(self):
        self.lay("share/article-1-ru/a.jpg")
        found = sweep(default_storage, age=NOW, delete=True)
        self.assertEqual((found.unfinished, found.orphans, found.renditions), ([], [], []))
        self.assertLess(self.whole, {*walk(default_storage)})
        self.assertTrue(default_storage.exists(renditions(self.image)[0].name("avif")))

    def test_orphans_are_listed_and_removed_only_when_it_is_said(self):
        name = self.lay("pictures/nobody.jpg")
        self.assertEqual(sweep(default_storage).orphans, [name])
        self.assertTrue(default_storage.exists(name))
        self.assertEqual(sweep(default_storage, delete=True).orphans, [name])
        self.assertEqual({*walk(default_storage)}, self.whole)

    def test_what_is_younger_than_a_day_may_be_on_its_way(self):
        for name in ("pictures/new.jpg", "pictures/tmpab.part", "renditions/gone/full-320.avif"):
            self.lay(name, days=0)
        found = sweep(default_storage, delete=True)
        self.assertEqual((found.unfinished, found.orphans, found.renditions), ([], [], []))

    def test_what_was_never_finished_goes(self):
        part = self.lay("renditions/x/tmpab.part")
        upload = self.var / "incoming" / "tmpabc.upload.jpg"
        upload.write_bytes(b"half")
        copy = self.var / ".restore.abc"
        copy.mkdir()
        for path in (upload, copy):
            os.utime(path, (1, 1))
        self.assertEqual({*sweep(default_storage).unfinished}, {part, str(upload), str(copy)})
        self.assertFalse(default_storage.exists(part) or upload.exists() or copy.exists())

    def test_what_was_drawn_of_a_picture_that_is_gone_goes(self):
        name = self.lay("renditions/gone/full-320.avif")
        self.assertEqual(sweep(default_storage).renditions, [name])
        self.assertEqual({*walk(default_storage)}, self.whole)

    def test_sessions_and_open_forms_expire(self):
        Session.objects.create(session_key="old", expire_date=timezone.now() - timedelta(days=1))
        Session.objects.create(session_key="new", expire_date=timezone.now() + timedelta(days=1))
        OpenForm.objects.create(key=uuid4(), user=make_user(), kind="article", typed="x", version=0)
        OpenForm.objects.update(seen_at=timezone.now() - timedelta(days=40))
        self.assertEqual(sweep(default_storage).sessions, 1)
        self.assertEqual(([*Session.objects.values_list("pk", flat=True)], OpenForm.objects.count()), (["new"], 0))

    def test_uploads_that_nothing_uses_are_named_and_stay(self):
        cover, placed, file = make_image(), make_image(), make_attachment()
        make_article(cover=cover).attachments.create(attachment=file)
        make_event().pictures.create(image=placed)
        self.assertEqual(sweep(default_storage, age=NOW, delete=True).unused, [self.image, self.file])
        self.assertEqual((Image.objects.count(), Attachment.objects.count()), (3, 2))

    def test_editors_find_them_in_their_lists(self):
        make_article(cover=make_image())
        self.client.force_login(make_user(role=Role.EDITOR, interface_language="en"))
        for kind, upload in (("image", self.image), ("attachment", self.file)):
            response = self.client.get(reverse(f"admin:images_{kind}_changelist"), {"use": "none"})
            self.assertEqual([*response.context["cl"].queryset], [upload])
            self.assertContains(response, "used nowhere")

    def test_the_command_says_what_it_did(self):
        name = self.lay("pictures/nobody.jpg")
        told = StringIO()
        call_command("sweep", stdout=told)
        self.assertIn(f"--delete removes them):\n{name}", told.getvalue())
        self.assertIn(f"{self.image.pk}: ", told.getvalue())
        told = StringIO()
        call_command("sweep", "--delete", stdout=told, verbosity=2)
        self.assertIn("Swept: 1 files", told.getvalue())
        self.assertIn(name, told.getvalue())

    def test_every_column_of_files_is_found_by_itself(self):
        self.assertEqual({model for model, _field in file_columns()}, {Image, Attachment})
        self.assertEqual(named_files(), {self.image.file.name, self.file.file.name})

    def test_who_is_faster_spoils_nothing(self):
        self.lay("pictures/nobody.jpg")
        with patch.object(type(default_storage._wrapped), "get_modified_time", side_effect=FileNotFoundError):
            self.assertEqual(sweep(default_storage, delete=True).orphans, [])
        self.assertTrue(Path(settings.MEDIA_ROOT, "pictures", "nobody.jpg").exists())
