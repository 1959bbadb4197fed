"""Few templates of Django's admin are ours, and each has its reason in a list."""

import re
from pathlib import Path

import django.contrib.admin
from django.apps import apps
from django.conf import settings
from django.test import SimpleTestCase

DJANGO = Path(django.contrib.admin.__file__).parent / "templates"
LIST = Path(settings.BASE_DIR) / "newsroom" / "templates" / "admin" / "README.md"


def ours():
    """Each template of ours that stands in the place of one of the admin, by its path there."""
    folders = [Path(settings.BASE_DIR) / "newsroom" / "templates"]
    folders += [Path(app.path) / "templates" for app in apps.get_app_configs() if "site-packages" not in app.path]
    paths = {path.relative_to(folder) for folder in folders for path in folder.rglob("*.html")}
    return {path.as_posix() for path in paths if (DJANGO / path).exists()}


class AdminTemplatesTests(SimpleTestCase):
    def test_each_template_that_is_ours_is_listed_with_its_reason_and_no_other(self):
        rows = re.findall(r"^\| `([^`]+)` \| (.+) \|$", LIST.read_text(encoding="utf-8"), re.MULTILINE)
        self.assertEqual({f"admin/{name}" for name, _reason in rows}, ours())
        for name, reason in rows:
            self.assertGreater(len(reason.split()), 4, name)

    def test_each_says_in_its_first_lines_that_it_is_stock(self):
        for path in ours():
            text = (Path(settings.BASE_DIR) / "newsroom" / "templates" / path).read_text(encoding="utf-8")
            self.assertIn("Stock", text[:700], path)
