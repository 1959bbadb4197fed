"""What pages load of many texts at once; rows that all of them may name are fetched once in an edition."""

from collections import defaultdict

from django.db import connections
from django.db.models import Prefetch, prefetch_related_objects

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


def load_page(text, *, many, rows):
    """All that hangs on one text: `many` to many from whole tables, `rows` of its own each from a queryset.

    One query says what there is; of the rows only those that are there take another.
    """
    found = numbers_in(text, many, rows)
    for name, table in many.items():
        numbers = {number for relation, number in found if relation == name}
        give(text, **{name: [row for row in table.values() if row.pk in numbers] if numbers else []})
    told = {name for name, _number in found}
    give(text, **{name: [] for name in rows if name not in told})
    prefetch_related_objects([text], *(Prefetch(name, rows[name]) for name in rows if name in told))


def numbers_in(text, many, rows):
    """Pairs of a relation and a number, 0 for a relation whose rows are not named by others.

    In SQL: for half a dozen relations, Django's words take ten times longer than their answer.
    """
    fields = {name: text._meta.get_field(name) for name in (*many, *rows)}
    parts = [
        f"SELECT '{name}', {fields[name].m2m_reverse_name()} FROM {fields[name].m2m_db_table()}"
        f" WHERE {fields[name].m2m_column_name()} = %s"
        for name in many
    ]
    for name in rows:
        key = fields[name].field
        parts.append(
            f"SELECT '{name}', 0 WHERE EXISTS (SELECT 1 FROM {key.model._meta.db_table} WHERE {key.column} = %s)"
        )
    with connections[text._state.db].cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), [text.pk] * len(parts))
        return set(cursor.fetchall())


def give(thing, **relations):
    """Let a text know the rows of its relations, as `prefetch_related` does."""
    thing._prefetched_objects_cache = getattr(thing, "_prefetched_objects_cache", {}) | relations
