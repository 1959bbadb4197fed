"""What pages load of many texts at once; rows that all of them may name are fetched once in an edition."""

from collections import defaultdict

from newsroom.edition.blocks import kept
from newsroom.regions.models import Region


def whole(rows):
    """`{number: row}` of a table of which every page shows some rows: regions, sections, topics. In its own order."""
    return kept(f"all of {rows.model._meta.label}", make=lambda: {row.pk: row for row in rows})


def regions_of(kind, numbers):
    """`{number of a text: its regions, by name}`."""
    return many_of(kind, "regions", numbers, whole(Region.objects.for_cards()))


def many_of(kind, relation, numbers, rows):
    """`{number of a text: rows that it names in a many-to-many relation}`, in the order of these rows. One query."""
    field = kind._meta.get_field(relation)
    text, row = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
    pairs = field.remote_field.through.objects.filter(**{f"{text}__in": list(numbers)}).values_list(text, row)
    places = {number: place for place, number in enumerate(rows)}
    named = defaultdict(list)
    for number, other in sorted(pairs, key=lambda pair: places[pair[1]]):
        named[number].append(rows[other])
    return named


def give(thing, **relations):
    """Let a text know the rows of its relations, as `prefetch_related` does."""
    thing._prefetched_objects_cache = getattr(thing, "_prefetched_objects_cache", {}) | relations
