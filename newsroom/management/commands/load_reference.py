from pathlib import Path

from django.apps import apps
from django.core import serializers
from django.core.management.base import BaseCommand
from django.db import transaction

# In this order: what others point at comes first. Each is fixtures/<name>.json of its app.
REFERENCE = [
    ("regions", "regions"),
]


class Command(BaseCommand):
    help = "Load reference data. Rows that exist are left as they are, whatever editors made of them."
    requires_system_checks = []

    def handle(self, **options):
        for app_label, name in REFERENCE:
            added = load_missing(Path(apps.get_app_config(app_label).path) / "fixtures" / f"{name}.json")
            if added:
                self.stdout.write(f"Reference data: {added} rows of {app_label}.")


@transaction.atomic
def load_missing(fixture):
    """Save the rows of a fixture that the database lacks; answer how many they were."""
    added = 0
    with fixture.open(encoding="utf-8") as file:
        for row in serializers.deserialize(fixture.suffix[1:], file):
            if not type(row.object)._base_manager.filter(pk=row.object.pk).exists():
                row.save()
                added += 1
    return added
