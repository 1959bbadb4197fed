"""Things that a search calls by their names: every form of a word is one word, as in the index."""

from functools import lru_cache
from itertools import combinations

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from .query import marked_words

MOST_NAMED = 5
MOST_NAMES = 4  # of one thing: a name and an abbreviation in two languages
ENOUGH = (MOST_NAMED + 1) * MOST_NAMES  # rows that show whether a part of a name is shared by too many


@transaction.atomic
def index_names(thing) -> None:
    """Let search know a region or an organisation by its `search_names`. What it knows already costs one query."""
    from .models import NameRow

    wanted = {row for name in thing.search_names if name for row in rows_of(name)}
    owner = {thing._meta.model_name: thing}
    rows = NameRow.objects.filter(**owner)
    if set(rows.values_list("word", "words")) != wanted:
        rows.delete()
        NameRow.objects.bulk_create(NameRow(**owner, word=word, words=words) for word, words in sorted(wanted))


def rows_of(name):
    """What the index keeps of a name: a row for all its words, and one for each."""
    words = joined(name_words(name))
    return [("", words), *((word, words) for word in words.split())] if words.strip() else []


def joined(words):
    return f" {' '.join(sorted(words))} "


def named_by(query, **things) -> dict[str, list]:
    """Which of these things a query means: `named_by(query, region=Region.objects.all())`, `{"region": [tver]}`.

    One query, for any number of things and whatever is asked: it reads by an index, and few rows.
    """
    from .models import NameRow

    asked = marked_words(query)
    said = [joined(words) for length in range(1, len(asked) + 1) for words in combinations(asked, length)]
    within = Q(*(Q(words__contains=f" {word} ") for word in asked), word=max(asked, key=len, default=""))
    wanted = Q()
    for kind in things:
        names = NameRow.objects.filter(**{f"{kind}__isnull": False}).order_by().values("pk")
        for condition in (Q(word="", words__in=said), within):
            wanted |= Q(pk__in=names.filter(condition)[:ENOUGH])
    those = {f"is_that_{kind}": Exists(among.filter(pk=OuterRef(kind))) for kind, among in things.items()}
    rows = NameRow.objects.filter(wanted).select_related(*things).annotate(**those) if asked else []
    found = {}
    for kind in things:
        known = {getattr(row, kind): getattr(row, f"is_that_{kind}") for row in rows if getattr(row, kind)}
        meant = named(query, {thing: thing.search_names for thing in sorted(known, key=str)})
        found[kind] = [thing for thing in meant if known[thing]]
    return found


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
