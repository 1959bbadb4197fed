"""Things that a search calls by their names: every form of a word is one word, as in the index."""

from functools import lru_cache

from .query import marked_words

MOST_NAMED = 5


def named(query, names_by_thing):
    """Which of these things a query means: those whose whole name it says, then those of whose name it is a part.

    Five at most. A part that more of them share means none of them: «область» is no region.
    """
    asked = marked_words(query)
    if not asked:
        return []
    known = {thing: [name_words(name) for name in names if name] for thing, names in names_by_thing.items()}
    whole = [thing for thing, names in known.items() if any(name and name <= asked for name in names)]
    part = [thing for thing, names in known.items() if any(asked < name for name in names) and thing not in whole]
    return (whole + part if len(whole + part) <= MOST_NAMED else whole)[:MOST_NAMED]


@lru_cache(maxsize=10_000)
def name_words(name):
    """The words of a name as a query is compared with them."""
    return marked_words(name)
