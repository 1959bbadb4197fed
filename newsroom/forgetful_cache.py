"""The cache that several machines share: Redis or Valkey, and nothing at all while it cannot be reached.

A cache may forget, it may not fail: without Redis every question is answered as an empty cache answers it. Whoever
finds it silent waits half a second; then nobody asks for a second. What should have been changed meanwhile is removed
before anything is read again, so that no session comes back that has ended.
"""

import logging
import time
from functools import wraps

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

PAUSE = 1.0  # seconds in which a silent Redis is not asked
MOST_OWED = 1_000  # keys; above that, everything is removed

log = logging.getLogger(__name__)


class Acquaintance:
    """What this process knows of one Redis: since when it is silent, and which changes it missed."""

    def __init__(self):
        self.asked_again_at = 0.0
        self.owed = set()

    @property
    def is_silent(self):
        return time.monotonic() < self.asked_again_at

    def fell_silent(self, error):
        self.asked_again_at = time.monotonic() + PAUSE
        log.warning("Redis does not answer, the newsroom goes on without it: %s", error)

    def settle(self, client):
        """Remove what should have changed while Redis was silent."""
        while self.owed:
            owed = list(self.owed)
            if len(owed) > MOST_OWED:
                client.flushdb()
            else:
                client.delete(*owed)
            self.owed.difference_update(owed)


def forgetful(name, without, *, writes=True):
    """A method of Django's client that gives `without(arguments)` where Redis does not answer."""
    ask = getattr(RedisCacheClient, name)

    @wraps(ask)
    def method(self, *arguments):
        if not self.redis.is_silent:
            try:
                self.redis.settle(self.get_client(write=True))
                return ask(self, *arguments)
            except (RedisError, OSError) as error:
                self.redis.fell_silent(error)
        if writes:
            self.redis.owed.update([arguments[0]] if isinstance(arguments[0], str) else arguments[0])
        return without(*arguments)

    return method


def refuse_to_count(key, delta):
    raise ValueError(f"Key '{key}' not found.")


class ForgetfulClient(RedisCacheClient):
    acquaintances = {}

    def __init__(self, servers, **options):
        waiting = {"socket_connect_timeout": 0.5, "socket_timeout": 0.5, "retry": Retry(NoBackoff(), 0)}
        super().__init__(servers, **waiting | options)
        self.redis = self.acquaintances.setdefault(tuple(servers), Acquaintance())

    add = forgetful("add", lambda key, value, timeout: True)
    get = forgetful("get", lambda key, default: default, writes=False)
    set = forgetful("set", lambda key, value, timeout: None)
    touch = forgetful("touch", lambda key, timeout: False)
    delete = forgetful("delete", lambda key: False)
    get_many = forgetful("get_many", lambda keys: {}, writes=False)
    has_key = forgetful("has_key", lambda key: False, writes=False)
    incr = forgetful("incr", refuse_to_count)
    set_many = forgetful("set_many", lambda data, timeout: None)
    delete_many = forgetful("delete_many", lambda keys: None)
    clear = forgetful("clear", lambda: False, writes=False)


class ForgetfulCache(RedisCache):
    def __init__(self, server, params):
        super().__init__(server, params)
        self._class = ForgetfulClient
