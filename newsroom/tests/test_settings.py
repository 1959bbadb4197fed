import os
import re
import runpy
from pathlib import Path
from unittest.mock import patch

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.test import SimpleTestCase

SETTINGS = Path(settings.BASE_DIR, "newsroom", "settings.py")
PRODUCTION = {
    "NEWSROOM_ENV": "production",
    "NEWSROOM_VAR": "/nowhere",
    "SECRET_KEY": "a key of its own, long enough to sign a session with",
    "ALLOWED_HOSTS": "newsroom.example.org",
    "DEBUG": "off",
}


def read_settings(**environment):
    with patch.dict(os.environ, environment):
        return runpy.run_path(str(SETTINGS))


class SettingsTests(SimpleTestCase):
    def test_production_starts_when_it_is_told_what_it_needs(self):
        production = read_settings(**PRODUCTION)
        self.assertFalse(production["DEBUG"])
        self.assertTrue(production["SESSION_COOKIE_SECURE"])

    def test_production_refuses_to_start_unsafe(self):
        for unsafe in ({"SECRET_KEY": ""}, {"ALLOWED_HOSTS": ""}, {"DEBUG": "on"}, {"NEWSROOM_ENV": "prod"}):
            with self.subTest(unsafe=unsafe), self.assertRaises(ImproperlyConfigured):
                read_settings(**{**PRODUCTION, **unsafe})

    def test_the_database_stands_in_a_folder_of_any_name(self):
        database = read_settings(**{**PRODUCTION, "NEWSROOM_VAR": "/srv/Новости #1 100%"})["DATABASES"]["default"]
        self.assertEqual(database["NAME"], "/srv/Новости #1 100%/newsroom.sqlite3")

    def test_the_example_names_everything_that_is_read(self):
        read = set(re.findall(r'env(?:\.\w+)?\(\s*"(\w+)"', SETTINGS.read_text(encoding="utf-8")))
        example = Path(settings.BASE_DIR, ".env.example").read_text(encoding="utf-8")
        self.assertEqual(set(re.findall(r"^#?(\w+)=", example, re.MULTILINE)), read)
