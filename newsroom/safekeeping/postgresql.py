"""PostgreSQL: its own pg_dump at a snapshot that we hold, and its own psql, in one transaction."""

import os
import subprocess
from contextlib import contextmanager
from pathlib import Path

from .archive import Refused
from .frozen import EDITION, NUMBER, Frozen

#: Of the settings of a connection, what concerns Django alone.
DJANGO_ALONE = {"pool", "assume_role", "server_side_binding", "isolation_level", "cursor_factory"}

#: Everything that is there goes, and what is in the archive comes, between one moment and the next. Tables that a later
#: release brought go too, or its migrations would find them there.
BEFORE = f"""
DO $$
DECLARE each record;
BEGIN
  PERFORM set_config('newsroom.edition', '0', true);
  IF to_regclass('public.{EDITION}') IS NOT NULL THEN
    LOCK TABLE public.{EDITION} IN ACCESS EXCLUSIVE MODE;
    PERFORM set_config('newsroom.edition', coalesce(max({NUMBER}), 0)::text, true) FROM public.{EDITION};
  END IF;
  FOR each IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE format('DROP TABLE public.%I CASCADE', each.tablename);
  END LOOP;
END $$;
"""
AFTER = f"""
DO $$
BEGIN
  IF to_regclass('public.{EDITION}') IS NOT NULL THEN
    UPDATE public.{EDITION} SET {NUMBER} = greatest(
      {NUMBER} + 1,
      current_setting('newsroom.edition')::bigint + 1,
      (extract(epoch FROM clock_timestamp()) * 1000)::bigint
    );
  END IF;
END $$;
"""


class PostgreSQL:
    vendor, member = "postgresql", "database.pgdump"
    TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"

    def __init__(self, settings):
        names = {"NAME": "dbname", "USER": "user", "HOST": "host", "PORT": "port", "PASSWORD": "password"}
        options = {name: value for name, value in settings.get("OPTIONS", {}).items() if name not in DJANGO_ALONE}
        self.where = options | {to: str(settings[name]) for name, to in names.items() if settings.get(name)}

    @contextmanager
    def frozen(self, folder):
        """A snapshot that we hold open while pg_dump copies it, and ask of the same one what is in the copy."""
        packed = Path(folder, self.member)
        with self.connected() as held:
            held.execute("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            snapshot = held.execute("SELECT pg_export_snapshot()").fetchone()[0]

            def dump():
                options = ["--format=custom", f"--snapshot={snapshot}", "--schema=public", f"--file={packed}"]
                self.call("pg_dump", "--no-owner", "--no-privileges", *options, self.database)
                return packed

            server = held.execute("SHOW server_version").fetchone()[0]
            yield Frozen(lambda sql: held.execute(sql).fetchall(), dump, self.TABLES, server)

    def refuse_version(self, server):
        """A newer PostgreSQL may write what an older one does not read."""
        with self.connected() as live:
            here = live.execute("SHOW server_version").fetchone()[0]
        if int(server.split(".")[0]) > int(here.split(".")[0]):
            raise Refused(f"The backup comes from PostgreSQL {server}, and here is {here}: restore into a newer one.")

    def holds(self) -> str:
        with self.connected() as live:
            return "the database" if live.execute(self.TABLES).fetchone() else ""

    def take(self, file, folder):
        copy, script = Path(folder, self.member), Path(folder, "restore.sql")
        with copy.open("wb") as kept:
            while chunk := file.read(1024 * 1024):
                kept.write(chunk)
        self.call(
            "pg_restore", "--clean", "--if-exists", "--no-owner", "--no-privileges", f"--file={script}", str(copy)
        )
        steps = []
        for name, text in (("before.sql", BEFORE), (script.name, None), ("after.sql", AFTER)):
            step = Path(folder, name)
            if text:
                step.write_text(text)
            steps += ["--file", str(step)]
        self.call(
            "psql", "--single-transaction", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", *steps, self.database
        )

    @contextmanager
    def connected(self):
        import psycopg  # here, because only who has PostgreSQL needs it

        try:
            connection = psycopg.connect(**self.where, autocommit=True)
        except psycopg.OperationalError as error:
            raise Refused("The database does not answer.") from error
        with connection:
            connection.execute("SET TIME ZONE 'UTC'")
            yield connection

    @property
    def database(self):
        """Where it is, as its programs are told: all but the password, which everybody on this machine could read."""
        from psycopg.conninfo import make_conninfo

        return f"--dbname={make_conninfo(**{**self.where, 'password': None})}"

    def call(self, program, *options):
        environment = os.environ | {"PGPASSWORD": self.where.get("password", ""), "LC_ALL": "C"}
        try:
            subprocess.run([program, *options], env=environment, check=True, capture_output=True, text=True)
        except FileNotFoundError as error:
            raise Refused(f"{program} is not here: install the client of PostgreSQL (postgresql-client).") from error
        except subprocess.CalledProcessError as error:
            raise Refused(f"{program} failed, and nothing is changed: {error.stderr.strip()}") from error
