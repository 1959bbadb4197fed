import shutil
from collections import namedtuple
from pathlib import Path
from unittest.mock import patch

from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import SimpleTestCase, TestCase, override_settings

from newsroom import readiness
from newsroom.staff.tests.factories import make_user

Usage = namedtuple("Usage", "total used free")


class LostCache(LocMemCache):
    def set(self, *args, **kwargs):
        raise ConnectionError("redis://user:password@cache.example.org")


class AliveTests(SimpleTestCase):
    def test_a_living_process_says_so_and_asks_no_database(self):
        response = self.client.get("/healthz")
        self.assertEqual((response.status_code, response.content), (200, b"ok\n"))
        self.assertEqual(response["Cache-Control"], "no-store")
        self.assertEqual(self.client.post("/healthz").status_code, 405)


class ReadyTests(TestCase):
    def ask(self):
        response = self.client.get("/readyz")
        self.assertEqual(response["Cache-Control"], "no-store")
        self.assertEqual(response["Content-Type"], "text/plain")
        return response.status_code, response.content.decode().splitlines()

    def test_who_has_everything_is_ready(self):
        self.assertEqual(self.ask(), (200, ["ready"]))
        self.assertEqual(self.client.post("/readyz").status_code, 405)
        self.client.force_login(make_user())
        self.assertEqual(self.ask(), (200, ["ready"]))

    @override_settings(SECURE_SSL_REDIRECT=True)
    def test_machines_need_not_ask_by_https(self):
        self.assertEqual(
            [self.client.get(path).status_code for path in ("/healthz", "/readyz", "/ru/")], [200, 200, 301]
        )

    def test_it_costs_a_handful_of_queries(self):
        self.ask()
        with self.assertNumQueries(3):  # is it there, is there a table of migrations, what is in it
            self.ask()

    def test_a_lost_database_is_told_of_without_its_address(self):
        with patch.object(connection, "cursor", side_effect=OperationalError("postgres://user:password@host")):
            self.assertEqual(self.ask(), (503, ["not ready", "database: does not answer"]))

    def test_a_database_that_is_behind_the_code_is_named(self):
        MigrationRecorder(connection).record_unapplied("staff", "0004_letters")
        self.assertEqual(self.ask(), (503, ["not ready", "migrations: not applied: staff.0004_letters"]))

    def test_a_database_that_is_ahead_of_the_code_is_ready(self):
        """While a release goes out, older processes go on."""
        MigrationRecorder(connection).record_applied("staff", "9999_to_come")
        self.assertEqual(self.ask(), (200, ["ready"]))

    def test_a_disk_that_is_full_or_cannot_be_written_is_told_of(self):
        with patch.object(shutil, "disk_usage", return_value=Usage(100, 99, 1)):
            self.assertEqual(self.ask(), (503, ["not ready", "disk: almost full"]))
        file = Path(settings.VAR, "not-a-folder")
        file.touch()
        self.addCleanup(file.unlink)
        with patch.object(readiness, "folders", return_value=[file / "below"]):
            self.assertEqual(self.ask(), (503, ["not ready", "disk: cannot be written"]))

    def test_a_shared_cache_that_does_not_answer_refuses_nobody(self):
        lost = {"default": {"BACKEND": f"{__name__}.LostCache"}}
        with override_settings(CACHES=lost):
            caches["default"].clear()
            self.assertEqual(self.ask(), (200, ["ready", "cache: does not answer; slower without it"]))
