"""Copies that follow the database: a page may be written from one that has reached its edition, else from none."""

import random
import time
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import DEFAULT_DB_ALIAS, DatabaseError

from .number import number

PATIENCE, LONG_PATIENCE = 1, 10  # seconds without a further try, after a replica was behind or could not be reached
_read = ContextVar("read", default=None)


class Replicas:
    """Those of the settings; whoever is away or behind is not asked again for a moment."""

    def __init__(self, aliases):
        self.asked_again = dict.fromkeys(aliases, 0.0)

    def with_edition(self, edition):
        """One replica that shows what this edition shows, chosen by chance; none where none does."""
        now = time.monotonic()
        for alias in random.sample(list(self.asked_again), len(self.asked_again)):
            if edition and self.asked_again[alias] <= now:
                self.asked_again[alias] = now + LONG_PATIENCE  # one request finds out: a lost one keeps it waiting
                try:
                    is_there = number(alias) >= edition
                except DatabaseError:
                    continue
                self.asked_again[alias] = 0.0 if is_there else now + PATIENCE
                if is_there:
                    return [alias]
        return []


@contextmanager
def reading_from(alias):
    """Let all that is read meanwhile be read from a replica; None means from the database itself."""
    token = _read.set(alias)
    try:
        yield
    finally:
        _read.reset(token)


class Router:
    """Django's question of which database to ask, answered by what is being printed."""

    def db_for_read(self, model, **hints):
        return _read.get()

    def db_for_write(self, model, **hints):
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one, other, **hints):
        return True

    def allow_migrate(self, alias, app_label, **hints):
        return alias == DEFAULT_DB_ALIAS
