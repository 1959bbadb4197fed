"""What pages load of texts: in few questions, because Django's words for each take ten times longer than its answer."""

from collections import defaultdict

from django.db import connections
from django.db.models import Prefetch, prefetch_related_objects

from newsroom.edition.blocks import kept


def whole(rows):
    """`{number: row}` of a table of which every page shows some rows: regions, sections, topics. In its own order."""
    return kept(f"all of {rows.model._meta.label}", make=lambda: {row.pk: row for row in rows})


def load(texts, *, many, rows=None):
    """Load what hangs on texts of one kind: `many` to many from whole tables, `rows` of theirs each from a queryset.

    One query says what there is; each relation that has rows takes another.
    """
    rows = rows or {}
    found = defaultdict(set)
    for relation, text, number in pairs(texts, many, rows) if texts else ():
        found[relation, text].add(number)
    for text in texts:
        known = {name: [] for name in rows if (name, text.pk) not in found}
        for name, table in many.items():
            numbers = found[name, text.pk]
            known[name] = [row for number, row in table.items() if number in numbers] if numbers else []
        text._prefetched_objects_cache = known  # as `prefetch_related` leaves it
    told = {name for name, _text in found if name in rows}
    prefetch_related_objects(texts, *(Prefetch(name, rows[name]) for name in rows if name in told))


def pairs(texts, many, rows):
    """What hangs on texts, as (relation, number of the text, number of the thing or 0 where a row is its own)."""
    model, numbers = type(texts[0]), [text.pk for text in texts]
    inside = f"IN ({', '.join(['%s'] * len(numbers))})"
    parts = []
    for name in many:
        field = model._meta.get_field(name)
        text, thing = field.m2m_column_name(), field.m2m_reverse_name()
        parts.append(f"SELECT '{name}', {text}, {thing} FROM {field.m2m_db_table()} WHERE {text} {inside}")
    for name in rows:
        key = model._meta.get_field(name).field
        parts.append(f"SELECT '{name}', {key.column}, 0 FROM {key.model._meta.db_table} WHERE {key.column} {inside}")
    with connections[texts[0]._state.db].cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), numbers * len(parts))
        return cursor.fetchall()
