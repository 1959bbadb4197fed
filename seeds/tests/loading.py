"""How tests load press texts: quietly, with the reference data that stories need."""

from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import call_command
from django.test import TestCase

from articles.models import Article
from events.models import Event


def load_reference():
    call_command("load_reference", stdout=StringIO())


def load_seeds(*folder, **options):
    """Load a folder of texts, our own five by default; gives what the command said."""
    said = StringIO()
    call_command("load_seeds", *map(str, folder), stdout=said, stderr=said, **options)
    return said.getvalue()


def story(stem):
    return Article.objects.get(item__press_texts__stem__startswith=stem)


def event(stem):
    return Event.objects.get(item__press_texts__stem__startswith=stem)


class FolderTestCase(TestCase):
    """Reference data, and an empty folder to put texts into."""

    @classmethod
    def setUpTestData(cls):
        load_reference()

    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def put(self, name, text):
        raw = text if isinstance(text, bytes) else text.encode()
        (self.folder / name).write_bytes(raw)
