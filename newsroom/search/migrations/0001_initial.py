import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("publishing", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "language",
                    models.CharField(
                        choices=[("ru", "Russian"), ("en", "English")], max_length=2, verbose_name="language"
                    ),
                ),
                ("title", models.TextField(blank=True, verbose_name="words of the title")),
                ("body", models.TextField(blank=True, verbose_name="words of the body")),
                (
                    "digest",
                    models.CharField(
                        blank=True,
                        help_text="Of the text as it was read; empty means: read it again.",
                        max_length=64,
                        verbose_name="digest",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_rows",
                        to="publishing.item",
                        verbose_name="item",
                    ),
                ),
            ],
            options={
                "verbose_name": "search row",
                "verbose_name_plural": "search rows",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("item", "language"), name="search_row_once_a_language"),
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ("ru", "en"))), name="search_row_language_known"
                    ),
                ],
            },
        ),
    ]
