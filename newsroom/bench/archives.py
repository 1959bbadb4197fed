"""Newsrooms of any size to measure: each number of stories has a database of its own, which stays for the next time."""

import os
import time
from contextlib import contextmanager
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from newsroom.planner import note_sizes

from .filling import fill, missing

BAR = 40


@contextmanager
def archive(stories, say):
    """The newsroom with this many stories, for this process and for servers that it starts."""
    kept = connection.settings_dict["NAME"], os.environ.get("DATABASE_URL", "")
    change_to(*database_of(stories, *kept))
    try:
        call_command("migrate", verbosity=0)
        call_command("load_reference", verbosity=0)
        fill_up(stories, say)
        note_sizes()
        yield
    finally:
        change_to(*kept)


def database_of(stories, name, url):
    """The name and the address of the database that has this many stories."""
    if connection.vendor == "sqlite":
        path = settings.VAR / f"{stories}.sqlite3"
        return path, f"sqlite:///{quote(str(path))}"
    name = f"{name}_{stories}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if not cursor.fetchone():
            cursor.execute(f"CREATE DATABASE {connection.ops.quote_name(name)}")
    return name, urlsplit(url)._replace(path=f"/{name}").geturl()


def change_to(name, url):
    connection.close()
    if getattr(connection, "pool", None):
        connection.close_pool()
    connection.settings_dict["NAME"] = name
    os.environ["DATABASE_URL"] = url


def fill_up(stories, say):
    """Write the stories that are missing, and say how long it took."""
    wanted = missing(stories)
    started = time.monotonic()
    for done in fill(stories):
        filled = BAR * done // wanted
        say(f"\rFilling [{'#' * filled}{'.' * (BAR - filled)}] {done:,} of {wanted:,}", end="")
    if wanted:
        say(f", {time.monotonic() - started:.0f} s")
