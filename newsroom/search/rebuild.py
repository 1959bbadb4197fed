"""Making the whole index again: after the rules for words changed, or after rows came from elsewhere (`loaddata`)."""

from collections.abc import Iterator

from django.apps import apps
from django.db import transaction

from newsroom.language import LANGUAGES

from . import columns_of, digest_of, index_names
from .models import NameRow, SearchRow

AT_ONCE = 100  # items: read without a lock, and written in a tenth of a second


def searchable_models() -> list[type]:
    """The models that search reads, of whatever app: those with an `item` and `search_texts(language)`.

    Search is ground and may not import stories or events; it knows them by what they can do.
    """
    return [
        model
        for model in apps.get_models()
        if hasattr(model, "search_texts") and hasattr(model, "item") and not model._meta.proxy
    ]


def items_after(number: int):
    """Items in the order in which they are read."""
    return SearchRow._meta.get_field("item").related_model.objects.filter(pk__gt=number).order_by("pk")


def rebuild(after: int = 0) -> Iterator[tuple[int, int]]:
    """Index everything again, the oldest first, and forget what is gone.

    Gives after each part how many items it had and the number of its last one: `after` goes on from there. Search goes
    on answering, and editors saving: words are made before the rows are locked, and a text that somebody saved
    meanwhile is left as they indexed it.
    """
    if not after:
        rebuild_names()
    while numbers := list(items_after(after).values_list("pk", flat=True)[:AT_ONCE]):
        texts, versions = read(numbers)
        with transaction.atomic():
            unchanged = {pair for model in searchable_models() for pair in versions_of(model, numbers)}
            write({item: texts[item] for item, version in sorted(versions.items()) if (item, version) in unchanged})
            known = {item for item, _version in unchanged}
            SearchRow.objects.filter(item__gt=after, item__lte=numbers[-1]).exclude(item__in=known).delete()
        after = numbers[-1]
        yield len(numbers), after


def read(numbers):
    """What is said of each item, `{item: {language: columns}}`, and the versions that say it."""
    texts, versions = {}, {}
    for model in searchable_models():
        rows = [relation for relation, _field in getattr(model, "searched_rows", ())]
        for thing in model._base_manager.filter(item__in=numbers).prefetch_related(*rows):
            versions[thing.item_id] = thing.version
            texts[thing.item_id] = {each: columns_with_digest(*thing.search_texts(each)) for each in LANGUAGES}
    return texts, versions


def columns_with_digest(title, body):
    return columns_of(title, body) | {"digest": digest_of(title, body)}


def versions_of(model, numbers):
    things = model._base_manager.filter(item__in=numbers)
    return things.select_for_update().values_list("item", "version")


def write(texts):
    """Make the rows of these items say this; what says it already is not written."""
    known = {(row.item_id, row.language): row for row in SearchRow.objects.filter(item__in=texts)}
    new, gone = [], []
    for item, by_language in texts.items():
        for language, columns in by_language.items():
            row = known.get((item, language))
            if not (columns["title"] or columns["body"]):
                gone += [row.pk] if row else []
            elif row is None:
                new.append(SearchRow(item_id=item, language=language, **columns))
            elif any(getattr(row, name) != value for name, value in columns.items()):
                SearchRow.objects.filter(pk=row.pk).update(**columns)
    SearchRow.objects.bulk_create(new)
    if gone:
        SearchRow.objects.filter(pk__in=gone).delete()


@transaction.atomic
def rebuild_names() -> None:
    """Read the names of everything that has `search_names` again."""
    NameRow.objects.all().delete()
    for model in apps.get_models():
        if hasattr(model, "search_names"):
            for thing in model._base_manager.all():
                index_names(thing)
