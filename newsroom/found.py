"""What search found, as readers may see it: stories and events in the order of search."""

from dataclasses import dataclass

from articles.models import Article
from events.models import Event
from newsroom import search
from newsroom.directory.models import Organisation
from newsroom.language import fold, per_language
from newsroom.language.words import WORD
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
        """What readers may see of what search found. Three queries; one, when search found nothing."""
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
        things = {}
        for kind, model in MODELS.items():
            if item_ids := [item_id for item_id, its_kind in self.items if its_kind == kind]:
                rows = (relation for relation, _field in model.searched_rows)
                public = model.objects.published().filter(item_id__in=item_ids).prefetch_related(*rows)
                things |= {thing.item_id: thing for thing in public}
        return (things[item_id] for item_id, _kind in self.items if item_id in things)


def kinds_of(item_ids):
    """The public ones of these items: `{item_id: kind}`. Two queries, none for no items: Django knows the answer."""
    return {
        item_id: kind
        for kind, model in MODELS.items()
        for item_id in model.objects.published().filter(item_id__in=item_ids).values_list("item_id", flat=True)
    }


def named_in(query):
    """The regions and public organisations that a query names, five at most. Two queries, or three."""
    regions = Region.objects.only("slug", *per_language("name"))
    meant = search.named(query, {region: [region.name_ru, region.name_en] for region in regions})
    columns = [*per_language("name"), *per_language("abbreviation")]
    names = {pk: names for pk, *names in Organisation.objects.values_list("pk", *columns)}
    organisations = search.named(query, names)
    public = public_organisations().in_bulk(organisations) if organisations else {}
    return [*meant, *(public[pk] for pk in organisations if pk in public)][: search.MOST_NAMED]


def fewer_words(query, language):
    """What the longest words of a query find one by one: pairs of a word and a number. Up to five queries."""
    words = {fold(word): word for word in WORD.findall(query[:LONGEST_QUERY]) if fold(word) not in FUNCTION_WORDS}
    if len(words) < 2:
        return []
    longest = sorted(words.values(), key=len, reverse=True)[:FEWER]
    found = {word: search.matching(word, language) for word in longest}
    public = kinds_of({item_id for item_ids in found.values() for item_id in item_ids})
    numbers = [(word, sum(item_id in public for item_id in item_ids)) for word, item_ids in found.items()]
    return [(word, number) for word, number in numbers if number]
