"""What search found, as readers may see it: stories and events in the order of search."""

from dataclasses import dataclass
from functools import cache
from itertools import chain

from django.db import connections, router
from django.db.models import QuerySet, Value

from articles.models import Article
from events.models import Event
from newsroom import search
from newsroom.edition.blocks import kept
from newsroom.language import fold
from newsroom.language.words import WORD
from newsroom.publishing.loading import Question, load
from newsroom.publishing.models import Item
from newsroom.regions.models import Region
from newsroom.search.query import FUNCTION_WORDS, LONGEST_QUERY

from .public import public_organisations

MODELS = {"article": Article, "event": Event}
FEWER = 3  # words of a query that found nothing, to be looked for one by one


@dataclass
class Found:
    """Items sliced like a queryset, loaded when a template walks through them; `kind` is one of `MODELS`."""

    items: list[tuple[int, str]]  # the number of an item and its kind, best first

    @classmethod
    def by(cls, query, language):
        """What readers may see of what search found. Two queries; one, when search found nothing."""
        item_ids = search.matching(query, language)
        kinds = kinds_of(item_ids)
        return cls([(item_id, kinds[item_id]) for item_id in item_ids if item_id in kinds])

    def of_kind(self, kind):
        return Found([item for item in self.items if item[1] == kind])

    def __len__(self):
        return len(self.items)

    count = __len__

    def __getitem__(self, part):
        return Found(self.items[part])

    def __iter__(self):
        texts = {}
        for kind, model in MODELS.items():
            if numbers := [item_id for item_id, its_kind in self.items if its_kind == kind]:
                rows = {relation: rows_of(model, relation) for relation, _field in model.searched_rows}
                texts |= {text.item_id: text for text in load(texts_of(model), numbers, rows=rows).values()}
        return (texts[item_id] for item_id, _kind in self.items)


@cache
def texts_of(model):
    return Question(model.objects.all, "item")


@cache
def rows_of(model, relation):
    field = model._meta.get_field(relation).field
    return Question(field.model.objects.all, field.name)


def kinds_of(item_ids):
    """The public ones of these items: `{item_id: kind}`. One query, none for no items."""
    if not item_ids:
        return {}
    sql, params = kept("SQL of public items", make=public_items)
    places = ", ".join(["%s"] * len(item_ids))
    with connections[router.db_for_read(Item)].cursor() as cursor:
        each = (item_ids if param == ASKED else [param] for param in params)
        cursor.execute(sql.replace("IN (%s)", f"IN ({places})"), list(chain.from_iterable(each)))
        return dict(cursor.fetchall())


ASKED = -1  # in the place of the items that are asked for


def public_items():
    """The SQL that says which of some items are public, and its parameters, in Django's words."""
    found = (
        model.objects.published()
        # by their items, whatever a planner thinks of how many texts are public
        .filter(pk__in=model.objects.filter(item_id__in=[ASKED]).order_by().values("pk"))
        .order_by()
        .rewrite(False)
        .values_list("item_id", Value(kind))
        for kind, model in MODELS.items()
    )
    return QuerySet.union(*found, all=True).query.sql_with_params()


def named_in(query):
    """The regions and public organisations that a query names, five at most. One query."""
    found = search.named_by(query, region=Region.objects.all(), organisation=public_organisations())
    return [*found["region"], *found["organisation"]][: search.MOST_NAMED]


def fewer_words(query, language):
    """What the longest words of a query find one by one: pairs of a word and a number. Up to four queries."""
    words = {fold(word): word for word in WORD.findall(query[:LONGEST_QUERY]) if fold(word) not in FUNCTION_WORDS}
    if len(words) < 2:
        return []
    longest = sorted(words.values(), key=len, reverse=True)[:FEWER]
    found = {word: search.matching(word, language) for word in longest}
    public = kinds_of({item_id for item_ids in found.values() for item_id in item_ids})
    numbers = [(word, sum(item_id in public for item_id in item_ids)) for word, item_ids in found.items()]
    return [(word, number) for word, number in numbers if number]
