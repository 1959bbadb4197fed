"""One index for everything that is published: `from newsroom import search`.

It knows items, not stories or events: whoever saves a text calls `index`, whoever lists texts asks `matching` and keeps
what `published()` allows. Drafts are in the index too, for the desk. Regions and organisations are known by their names
alone: whoever saves one calls `index_names`, whoever looks for them asks `named_by`.
"""

from hashlib import sha256

from newsroom.language import LANGUAGES
from newsroom.language.words import index_words

from . import engines
from .excerpts import highlight, snippet
from .names import MOST_NAMED, index_names, named, named_by
from .query import begun_word, read_query

__all__ = [
    "MOST_NAMED",
    "highlight",
    "index",
    "index_names",
    "index_new",
    "matching",
    "named",
    "named_by",
    "remove",
    "search_items",
    "snippet",
]


def index(item_id: int, language: str, title: str, body: str) -> None:
    """Let search know what an item says in a language, in plain text; an item that says nothing is forgotten.

    A text that search knows already costs one query and writes nothing.
    """
    from .models import SearchRow  # here, because Django imports this package before it is ready for models

    digest = digest_of(title, body)
    known = SearchRow.objects.filter(item_id=item_id, language=language).values_list("digest", flat=True).first()
    if known == digest:
        return
    columns = columns_of(title, body)
    if any(columns.values()):
        SearchRow.objects.update_or_create(item_id=item_id, language=language, defaults={**columns, "digest": digest})
    elif known is not None:
        remove(item_id, language)


def index_new(texts) -> None:
    """Let search know many texts that it has never seen, in one query: each an item, a language, a title, a body."""
    from .models import SearchRow

    SearchRow.objects.bulk_create(
        SearchRow(item_id=item_id, language=language, digest=digest_of(title, body), **columns_of(title, body))
        for item_id, language, title, body in texts
    )


def digest_of(title: str, body: str) -> str:
    return sha256(f"{title}\0{body}".encode(errors="replace")).hexdigest()


def columns_of(title: str, body: str) -> dict[str, str]:
    return {"title": " ".join(index_words(title)), "body": " ".join(index_words(body))}


def remove(item_id: int, language: str | None = None) -> None:
    """Forget an item, in one language or in both."""
    from .models import SearchRow

    SearchRow.objects.filter(item_id=item_id, language__in=[language] if language else LANGUAGES).delete()


def matching(query: str, language: str | None = None, *, unfinished: bool = False) -> list[int]:
    """The numbers of the items that say every word of a query, best first; at most 2,000, each once.

    Without a language both are searched; in an `unfinished` query the last word may be the beginning of one. Every
    query has an answer: nothing in it is syntax but quotation marks, and one without words finds nothing. None costs
    more for being odd: phrases and beginnings are looked for in the newest texts alone (`engines.best_matches`).
    """
    terms = read_query(query)
    begun = begun_word(query) if unfinished else ""
    return list(dict.fromkeys(engines.best_matches(terms, language, begun))) if terms else []


def search_items(queryset, query: str, language: str | None = None):
    """The rows of a queryset, of a model with an `item`, whose text matches; all of them for an empty search field.

    For the desk, where a list of choices is narrowed down letter by letter: the last word need not be whole.
    """
    if not query.strip():
        return queryset
    # By their items first, whatever else the list asks for: a planner takes “live” or “public” for a rare thing.
    found = queryset.model._base_manager.filter(item_id__in=matching(query, language, unfinished=True))
    return queryset.filter(pk__in=found.order_by().values("pk"))
