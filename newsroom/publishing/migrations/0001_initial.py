import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Item",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        help_text="The kind of thing: article, event.", max_length=20, verbose_name="kind"
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                (
                    "assignee",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="assignments",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="assignee",
                    ),
                ),
            ],
            options={
                "verbose_name": "item",
                "verbose_name_plural": "items",
                "ordering": ["-pk"],
                "permissions": [
                    ("any_region", "Works on texts of every region"),
                    ("any_status", "Changes what is in review or published"),
                    ("source_language", "Changes a text in its language of origin"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[("ru", "Russian"), ("en", "English")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("field", models.CharField(blank=True, max_length=50, verbose_name="field")),
                ("text", models.TextField(blank=True, verbose_name="text")),
                ("text_ru", models.TextField(blank=True, null=True, verbose_name="text")),
                ("text_en", models.TextField(blank=True, null=True, verbose_name="text")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created at")),
                ("is_done", models.BooleanField(default=False, verbose_name="done")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty when the reader of press texts was not sure of something.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="publishing.item",
                        verbose_name="item",
                    ),
                ),
            ],
            options={
                "verbose_name": "note",
                "verbose_name_plural": "notes",
                "ordering": ["is_done", "pk"],
            },
        ),
        migrations.CreateModel(
            name="MoveRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "language",
                    models.CharField(
                        choices=[("ru", "Russian"), ("en", "English")], max_length=2, verbose_name="language"
                    ),
                ),
                ("name", models.CharField(max_length=20, verbose_name="move")),
                ("at", models.DateTimeField(verbose_name="at")),
                ("note", models.TextField(blank=True, verbose_name="note")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty when a command of the newsroom made the move.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="publishing.item",
                        verbose_name="item",
                    ),
                ),
            ],
            options={
                "verbose_name": "move",
                "verbose_name_plural": "moves",
                "ordering": ["-at", "-pk"],
                "indexes": [models.Index(fields=["item", "language", "-at"], name="move_by_item")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("language__in", ("ru", "en"))), name="move_language_known"
                    )
                ],
            },
        ),
    ]
