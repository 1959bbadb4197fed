"""What a text says, as one value that can be kept, compared and put back.

A snapshot is JSON: `{"fields": {name: value}, "rows": {relation: [{"key": …, name: value}, …]}}`. It holds all that
editors write and nothing that the newsroom keeps of it: no status, no version, no anchor. A key is the number of what
it leads to, a set of keys a sorted list; an empty text is "". Nothing here knows a kind of text: a new one has
snapshots by being a `Publishable` with rows that are `ChildRow`s.
"""

from functools import cache
from math import inf

from django.db import models
from django.utils.translation import gettext as _

from newsroom.language import LANGUAGES, per_language
from newsroom.publishing.models import ChildRow
from newsroom.publishing.status import NOT_YET_PUBLIC

MOMENTS = dict(zip(per_language("published_at"), LANGUAGES, strict=True))
PLAIN = (str, int, float, bool, type(None))


@cache
def content_fields(model):
    """The columns and sets of keys that editors write, without the base columns of what is translated."""
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    names = {field.name for field in fields}
    parent = parent_field(model) if issubclass(model, ChildRow) else None
    return [
        field
        for field in fields
        if field.editable
        and not field.primary_key
        and (parent is None or field != parent)  # a translated field is equal to None, says modeltranslation
        and not names.issuperset(per_language(field.name))
    ]


@cache
def row_relations(model):
    """The relations to the rows of a text, with the model of each: `{"quotes": Quote}`."""
    return {
        relation.get_accessor_name(): relation.related_model
        for relation in model._meta.related_objects
        if issubclass(relation.related_model, ChildRow) and relation.field == parent_field(relation.related_model)
    }


@cache
def parent_field(model):
    """The key of a row to its text: the one that the promise of a unique `key` names."""
    promise = next(each for each in model._meta.constraints if each.name.endswith("_key") and "key" in each.fields)
    return model._meta.get_field(promise.fields[0])


def take(thing):
    """The snapshot of a text as it is stored. Queries: one for it and each relation, however many rows there are."""
    thing = type(thing)._base_manager.get(pk=thing.pk)
    rows = {}
    for relation, model in row_relations(type(thing)).items():
        sets = [field.name for field in model._meta.many_to_many]
        stored = getattr(thing, relation).order_by("position", "pk").prefetch_related(*sets)
        rows[relation] = [{"key": str(row.key), **values(row)} for row in stored]
    return {"fields": values(thing), "rows": rows}


def values(instance):
    return {field.name: value_of(instance, field) for field in content_fields(type(instance))}


def value_of(instance, field):
    if field.many_to_many:
        return sorted(each.pk for each in getattr(instance, field.name).all())
    value = getattr(instance, field.attname)
    if value is None and isinstance(field, (models.CharField, models.TextField)):
        return ""
    return value if isinstance(value, PLAIN) else field.value_to_string(instance)


def put(thing, snapshot):
    """Write a snapshot onto a text: its columns, its keys, its rows by their `key`. The caller's transaction.

    A moment of publication that readers know stays, and a draft beside a live page has none. Fields and relations
    that the model no longer has, and keys to what is gone, are left out.

    Returns what could not be put back, as sentences; [] when all was.
    """
    losses = Losses(snapshot)
    kept = kept_moments(thing)
    write(thing, {name: value for name, value in snapshot["fields"].items() if name not in kept}, losses)
    for relation, model in row_relations(type(thing)).items():
        put_rows(thing, relation, model, snapshot["rows"].get(relation, []), losses)
    thing.tell_search()
    return losses.sentences(type(thing))


def kept_moments(thing):
    """The moments of publication that nothing is written over: readers know them, or there are none to have."""
    return {
        name
        for name, language in MOMENTS.items()
        if thing.working_copy_of_id or thing.status_in(language) not in NOT_YET_PUBLIC
    }


def put_rows(thing, relation, model, wanted, losses):
    """Make the rows of one relation what the snapshot says; a row that stays keeps its number.

    Rows that differ are deleted before any is written: two may have changed places in a unique column. Where rows of
    one position would stand in another order, all of them are written anew.
    """
    stored = {str(row.key): row for row in getattr(thing, relation).prefetch_related(*sets_of(model))}
    wanted = {row["key"]: {name: row[name] for name in row if name != "key"} for row in wanted}
    if not keep_order(wanted, stored):
        model._base_manager.filter(pk__in=[row.pk for row in stored.values()]).delete()
        stored = {}
    changed = {key: row for key, row in wanted.items() if key not in stored or values(stored[key]) != row}
    gone = [row.pk for key, row in stored.items() if key not in wanted or key in changed]
    if gone:
        model._base_manager.filter(pk__in=gone).delete()
    for key, row in changed.items():
        if losses.forbid(model, row):
            continue
        pk = stored[key].pk if key in stored else None
        write(model(pk=pk, key=key, **{parent_field(model).name: thing}), row, losses, force_insert=True)


def keep_order(wanted, stored):
    """Whether rows in this order, with the numbers that they have or get, are read back in the same order."""
    places = [
        (row.get("position", 0), stored[key].pk if key in stored else inf, number)
        for number, (key, row) in enumerate(wanted.items())
    ]
    return places == sorted(places)


def sets_of(model):
    return [field.name for field in model._meta.many_to_many]


def write(instance, wanted, losses, **options):
    """Set what the model has of these values, and save. Keys to what is gone stay as they were."""
    sets = {}
    for field in content_fields(type(instance)):
        if field.name not in wanted:
            continue
        value = losses.without_gone(field, wanted[field.name])
        if field.many_to_many:
            sets[field.name] = value
        elif value is not Losses.GONE:
            setattr(instance, field.attname, read(field, value))
    instance.save(**options)
    for name, numbers in sets.items():
        getattr(instance, name).set(numbers)


def read(field, value):
    if value == "" and field.null and not field.empty_strings_allowed:
        return None
    return field.to_python(value)


class Losses:
    """What a snapshot names and the newsroom no longer has. One query for each model that it leads to."""

    GONE = object()

    def __init__(self, snapshot):
        self.snapshot = snapshot
        self.found, self.gone = {}, set()

    def known(self, model, numbers):
        known = self.found.setdefault(model, {})
        if unknown := [number for number in numbers if number not in known]:
            there = set(model._base_manager.filter(pk__in=unknown).values_list("pk", flat=True))
            known |= {number: number in there for number in unknown}
        missing = [number for number in numbers if not known[number]]
        self.gone |= {(model._meta.verbose_name, number) for number in missing}
        return [number for number in numbers if known[number]]

    def without_gone(self, field, value):
        if field.remote_field is None or value in (None, ""):
            return value
        if field.many_to_many:
            return self.known(field.related_model, value)
        return value if self.known(field.related_model, [value]) else self.GONE

    def forbid(self, model, row):
        """Whether a row has to be left out, because what it needs is gone."""
        return any(
            self.without_gone(field, row.get(field.name)) is self.GONE
            for field in content_fields(model)
            if field.many_to_one and not field.null
        )

    def sentences(self, model):
        known = {"key", *(field.name for field in content_fields(model))}
        known_rows = row_relations(model)
        strange = [name for name in self.snapshot["fields"] if name not in known]
        for relation, rows in self.snapshot["rows"].items():
            if relation not in known_rows:
                strange += [relation] if rows else []
                continue
            names = {"key", *(field.name for field in content_fields(known_rows[relation]))}
            strange += sorted({f"{relation}: {name}" for row in rows for name in row if name not in names})
        return [
            *(_("The field “%(field)s” is no longer there.") % {"field": name} for name in strange),
            *(
                _("It named a thing that is gone: %(kind)s, number %(number)s.") % {"kind": kind, "number": number}
                for kind, number in sorted((str(kind), number) for kind, number in self.gone)
            ),
        ]
