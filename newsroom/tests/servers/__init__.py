"""Servers that tests and measures start for themselves: on a free port of loopback, in a scratch folder.

`postgres()`, `postgres_replica(of)`, `redis()` and `bucket()` are context managers that give a running server and stop
it again; `needs_servers` marks tests that are skipped where a machine has none. `python -m newsroom.tests.servers`
runs the command that follows beside all of them.
"""

from unittest import skipUnless

from newsroom.bootstrap import SERVERS, find_server

from .postgres import postgres, postgres_replica
from .redis import redis
from .s3 import bucket

__all__ = ["bucket", "needs_servers", "postgres", "postgres_replica", "redis"]

needs_servers = skipUnless(all(map(find_server, SERVERS)), "PostgreSQL and Redis are not installed here.")
