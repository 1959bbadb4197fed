"""Snapshots keep the order of the forms in PostgreSQL too, which sorts what it keeps as jsonb. SQLite keeps text."""

from django.db import migrations

import newsroom.publishing.fields


def keep_as(kind):
    def run(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"ALTER TABLE publishing_revision ALTER snapshot TYPE {kind} USING snapshot::{kind}")

    return run


class Migration(migrations.Migration):
    dependencies = [("publishing", "0005_notes_and_assignments")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name="revision",
                    name="snapshot",
                    field=newsroom.publishing.fields.OrderedJSONField(verbose_name="snapshot"),
                ),
            ],
            database_operations=[migrations.RunPython(keep_as("json"), keep_as("jsonb"))],
        ),
    ]
