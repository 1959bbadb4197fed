"""Words as the search index knows them: every form of a word is one and the same entry.

A Russian word becomes its dictionary form («технопарками» → «технопарк»), then a stem, because a dictionary guesses at
names it does not know and the stemmer evens the guesses out; other words get the English stem («zones» → "zone").
Words of one family keep apart: «Казахстан» does not find «казахстанский».

The dictionary is read once in a process, at the first Cyrillic word: about 0.2 s and 25 MB. A new word costs
0.1 ms; the memory of words that were met, shared by indexing, searching and marking, grows to about 10 MB.
"""

import re
import threading
import unicodedata
from functools import cache, lru_cache

from . import fold

# What is written inside a word but never read: stress marks, soft hyphens, joiners without width.
UNREAD = "\u00ad\u0300\u0301\u200b-\u200d\u2060\ufeff"
WORD = re.compile(rf"[^\W_](?:[^\W_]|[{UNREAD}])*")
CYRILLIC = re.compile("[\u0400-\u052f]")
ACCENTS = re.compile("[\u0300-\u036f]")
LONGEST_WORD = 64
MOST_PATTERNS = 10  # a database answers only so long a question

_dictionary_lock = threading.Lock()  # stemmers keep their place in themselves: one thread at a time


def words(text: str) -> list[str]:
    """The folded words of a text, in order, without what is unread in them; a word has at most 64 letters."""
    return [re.sub(rf"[{UNREAD}]", "", word)[:LONGEST_WORD] for word in WORD.findall(fold(text))]


def index_words(text: str) -> list[str]:
    """The words of a text as the index keeps them, one for one and in order: letters and digits alone."""
    return [stem(word) for word in words(text)]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """One folded word as the index keeps it. Numbers stay; letters of Kazakh and other Cyrillic survive."""
    if word.isdigit():
        return word
    with _dictionary_lock:
        if CYRILLIC.search(word):
            dictionary_form = fold(_normal_forms()(word)[0])
            return _stemmer("russian").stemWord(dictionary_form)
        return _stemmer("english").stemWord(_without_accents(word))


def beginning(word: str) -> str:
    """A folded word that is still being typed, as the entries of the index may begin."""
    return word if CYRILLIC.search(word) else _without_accents(word)


def patterns(text: str, *, without_endings: bool = False) -> list[str]:
    """At most ten words of a search as regular expressions, for columns that no index knows: without the ё.

    Only letters and digits get into them, so that nothing in a search is syntax.
    """
    text = unicodedata.normalize("NFC", text).lower().replace("ё", "е")
    asked = list(dict.fromkeys(re.findall(r"[^\W_]+", text)))[:MOST_PATTERNS]
    if without_endings:
        asked = [min(word, stem(word), key=len) for word in asked]
    return [word.replace("е", "[её]") for word in asked]


def _without_accents(word):
    return ACCENTS.sub("", unicodedata.normalize("NFKD", word))


@cache
def _normal_forms():
    from .dictionary import normal_forms  # here, because it is heavy and most pages need no dictionary

    return normal_forms


@cache
def _stemmer(language):
    import snowballstemmer  # here, because it brings the stemmers of thirty languages

    return snowballstemmer.stemmer(language)
