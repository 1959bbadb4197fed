"""The shelf of several machines: pages in Redis or Valkey, which bounds its memory (`maxmemory-policy allkeys-lru`).

While it cannot be reached, nothing is on the shelf: every process goes on with its own memory.
"""

import logging
import secrets
import time
from contextlib import contextmanager

from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

from .page import Page

A_DAY = 24 * 60 * 60
A_PRINT = 20  # seconds that one page may take: whoever died in the middle is not waited for any longer
RELEASE = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end"


log = logging.getLogger(__name__)


class Silence:
    """What this process knows of a Redis that did not answer: for a second nobody asks it again."""

    PAUSE = 1.0
    # By default a lost Redis is asked for seconds, while a reader waits.
    OPTIONS = {"socket_timeout": 0.5, "socket_connect_timeout": 0.5, "retry": Retry(NoBackoff(), 0)}

    def __init__(self):
        self.over_at = 0.0

    @property
    def lasts(self):
        return time.monotonic() < self.over_at

    def begin(self, error):
        self.over_at = time.monotonic() + self.PAUSE
        log.warning("Redis does not answer, the newsroom goes on without it: %s", error)


class RedisShelf:
    def __init__(self, url):
        self.redis, self.silence = Redis.from_url(url, **Silence.OPTIONS), Silence()

    def ask(self, order, *args, **options):
        """What Redis answers, None where it cannot be reached."""
        if self.silence.lasts:
            return None
        try:
            return getattr(self.redis, order)(*args, **options)
        except RedisError as error:
            self.silence.begin(error)
            return None

    def get(self, key):
        content = self.ask("get", f"newsroom:page:{key}")
        try:
            return Page.from_bytes(content) if content else None
        except ValueError:
            return None

    def put(self, key, page):
        self.ask("set", f"newsroom:page:{key}", page.to_bytes(), ex=A_DAY)

    @contextmanager
    def alone(self, key):
        """Only one process of all machines prints this page; the others wait here."""
        lock, mark = f"newsroom:print:{key}", secrets.token_hex(8)
        deadline = time.monotonic() + A_PRINT
        while self.ask("set", lock, mark, nx=True, px=A_PRINT * 1000) is None and time.monotonic() < deadline:
            if self.silence.lasts:
                break
            time.sleep(0.01)
        try:
            yield
        finally:
            self.ask("eval", RELEASE, 1, lock, mark)
