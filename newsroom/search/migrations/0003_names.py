"""The names of regions and organisations, in words of the index."""

import django.db.models.deletion
from django.db import migrations, models


def read_names(apps, schema_editor):
    from newsroom.search.names import rows_of

    NameRow = apps.get_model("search", "NameRow")
    for app_label, kind, fields in (
        ("regions", "region", ["name"]),
        ("directory", "organisation", ["name", "abbreviation"]),
    ):
        columns = [f"{field}_{language}" for field in fields for language in ("ru", "en")]
        for pk, *names in apps.get_model(app_label, kind).objects.values_list("pk", *columns):
            rows = {row for name in names if name for row in rows_of(name)}
            NameRow.objects.bulk_create(
                NameRow(**{f"{kind}_id": pk}, word=word, words=words) for word, words in sorted(rows)
            )


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0002_roles"),
        ("regions", "0003_letters"),
        ("search", "0002_fts"),
    ]

    operations = [
        migrations.CreateModel(
            name="NameRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.TextField(blank=True, verbose_name="word")),
                ("words", models.TextField(verbose_name="words of the name")),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="directory.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="regions.region",
                        verbose_name="region",
                    ),
                ),
            ],
            options={
                "verbose_name": "name in search",
                "verbose_name_plural": "names in search",
                "ordering": ["pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("region__isnull", False)),
                        fields=["word", "words"],
                        name="search_name_of_region",
                    ),
                    models.Index(
                        condition=models.Q(("organisation__isnull", False)),
                        fields=["word", "words"],
                        name="search_name_of_organisation",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("organisation__isnull", False), ("region", None)),
                            models.Q(("organisation", None), ("region__isnull", False)),
                            _connector="OR",
                        ),
                        name="search_name_of_one_thing",
                    )
                ],
            },
        ),
        migrations.RunPython(read_names, migrations.RunPython.noop),
    ]
