"""PostgreSQL, and replicas that follow one as they do between machines: by streaming."""

import signal
from contextlib import contextmanager

import psycopg

from newsroom.bootstrap import find_server

from .server import HOST, Server, running, scratch_folder, somebody, wait_until

NAME = "newsroom"
# Sorting as Russian readers expect it: nothing may lean on the order of bytes.
LOCALE = ["--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=ru"]
FORGETFUL = {"fsync": "off", "full_page_writes": "off"}


class Postgres(Server):
    """A cluster of one: `url` is for DATABASE_URL."""

    def __init__(self, folder, options):
        super().__init__(folder)
        self.options = options
        self.data = folder / "data"

    @property
    def url(self):
        return self.url_of(NAME)

    def url_of(self, database):
        return f"postgres://{NAME}@{HOST}:{self.port}/{database}"

    def person(self):
        return super().person() | somebody()

    def command(self):
        options = {"port": self.port, "listen_addresses": HOST, "unix_socket_directories": self.folder} | self.options
        words = [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
        return [find_server("postgres"), "-D", str(self.data), *words]

    def is_ready(self):
        try:
            psycopg.connect(self.url_of("template1"), connect_timeout=1).close()
        except psycopg.OperationalError:
            return False
        return True

    def stop(self, with_signal=signal.SIGINT):
        """Stop it at once, whoever is connected: a polite request waits until all have gone."""
        super().stop(with_signal)

    def kill(self):
        """Like a machine that loses power: the postmaster takes its children along."""
        self.stop(signal.SIGQUIT)

    def ask(self, question, *parameters, database="template1"):
        """The first column of the first row that a question brings, or None."""
        with psycopg.connect(self.url_of(database), autocommit=True) as connection:
            cursor = connection.execute(question, parameters)
            row = cursor.fetchone() if cursor.description else None
        return row and row[0]


class Replica(Postgres):
    def __init__(self, folder, options, primary):
        super().__init__(folder, options)
        self.primary = primary

    def hold(self):
        """Let it show what it shows now, whatever the primary sends."""
        self.ask("SELECT pg_wal_replay_pause()")
        wait_until(lambda: self.ask("SELECT pg_get_wal_replay_pause_state()") == "paused")

    def release(self):
        self.ask("SELECT pg_wal_replay_resume()")

    def catch_up(self):
        """Wait until it shows everything that the primary had when this was called."""
        reached = self.primary.ask("SELECT pg_current_wal_flush_lsn()::text")
        wait_until(lambda: self.ask("SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn", reached))


@contextmanager
def postgres(*, lasting=False, **options):
    """A new PostgreSQL with an empty database; options are those of its configuration.

    It writes nothing to disk in earnest, which makes tests fast; one whose speed is measured is `lasting`.
    """
    options = ({} if lasting else FORGETFUL) | {"max_connections": 200} | options
    with scratch_folder(somebody()) as folder:
        server = Postgres(folder, options)
        people = ["--auth=trust", f"--username={NAME}"]
        server.run(find_server("initdb"), "-D", str(server.data), *people, *LOCALE, "--no-sync")
        with running(server):
            server.ask(f"CREATE DATABASE {NAME}")
            yield server


@contextmanager
def postgres_replica(primary):
    """A PostgreSQL that follows another one: `hold()` and `release()` it, or let it `catch_up()`."""
    with scratch_folder(somebody()) as folder:
        replica = Replica(folder, primary.options | {"wal_retrieve_retry_interval": "200ms"}, primary)
        source = ["--dbname", primary.url_of("template1"), "--checkpoint=fast", "--wal-method=stream"]
        primary.run(
            find_server("pg_basebackup"), "-D", str(replica.data), *source, "--write-recovery-conf", "--no-sync"
        )
        with running(replica):
            yield replica
