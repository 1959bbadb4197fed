from collections import Counter
from pathlib import Path

from django.apps import apps
from django.core import serializers
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand
from django.core.management.color import no_style
from django.db import connection, transaction

from newsroom import search

# In this order: what others point at comes first. Each is fixtures/<name>.json of its app.
REFERENCE = [
    ("regions", "regions"),
    ("articles", "sections"),
    ("site", "site"),
    ("directory", "directory"),
]


class Command(BaseCommand):
    help = "Load reference data, once: from then on it belongs to editors, who may change and delete it."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument(
            "--again",
            action="store_true",
            help="also add what this release brings, and what editors deleted, where nothing of theirs is in its way",
        )

    def handle(self, *, again, verbosity, **options):
        for app_label, name in REFERENCE:
            rows = read(Path(apps.get_app_config(app_label).path) / "fixtures" / f"{name}.json")
            if again:
                added = load(row for row in rows if has_room(row.object))
            else:
                added = 0 if has_rows_of(rows) else load(rows)
            if added and verbosity:
                self.stdout.write(f"Reference data of {app_label}: {added} added.")


def read(fixture):
    with fixture.open(encoding="utf-8") as file:
        return list(serializers.deserialize("json", file))


def has_rows_of(rows):
    """Whether the database knows anything of the kinds that a fixture brings."""
    return any(model._base_manager.exists() for model in {type(row.object) for row in rows})


def has_room(thing):
    """Whether a row can stand beside those that exist: none has its number, its address or its place."""
    try:
        thing.full_clean()
    except ValidationError:
        return False
    return True


@transaction.atomic
def load(rows):
    """Save rows in their order; answer how many they were."""
    added = Counter()
    for row in rows:
        row.save()
        if hasattr(row.object, "search_names"):  # rows of a fixture are written past `save()` of their model
            search.index_names(row.object)
        added[type(row.object)] += 1
    with connection.cursor() as cursor:  # the rows brought their own numbers: let the next ones follow them
        for statement in connection.ops.sequence_reset_sql(no_style(), list(added)):
            cursor.execute(statement)
    return added.total()
