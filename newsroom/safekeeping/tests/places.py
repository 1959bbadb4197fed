"""Newsrooms to back up, and empty ones to restore into: a database of either kind, and a folder of uploads."""

import hashlib
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import psycopg
from django.core.files.base import ContentFile
from django.db import connection

from newsroom.images.storage import Folder
from newsroom.safekeeping.postgresql import PostgreSQL
from newsroom.safekeeping.restore import walk
from newsroom.safekeeping.sqlite import SQLite

#: As much of the newsroom's tables as a backup knows of; the whole of them is in the place on SQLite.
TABLES = """
CREATE TABLE django_migrations (id serial PRIMARY KEY, app text, name text);
CREATE TABLE images_image (id integer PRIMARY KEY, file text, caption_ru text);
CREATE TABLE images_attachment (id integer PRIMARY KEY, file text);
CREATE TABLE edition_edition (id integer PRIMARY KEY, number bigint);
CREATE VIEW pictures AS SELECT file FROM images_image;
INSERT INTO django_migrations (app, name) VALUES ('images', '0001_initial'), ('staff', '0001_initial');
"""
ALSO = "CREATE TABLE counted (pictures integer);"


class Place:
    """A newsroom in a folder; `ask(sql)` answers with rows, and whatever it does is done at once."""

    placeholder = "?"

    def __init__(self, folder):
        self.var = Path(folder)
        self.storage = Folder(location=self.var / "media")

    def content(self, *, but=()):
        """All there is: the rows of each table, and the digest of each upload."""
        folder = self.var / "looked-at"
        folder.mkdir(exist_ok=True)
        with self.engine.frozen(folder) as frozen:
            tables = [table for table in frozen.tables if table not in but]
            rows = {table: sorted(map(repr, frozen.rows(f'SELECT * FROM "{table}"'))) for table in tables}
        for file in folder.iterdir():
            file.unlink()
        return rows, self.files()

    def files(self):
        return {name: hashlib.sha256(self.storage.open(name).read()).hexdigest() for name in walk(self.storage)}

    def furnish(self, pictures=3):
        self.ask("DELETE FROM images_image")
        self.ask("INSERT INTO counted VALUES (0)")
        for number in range(1, pictures + 1):
            self.add_picture(number)
        self.ask("INSERT INTO edition_edition (id, number) VALUES (1, 41) ON CONFLICT (id) DO UPDATE SET number = 41")
        return self

    def add_picture(self, number):
        """As the newsroom does it: first the file, then its row, with whatever else is in the transaction."""
        name = self.storage.save(f"pictures/{number:032}.jpg", ContentFile(f"picture {number} ".encode() * 5000))
        self.transact(self.insertion(number, name), "UPDATE counted SET pictures = pictures + 1")

    def remove_picture(self, number):
        self.transact(f"DELETE FROM images_image WHERE id = {number}", "UPDATE counted SET pictures = pictures - 1")
        self.storage.delete(f"pictures/{number:032}.jpg")

    def insertion(self, number, name):
        return f"INSERT INTO images_image (id, file) VALUES ({number}, '{name}')"


class OnSQLite(Place):
    def __init__(self, folder, model=None):
        super().__init__(folder)
        self.path = self.var / "newsroom.sqlite3"
        self.engine = SQLite({"NAME": str(self.path)})
        if model:
            shutil.copy(model, self.path)

    @staticmethod
    def make_model(path):
        """A file with all that migrations made. Before the test's transaction begins: a copy would wait for its end."""
        connection.ensure_connection()
        with closing(sqlite3.connect(path)) as model:
            connection.connection.backup(model)
            model.executescript(f"PRAGMA journal_mode = WAL; {ALSO}")

    def transact(self, *orders):
        with closing(sqlite3.connect(self.path, timeout=30)) as place, place:
            for order in orders:
                place.execute(order)

    def ask(self, question):
        with closing(sqlite3.connect(self.path, timeout=30)) as place, place:
            return place.execute(question).fetchall()

    def insertion(self, number, name):
        columns = "original_name, size, uploaded_at, is_decorative, focal_x, focal_y, width, height"
        columns += ", alt_text, caption, credit, caption_ru"
        values = "'a.jpg', 1, '2026-01-01', 0, 0.5, 0.5, 60, 40, '', '', '', 'Зал'"
        return f"INSERT INTO images_image (id, file, {columns}) VALUES ({number}, '{name}', {values})"


class OnPostgreSQL(Place):
    def __init__(self, folder, server, name, *, empty=False):
        super().__init__(folder)
        server.ask(f'CREATE DATABASE "{name}"')
        self.url = server.url_of(name)
        known = psycopg.conninfo.conninfo_to_dict(self.url)
        names = {"NAME": "dbname", "USER": "user", "HOST": "host", "PORT": "port"}
        options = {"pool": {"max_size": 4}, "connect_timeout": 3}
        self.engine = PostgreSQL({to: known[name] for to, name in names.items()} | {"OPTIONS": options})
        if not empty:
            self.ask(TABLES + ALSO)

    def transact(self, *orders):
        with psycopg.connect(self.url) as place:
            for order in orders:
                place.execute(order)

    def ask(self, question):
        with psycopg.connect(self.url) as place:
            cursor = place.execute(question)
            return cursor.fetchall() if cursor.description else []


class Editors:
    """Somebody who brings pictures in and takes others out, for as long as the block lasts."""

    def __init__(self, place, first=1000):
        self.place, self.number, self.stopped, self.trouble = place, first, Event(), None
        self.thread = Thread(target=self.work)

    def work(self):
        try:
            while not self.stopped.is_set():
                self.number += 1
                self.place.add_picture(self.number)
                if self.number % 2 == 0:
                    self.place.remove_picture(self.number - 1)
        except Exception as trouble:
            self.trouble = trouble

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *exception):
        self.stopped.set()
        self.thread.join()
        if self.trouble:
            raise self.trouble
