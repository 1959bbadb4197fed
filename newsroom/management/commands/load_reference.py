from collections import Counter
from pathlib import Path

from django.apps import apps
from django.core import serializers
from django.core.management.base import BaseCommand
from django.core.management.color import no_style
from django.db import connection, transaction

# In this order: what others point at comes first. Each is fixtures/<name>.json of its app.
REFERENCE = [
    ("regions", "regions"),
    ("articles", "sections"),
    ("site", "site"),
    ("directory", "directory"),
]


class Command(BaseCommand):
    help = "Load reference data. Rows that exist are left as they are, whatever editors made of them."
    requires_system_checks = []

    def handle(self, *, verbosity, **options):
        for app_label, name in REFERENCE:
            added = load_missing(Path(apps.get_app_config(app_label).path) / "fixtures" / f"{name}.json")
            if added and verbosity:
                self.stdout.write(f"Reference data of {app_label}: {added} added.")


@transaction.atomic
def load_missing(fixture):
    """Save the rows of a fixture that the database lacks; answer how many they were."""
    added = Counter()
    with fixture.open(encoding="utf-8") as file:
        for row in serializers.deserialize("json", file):
            model = type(row.object)
            if not model._base_manager.filter(pk=row.object.pk).exists():
                row.save()
                added[model] += 1
    with connection.cursor() as cursor:  # the fixture brought its own numbers: let the next ones follow them
        for statement in connection.ops.sequence_reset_sql(no_style(), list(added)):
            cursor.execute(statement)
    return added.total()
