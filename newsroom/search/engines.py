"""The part of search that depends on the database: two files that ask the same questions of two engines.

Writing a SearchRow is the same in both, and their own indexes follow its columns by themselves.
"""

from itertools import chain
from typing import NamedTuple

from django.db import NotSupportedError, connections, router

from newsroom.language import LANGUAGES

from . import postgresql, sqlite

ENGINES = {"postgresql": postgresql, "sqlite": sqlite}
RANKED = 2_000  # ranking every match of a common word grows with the archive: the newest are ranked, the rest left out
READ = 10_000  # and so does reading them, where an index of words cannot tell: the newest are read
ASKED = 5  # common words, which are perhaps never together, cost an index by their number: it is asked for the longest
BEGINNING = 3  # letters of a word that is only begun, which an index knows: migration 0005 writes them


class Look(NamedTuple):
    """What a text has to say. An index finds whole words; their order, and the end of a beginning, are read there."""

    terms: list[list[str]]
    begun: str = ""

    @property
    def words(self):
        """Those that the index is asked for."""
        return sorted(dict.fromkeys(chain.from_iterable(self.terms)), key=len, reverse=True)[:ASKED]

    @property
    def beginning(self):
        """The first letters of the word that is begun, as the index is asked for them."""
        return self.begun[:BEGINNING] if len(self.begun) >= BEGINNING else ""

    @property
    def read(self):
        """The terms that the index does not answer: phrases, and the words of a long query."""
        return [term for term in self.terms if len(term) > 1 or term[0] not in self.words]

    @property
    def is_read(self):
        return bool(self.read or self.begun)

    @property
    def most(self):
        """How many texts that have the words are looked at, from the newest."""
        return READ if self.is_read else RANKED


def best_matches(terms: list[list[str]], language: str | None, begun_word: str = "") -> list[int]:
    """The items of the rows that hold every term, best first; without a language, an item may come once for each.

    A phrase is looked for in the newest 10,000 rows of a language that hold its words and all others; of more than five
    words, in the newest that hold the longest five. In place of the last term, a row may hold any word that begins like
    `begun_word`, if it is among the newest 10,000 that hold the others and one with the same first three letters.

    Raises NotSupportedError in a database other than PostgreSQL and SQLite.
    """
    connection = connections[router.db_for_read(_search_row())]
    looks = [Look(terms), Look(terms[:-1], begun_word)] if begun_word else [Look(terms)]
    with connection.cursor() as cursor:
        return engine_of(connection).best_matches(cursor, looks, [language] if language else LANGUAGES, RANKED)


def rebuild() -> None:
    """Let the database read every SearchRow into its own index anew."""
    connection = connections[router.db_for_write(_search_row())]
    with connection.cursor() as cursor:
        engine_of(connection).rebuild(cursor)


def engine_of(connection):
    if connection.vendor not in ENGINES:
        raise NotSupportedError(f"Search has an index for PostgreSQL and SQLite, not for {connection.display_name}.")
    return ENGINES[connection.vendor]


def _search_row():
    from .models import SearchRow  # here, because Django imports this package before it is ready for models

    return SearchRow
