"""The cache that several machines share: Redis or Valkey, and nothing at all while it cannot be reached.

A cache may forget, it may not fail: without Redis every question is answered as an empty cache answers it. Whoever
finds it silent waits half a second; then nobody asks for a second. What should have been changed meanwhile is removed
before anything is read again, so that no session comes back that has ended.
"""

from functools import wraps

from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.exceptions import RedisError

from newsroom.edition.redis_shelf import Silence

MOST_OWED = 1_000  # keys; above that, everything is removed


class Acquaintance(Silence):
    """What this process knows of one Redis: whether it is silent, and which changes it missed."""

    def __init__(self):
        super().__init__()
        self.owed = set()

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
        if not self.redis.lasts:
            try:
                self.redis.settle(self.get_client(write=True))
                return ask(self, *arguments)
            except (RedisError, OSError) as error:
                self.redis.begin(error)
        if writes:
            self.redis.owed.update([arguments[0]] if isinstance(arguments[0], str) else arguments[0])
        return without(*arguments)

    return method


def refuse_to_count(key, delta):
    raise ValueError(f"Key '{key}' not found.")


class ForgetfulClient(RedisCacheClient):
    acquaintances = {}

    def __init__(self, servers, **options):
        super().__init__(servers, **Silence.OPTIONS | options)
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
