"""No room for an upload: the form says so with everything typed, and neither a row nor half a file is left."""

import errno
import shutil
import subprocess
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from unittest.mock import patch

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import OperationalError
from django.test import TestCase, override_settings
from django.urls import reverse

from newsroom.images.models import Attachment, Image
from newsroom.images.storage import Folder
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user

from .factories import make_image, pdf_file, picture_file

WORDS = {f"{field}_{language}": "" for field in ("alt_text", "caption", "credit") for language in ("ru", "en")}
IN_A_FOLDER = settings.STORAGES | {"default": {"BACKEND": "newsroom.images.storage.Folder"}}
NO_ROOM = "There is no room for the file: the disk of the newsroom is full. Tell whoever looks after it."


def half_written(*args, **kwargs):
    """A file on a disk that is full after the first bytes of it."""
    file = NamedTemporaryFile(*args, **kwargs)  # noqa: SIM115
    writing = file.write

    def write(content):
        writing(bytes(content)[:10])
        raise OSError(errno.ENOSPC, "No space left on device")

    file.write = write
    return file


class FullDiskTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = make_user(Role.EDITOR, interface_language="en")

    def setUp(self):
        self.client.force_login(self.editor)
        self.folder = Path(self.enterContext(TemporaryDirectory()))
        self.enterContext(override_settings(MEDIA_ROOT=str(self.folder), STORAGES=IN_A_FOLDER))

    def files(self):
        return [path.name for path in self.folder.rglob("*") if path.is_file()]

    def test_the_form_of_a_picture_or_document_says_so_and_keeps_what_was_typed(self):
        for kind, model, sent, typed in [
            ("image", Image, {"file": picture_file(), "alt_text_ru": "Зал"} | WORDS, "alt_text_en"),
            ("attachment", Attachment, {"file": pdf_file(), "title_ru": "План", "title_en": ""}, "title_en"),
        ]:
            with self.subTest(kind), patch("newsroom.images.storage.NamedTemporaryFile", half_written):
                response = self.client.post(reverse(f"admin:images_{kind}_add"), sent | {typed: "Typed before"})
                self.assertFormError(response.context["adminform"].form, "file", NO_ROOM)
                self.assertContains(response, "Typed before")
                self.assertEqual((model.objects.count(), self.files()), (0, []))

    def test_so_does_the_dialog_of_a_text(self):
        with patch("newsroom.images.storage.NamedTemporaryFile", half_written):
            sent = {"file": picture_file(), "is_decorative": "", **WORDS, "alt_text_en": "Typed before"}
            response = self.client.post(reverse("admin:images_image_insert"), sent)
        self.assertContains(response, NO_ROOM, status_code=422)
        self.assertContains(response, "Typed before", status_code=422)
        self.assertEqual((Image.objects.count(), self.files()), (0, []))

    def test_a_row_that_cannot_be_written_takes_its_file_along(self):
        with (
            patch("django.db.models.Model.save_base", side_effect=OperationalError("database or disk is full")),
            self.assertRaises(OperationalError),
        ):
            make_image()
        self.assertEqual(self.files(), [])
        saving = Image.save_base

        def late(image, *args, **kwargs):
            saving(image, *args, **kwargs)
            raise OperationalError("database or disk is full")

        with patch.object(Image, "save_base", late), self.assertRaises(OperationalError):
            make_image()
        self.assertEqual(self.files(), [])

    def test_a_disk_that_is_really_full(self):
        place = self.folder / "small"
        place.mkdir()
        mount = shutil.which("mount")
        order = [mount, "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
        if not mount or subprocess.run(order, capture_output=True).returncode:
            self.skipTest("Nothing may be mounted here.")
        self.addCleanup(subprocess.run, ["umount", str(place)], check=True)
        storage = Folder(location=place)
        name = storage.save("pictures/fits.jpg", ContentFile(b"x" * 10_000))
        with self.assertRaises(OSError) as full:
            storage.save("pictures/does-not.jpg", ContentFile(b"x" * 1_000_000))
        self.assertEqual(full.exception.errno, errno.ENOSPC)
        self.assertEqual([path.name for path in place.rglob("*") if path.is_file()], [Path(name).name])

    def test_uploads_of_one_name_get_names_of_their_own(self):
        first, second = (default_storage.save("pictures/a.jpg", ContentFile(text)) for text in (b"1", b"2"))
        self.assertNotEqual(first, second)
        with patch.object(Folder, "get_available_name", side_effect=["pictures/a.jpg", "pictures/b.jpg"]):
            third = default_storage.save("pictures/a.jpg", ContentFile(b"3"))
        self.assertEqual([default_storage.open(name).read() for name in (first, second, third)], [b"1", b"2", b"3"])
