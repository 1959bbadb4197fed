"""What becomes of readers while a replica is behind, or Redis, the database or a worker goes: never an older page."""

import threading
import time
from contextlib import ExitStack, contextmanager
from itertools import count
from tempfile import TemporaryDirectory
from unittest import skipUnless

from django.db import connection
from django.test import SimpleTestCase

from newsroom.bench.site import Site
from newsroom.tests.servers import needs_servers, postgres, postgres_replica, redis
from newsroom.tests.servers.server import wait_until

STORY = """
from articles.tests.factories import make_published_article
story = make_published_article(headline_en={headline!r})
"""


class Readers:
    """Several at once, who ask for pages until they are told to stop, and note what was wrong."""

    def __init__(self, site, paths, number=4):
        self.site, self.paths, self.wrong, self.answered, self.is_over = site, paths, [], 0, False
        self.threads = [threading.Thread(target=self.read) for _ in range(number)]

    def read(self):
        while not self.is_over:
            for path in self.paths:
                try:
                    status, headers, _body = self.site.ask(path)
                except OSError as error:
                    self.wrong.append(repr(error))
                    continue
                self.answered += 1
                if status != 200:
                    self.wrong.append((status, path, headers))

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *error):
        self.is_over = True
        for thread in self.threads:
            thread.join()


@needs_servers
@skipUnless(connection.vendor == "postgresql", "It takes minutes, and belongs to `make test-services`.")
class SeveralMachinesTests(SimpleTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        stack = cls.enterClassContext(ExitStack())
        cls.database = stack.enter_context(postgres())
        cls.redis = stack.enter_context(redis())
        cls.environment = {"DATABASE_URL": cls.database.url, "REDIS_URL": cls.redis.url, "MACHINES": "2"}
        folder = stack.enter_context(TemporaryDirectory(prefix="newsroom-machines-"))
        cls.site = stack.enter_context(Site(folder, environment=cls.environment))
        cls.desk = cls.site.desk()

    @contextmanager
    def another_machine(self, **environment):
        with TemporaryDirectory(prefix="newsroom-machine-") as folder:
            machine = Site(folder, environment=self.environment | environment, prepares=())
            with machine:
                yield machine

    def assert_says(self, headline, *machines):
        for machine in machines or [self.site]:
            status, _headers, body = machine.ask("/en/news/")
            self.assertEqual(status, 200)
            self.assertIn(headline, body.decode())

    def test_two_machines_show_the_same_edition_at_once_and_share_what_is_printed(self):
        with self.another_machine() as other:
            host = {"host": "127.0.0.1"}
            for number in range(5):
                self.desk.do(STORY.format(headline=f"Quarry {number}"))
                for machine in (other, self.site):
                    status, headers, body = machine.ask("/en/news/", **host)
                    self.assertEqual(status, 200)
                    self.assertIn(f"Quarry {number}", body.decode())
                self.assertIn("hit", headers["cache-status"])

    def test_a_replica_that_is_behind_is_not_asked_and_one_that_is_lost_is_not_missed(self):
        with postgres_replica(self.database) as replica:
            replica.catch_up()
            with self.another_machine(REPLICA_URLS=replica.url) as machine:
                self.desk.do(STORY.format(headline="Canal One"))
                replica.catch_up()
                enough = asked(replica) + 200  # more than is asked of one that is found behind again and again
                new = (f"/en/search/?q=canal+{number}" for number in count())
                wait_until(lambda: machine.ask(next(new))[0] == 200 and asked(replica) > enough)

                replica.hold()
                for number in range(5):
                    self.desk.do(STORY.format(headline=f"Canal held {number}"))
                    self.assert_says(f"Canal held {number}", machine)
                replica.release()

                with Readers(machine, ["/en/", "/en/news/", "/ru/news/", "/en/search/?q=canal"]) as readers:
                    replica.kill()
                    for number in range(5):
                        self.desk.do(STORY.format(headline=f"Canal alone {number}"))
                        self.assert_says(f"Canal alone {number}", machine)
                self.assertEqual(readers.wrong, [])

    def test_without_redis_readers_wait_a_little_and_get_what_is_true(self):
        with Readers(self.site, ["/en/", "/en/news/", "/ru/news/", "/en/events/"]) as readers:
            self.desk.do(STORY.format(headline="Mill One"))
            self.assert_says("Mill One")
            self.redis.kill()
            for number in range(5):
                self.desk.do(STORY.format(headline=f"Mill without {number}"))
                self.assert_says(f"Mill without {number}")
            self.redis.start()
            for number in range(5):
                self.desk.do(STORY.format(headline=f"Mill again {number}"))
                self.assert_says(f"Mill again {number}")
        self.assertEqual(readers.wrong, [])
        self.assertGreater(readers.answered, 50)

    def test_without_the_database_readers_have_the_last_edition_until_it_is_back(self):
        self.desk.do(STORY.format(headline="Harbour One"))
        paths = ["/en/", "/en/news/", "/ru/news/"]
        for path in paths:
            self.site.ask(path)
        with Readers(self.site, paths) as readers:
            self.database.stop()
            try:
                time.sleep(3)
                status, headers, body = self.site.ask("/en/news/")
                self.assertEqual(status, 200)
                self.assertIn("older edition", headers["cache-status"])
                self.assertIn("Harbour One", body.decode())
                status, headers, body = self.site.ask("/en/news/?page=7")
                self.assertEqual((status, headers["retry-after"]), (503, "5"))
            finally:
                self.database.start()
            deadline = time.monotonic() + 20
            while "older" in self.site.ask("/en/news/")[1]["cache-status"] and time.monotonic() < deadline:
                time.sleep(0.1)
            self.desk.do("from django.db import connection; connection.close()")
            self.desk.do(STORY.format(headline="Harbour Two"))
            self.assert_says("Harbour Two")
        self.assertEqual(readers.wrong, [])


def asked(replica):
    """How many questions the replica has answered for the newsroom, as far as it has counted: once in some seconds."""
    return replica.ask("SELECT xact_commit FROM pg_stat_database WHERE datname = 'newsroom'")
