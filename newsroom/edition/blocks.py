"""Parts that many pages of an edition share, made once in each process: the frame, the filters, the card of a story.

Whoever prints says of which edition the page is: `print_of`. Outside of a print, in previews and at the desk, nothing
is kept, and a part is made whenever it is asked for. A part depends on its name, its key and the language, and on
nothing that a single request brings along: no address, no host, no cookie.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from newsroom.language import active_language

MOST = 4_000  # parts in a process: some 10 MB
printed = ContextVar("printed", default=None)


def edition_of_this_print():
    """The edition that a page is being printed for, with the moment until which it holds; None where nothing is."""
    return printed.get()


@contextmanager
def print_of(edition):
    """Keep parts while a page is printed; `edition` is any value that differs when readers may see something else."""
    token = printed.set(edition)
    try:
        yield
    finally:
        printed.reset(token)


def kept(name, *key, make):
    """The part of this name and key, as `make()` gives it: a text, or rows and values that nobody changes."""
    return kept_each(name, [key], lambda missing: {key: make()})[key]


def kept_each(name, keys, make):
    """`{key: part}`: the parts that were made before, and those that `make(missing)` makes in one go of the others."""
    parts, language = parts_of(edition_of_this_print()), active_language()
    found = {key: parts.get((language, name, key), MISSING) for key in keys}
    if missing := [key for key, part in found.items() if part is MISSING]:
        made = make(missing)
        parts |= {(language, name, key): part for key, part in made.items()}
        while len(parts) > MOST:
            parts.pop(next(iter(parts)), None)  # what was made first
        found = {key: made.get(key, part) for key, part in found.items() if key in made or part is not MISSING}
    return found


def parts_of(edition):
    """What this process has of an edition; only of the one that was printed last, and of none where none is printed."""
    global _latest
    if edition is None:
        return {}
    if _latest[0] != edition:
        _latest = (edition, {})  # in one go: other threads print, too
    latest, parts = _latest
    return parts if latest == edition else {}


MISSING = object()
_latest = (None, {})
