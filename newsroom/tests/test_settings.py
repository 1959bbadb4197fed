import os
import re
import runpy
import subprocess
import sys
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.test import SimpleTestCase

from newsroom import production

SETTINGS = Path(settings.BASE_DIR, "newsroom", "settings.py")
PRODUCTION = {
    "NEWSROOM_ENV": "production",
    "NEWSROOM_VAR": "/nowhere",
    "SECRET_KEY": "a key of its own, and long enough to sign sessions with it",
    "ALLOWED_HOSTS": "newsroom.example.org",
    "EMAIL_URL": "smtp+tls://user:password@mail.example.org:587",
    "DEBUG": "off",
}


def read_settings(**environment):
    alone = dict.fromkeys(["DATABASE_URL", "REPLICA_URLS", "REDIS_URL", "S3_BUCKET", "S3_ACCESS_KEY"], "")
    with patch.dict(os.environ, alone | environment), warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # that they were read before
        return runpy.run_module("newsroom.settings")


class SettingsTests(SimpleTestCase):
    def test_production_starts_when_it_is_told_what_it_needs(self):
        production = read_settings(**PRODUCTION)
        self.assertFalse(production["DEBUG"])
        self.assertTrue(production["SESSION_COOKIE_SECURE"])

    def test_production_refuses_to_start_unsafe_and_says_which(self):
        for name, value in [
            ("SECRET_KEY", ""),
            ("SECRET_KEY", read_settings(**PRODUCTION)["DEVELOPMENT_KEY"]),
            ("SECRET_KEY", "a short key"),
            ("SECRET_KEY", "ab" * 40),
            ("ALLOWED_HOSTS", ""),
            ("ALLOWED_HOSTS", "newsroom.example.org,*"),
            ("ALLOWED_HOSTS", "https://newsroom.example.org"),
            ("ALLOWED_HOSTS", "newsroom.example.org:443"),
            ("ALLOWED_HOSTS", "newsroom.example.org, www.example.org"),
            ("DATABASE_URL", "newsroom"),
            ("REDIS_URL", "127.0.0.1:6379"),
            ("TRUSTED_PROXIES", "unix,nginx"),
            ("EMAIL_URL", ""),
            ("DEBUG", "on"),
            ("MACHINES", "3"),
            ("NEWSROOM_ENV", "prod"),
        ]:
            with self.subTest(name, value=value), self.assertRaisesMessage(ImproperlyConfigured, name):
                read_settings(**{**PRODUCTION, name: value})

    def test_every_fault_is_told_at_once(self):
        wrong = {"SECRET_KEY": "", "ALLOWED_HOSTS": "", "EMAIL_URL": "", "DEBUG": "on", "MACHINES": "2"}
        with self.assertRaises(ImproperlyConfigured) as refusal:
            read_settings(**{**PRODUCTION, **wrong})
        told = str(refusal.exception).splitlines()[1:]
        self.assertEqual({line.partition(":")[0] for line in told}, set(wrong))

    def test_several_machines_share_a_database_that_is_made_for_it(self):
        self.assertEqual(production.faults(read_settings(**PRODUCTION) | {"MACHINES": 1}), [])
        shared = {"DATABASES": {"default": {"ENGINE": "django.db.backends.postgresql"}}, "MACHINES": 3}
        self.assertEqual(production.faults(read_settings(**PRODUCTION) | shared), [])
        (fault,) = production.faults(read_settings(**PRODUCTION, EDITION_FRONT="/srv/newsroom/front") | shared)
        self.assertIn("EDITION_FRONT", fault)

    def test_entries_are_named_by_the_first_host_until_another_name_is_given(self):
        for hosts, entity in {
            "news.example.org,www.example.org": "news.example.org,2026",
            ".example.org": "example.org,2026",
            "news.example.org,[::1]": "news.example.org,2026",
        }.items():
            self.assertEqual(read_settings(**{**PRODUCTION, "ALLOWED_HOSTS": hosts})["TAGGING_ENTITY"], entity)
        self.assertEqual(read_settings(ALLOWED_HOSTS="*")["TAGGING_ENTITY"], "localhost,2026")
        moved = read_settings(**PRODUCTION, TAGGING_ENTITY="old.example.org,2025-06-01")
        self.assertEqual(moved["TAGGING_ENTITY"], "old.example.org,2025-06-01")
        for wrong in ("example.org", "https://example.org,2026", "example.org,26", "Example org,2026"):
            with self.subTest(wrong), self.assertRaisesMessage(ImproperlyConfigured, "TAGGING_ENTITY"):
                read_settings(**PRODUCTION, TAGGING_ENTITY=wrong)

    def test_letters_lead_to_the_site_and_summaries_have_an_hour(self):
        self.assertEqual(read_settings(**PRODUCTION)["SITE_ADDRESS"], "https://newsroom.example.org")
        told = read_settings(**PRODUCTION, SITE_ADDRESS="http://news.example.org:8080/", SUMMARY_HOUR="18")
        self.assertEqual((told["SITE_ADDRESS"], told["SUMMARY_HOUR"]), ("http://news.example.org:8080", 18))
        self.assertEqual(read_settings(PORT="8123")["SITE_ADDRESS"], "http://127.0.0.1:8123")
        for name, wrong in (
            ("SITE_ADDRESS", "news.example.org"),
            ("SITE_ADDRESS", "https://a/b"),
            ("SUMMARY_HOUR", "24"),
        ):
            with self.subTest(wrong), self.assertRaisesMessage(ImproperlyConfigured, name):
                read_settings(**PRODUCTION, **{name: wrong})

    def test_only_development_has_its_key_from_a_file(self):
        with TemporaryDirectory() as var:
            Path(var, "secret-key").write_text("a key that make run made\n")
            self.assertEqual(read_settings(SECRET_KEY=" ", NEWSROOM_VAR=var)["SECRET_KEY"], "a key that make run made")
            with self.assertRaises(ImproperlyConfigured):
                read_settings(**{**PRODUCTION, "SECRET_KEY": " ", "NEWSROOM_VAR": var})

    def test_check_of_a_deployment_has_nothing_to_say(self):
        with TemporaryDirectory() as var:
            environment = os.environ | PRODUCTION | {"NEWSROOM_VAR": var}
            environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # which browser tests set
            command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
            check = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True)
        self.assertEqual((check.returncode, re.findall(r"^\?: \((\S+)\)", check.stderr, re.MULTILINE)), (0, []))

    def test_production_speaks_https_alone_unless_it_is_told_otherwise(self):
        told = read_settings(**PRODUCTION, SECURE_PROXY_SSL_HEADER="HTTP_X_FORWARDED_PROTO,https")
        self.assertEqual((told["SECURE_SSL_REDIRECT"], told["SECURE_HSTS_SECONDS"]), (True, 31_536_000))
        self.assertEqual(told["SECURE_PROXY_SSL_HEADER"], ("HTTP_X_FORWARDED_PROTO", "https"))
        told = read_settings(**PRODUCTION, SECURE_SSL_REDIRECT="off", SECURE_HSTS_SECONDS="3600")
        self.assertEqual((told["SECURE_SSL_REDIRECT"], told["SECURE_HSTS_SECONDS"]), (False, 3600))
        here = read_settings()
        self.assertEqual((here["SECURE_SSL_REDIRECT"], here["SECURE_HSTS_SECONDS"]), (False, 0))

    def test_the_database_stands_in_a_folder_of_any_name(self):
        database = read_settings(**{**PRODUCTION, "NEWSROOM_VAR": "/srv/Новости #1 100%"})["DATABASES"]["default"]
        self.assertEqual(database["NAME"], "/srv/Новости #1 100%/newsroom.sqlite3")

    def test_several_machines_share_a_database_a_cache_and_a_bucket_by_environment_alone(self):
        told = read_settings(
            **PRODUCTION,
            DATABASE_URL="postgres://press:secret@db.example.org:5433/news?sslmode=require",
            REDIS_URL="rediss://cache.example.org",
            S3_BUCKET="uploads",
            S3_ENDPOINT="https://s3.example.org",
        )
        database = told["DATABASES"]["default"]
        self.assertEqual((database["ENGINE"], database["PORT"]), ("django.db.backends.postgresql", 5433))
        self.assertEqual((database["OPTIONS"]["sslmode"], database["CONN_MAX_AGE"]), ("require", 0))
        self.assertEqual(told["CACHES"]["default"]["LOCATION"], "rediss://cache.example.org")
        self.assertTrue(told["SESSION_ENGINE"].endswith("cached_db"))
        bucket = told["STORAGES"]["default"]["OPTIONS"]
        self.assertEqual((bucket["bucket_name"], bucket["access_key"]), ("uploads", None))
        alone = read_settings(**PRODUCTION, DATABASE_URL="", REDIS_URL="", S3_BUCKET="")
        self.assertNotIn("CACHES", alone)
        self.assertNotIn("OPTIONS", alone["STORAGES"]["default"])

    def test_the_example_names_everything_that_is_read(self):
        read = set(re.findall(r'env(?:\.\w+)?\(\s*"(\w+)"', SETTINGS.read_text(encoding="utf-8")))
        example = Path(settings.BASE_DIR, ".env.example").read_text(encoding="utf-8")
        self.assertEqual(set(re.findall(r"^#?(\w+)=", example, re.MULTILINE)), read)
