"""Making the whole index again: after the rules for words changed, or after rows came from elsewhere (`loaddata`)."""

from collections.abc import Iterable, Iterator
from operator import itemgetter

from django.apps import apps
from django.db import transaction

from newsroom.language import LANGUAGES

from . import engines, index, index_names
from .models import NameRow, SearchRow


def searchable_models() -> list[type]:
    """The models that search reads, of whatever app: those with an `item` and `search_texts(language)`.

    Search is ground and may not import stories or events; it knows them by what they can do.
    """
    return [
        model
        for model in apps.get_models()
        if hasattr(model, "search_texts") and hasattr(model, "item") and not model._meta.proxy
    ]


def searchable_things() -> list[tuple[int, type]]:
    """The item and the model of everything that search reads, oldest first; a draft beside a live row has no item."""
    return sorted(
        (
            (item_id, model)
            for model in searchable_models()
            for item_id in model._base_manager.exclude(item=None).values_list("item_id", flat=True)
        ),
        key=itemgetter(0),
    )


def rebuild(things: Iterable[tuple[int, type]]) -> Iterator[int]:
    """Index everything again, item by item, and forget what is gone; gives the number of each item when it is done.

    Search goes on answering meanwhile. Each text is read in the transaction that indexes it, so that an editor who
    saves at the same time is never overwritten.
    """
    rebuild_names()
    engines.rebuild()
    SearchRow.objects.update(digest="")
    for item_id, model in things:
        with transaction.atomic():
            if thing := model._base_manager.filter(item_id=item_id).first():
                for language in LANGUAGES:
                    index(item_id, language, *thing.search_texts(language))
        yield item_id
    SearchRow.objects.filter(digest="").delete()


@transaction.atomic
def rebuild_names() -> None:
    """Read the names of everything that has `search_names` again."""
    NameRow.objects.all().delete()
    for model in apps.get_models():
        if hasattr(model, "search_names"):
            for thing in model._base_manager.all():
                index_names(thing)
