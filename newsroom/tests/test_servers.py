"""The servers that tests start for themselves, and what becomes of the newsroom without the one it may lose."""

import subprocess
import sys
import time
from pathlib import Path
from unittest.mock import patch

import psycopg
from django.conf import settings
from django.test import SimpleTestCase

from newsroom.forgetful_cache import ForgetfulCache, ForgetfulClient
from newsroom.tests.servers import needs_servers, postgres, postgres_replica, redis


@needs_servers
class PostgresTests(SimpleTestCase):
    def test_replica_follows_and_is_held_back(self):
        with postgres() as primary, postgres_replica(primary) as replica:
            primary.ask("CREATE TABLE edition AS SELECT 1 AS number")
            replica.catch_up()
            replica.hold()
            primary.ask("UPDATE edition SET number = 2")
            self.assertEqual(replica.ask("SELECT number FROM edition"), 1)
            replica.release()
            replica.catch_up()
            self.assertEqual(replica.ask("SELECT number FROM edition"), 2)
            replica.stop()
            primary.kill()
            primary.start()
            self.assertEqual(primary.ask("SELECT number FROM edition"), 2)
        with self.assertRaises(psycopg.OperationalError):
            primary.ask("SELECT 1")

    def test_it_stops_however_its_test_ends(self):
        with self.assertRaises(ZeroDivisionError), postgres() as server:
            raise ZeroDivisionError
        self.assertFalse(server.is_ready())
        self.assertFalse(server.folder.exists())

    def test_a_command_runs_beside_all_of_them_and_they_end_with_it(self):
        seen = "import os, sys; print(os.environ['DATABASE_URL'], os.environ['REDIS_URL']); "
        beside = [sys.executable, "-m", "newsroom.tests.servers", sys.executable, "-c"]
        for ending, status in (
            ("sys.exit(3)", 3),
            ("os.kill(os.getppid(), 15)", 143),
            ("os.kill(os.getppid(), 2)", 130),
        ):
            with self.subTest(ending):
                done = subprocess.run([*beside, seen + ending], cwd=settings.BASE_DIR, capture_output=True, text=True)
                self.assertEqual((done.returncode, done.stderr), (status, ""))
                with self.assertRaises(psycopg.OperationalError):
                    psycopg.connect(done.stdout.split()[0], connect_timeout=1)


@needs_servers
class ForgetfulCacheTests(SimpleTestCase):
    def setUp(self):
        self.redis = self.enterContext(redis())
        self.cache = ForgetfulCache(self.redis.url, {})
        self.enterContext(patch.dict(ForgetfulClient.acquaintances, clear=True))

    def lose_redis(self):
        self.redis.stop()
        self.enterContext(self.assertLogs("newsroom.edition.redis_shelf"))

    def let_a_second_pass(self):
        for acquaintance in ForgetfulClient.acquaintances.values():
            acquaintance.over_at = time.monotonic()

    def test_it_keeps_what_it_is_given(self):
        self.cache.set("story", {"number": 42})
        self.assertEqual(self.cache.get("story"), {"number": 42})
        self.assertEqual(self.cache.get_many(["story", "other"]), {"story": {"number": 42}})
        self.assertFalse(self.cache.add("story", 1))

    def test_without_redis_it_answers_as_an_empty_cache_does(self):
        self.cache.set("story", 1)
        self.lose_redis()
        self.assertIsNone(self.cache.get("story"))
        self.assertEqual(self.cache.get("story", "nothing"), "nothing")
        self.assertEqual(self.cache.get_many(["story"]), {})
        self.assertTrue(self.cache.add("story", 1))
        self.assertFalse(self.cache.has_key("story"))
        self.assertFalse(self.cache.touch("story"))
        self.assertFalse(self.cache.delete("story"))
        self.assertEqual(self.cache.set_many({"story": 1}), [])
        self.assertEqual(self.cache.get_or_set("story", 5), 5)
        self.cache.delete_many(["story"])
        self.cache.clear()
        with self.assertRaises(ValueError):
            self.cache.incr("story")

    def test_whoever_finds_it_silent_is_the_only_one_that_waits(self):
        self.lose_redis()
        with patch.object(ForgetfulClient, "get_client", wraps=self.cache._cache.get_client) as asked:
            for _ in range(10):
                self.cache.get("story")
        self.assertEqual(asked.call_count, 2)  # what it owes, and the question; not once more for the other nine
        another_thread = ForgetfulCache(self.redis.url, {})
        with patch.object(ForgetfulClient, "get_client", side_effect=AssertionError("asked")):
            self.assertIsNone(another_thread.get("story"))

    def test_nothing_comes_back_that_was_changed_while_it_was_silent(self):
        self.cache.set_many({"ended": "a session", "changed": "before", "other": "as it was"})
        port = self.redis.port
        with patch.object(ForgetfulClient, "get_client", side_effect=ConnectionError), self.assertLogs():
            self.cache.delete("ended")
            self.cache.set("changed", "after")
        self.assertEqual(port, self.redis.port)
        self.let_a_second_pass()
        self.assertIsNone(self.cache.get("changed"))
        self.assertIsNone(self.cache.get("ended"))
        self.assertEqual(self.cache.get("other"), "as it was")

    def test_it_is_used_again_when_it_is_back(self):
        self.lose_redis()
        self.cache.set("story", 1)
        self.redis.start()
        self.let_a_second_pass()
        self.cache.set("story", 2)
        self.assertEqual(self.cache.get("story"), 2)

    def test_a_full_one_is_no_fault(self):
        with (
            redis(maxmemory="1mb", maxmemory_policy="noeviction") as small,
            self.assertLogs("newsroom.edition.redis_shelf"),
        ):
            cache = ForgetfulCache(small.url, {})
            cache.set("story", "x" * 2_000_000)
            cache.set("other", 1)


class TheRunOfTestsTests(SimpleTestCase):
    def test_the_makefile_runs_the_same_tests_on_them(self):
        lines = Path(settings.BASE_DIR, "Makefile").read_text().splitlines()
        plain = next(line for line in lines if line.startswith("\t@$(PYTHON) manage.py test"))
        self.assertIn(plain.replace("@", "@$(PYTHON) -m newsroom.tests.servers "), lines)
