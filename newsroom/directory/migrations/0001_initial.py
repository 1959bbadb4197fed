import django.db.models.deletion
from django.db import migrations, models

import newsroom.language.years


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("regions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("association", "association"),
                            ("cluster", "cluster"),
                            ("technopark", "technopark"),
                            ("zone", "special economic zone"),
                            ("authority", "authority"),
                            ("academy", "academy"),
                            ("university", "university"),
                            ("media", "media"),
                            ("other", "other"),
                        ],
                        default="other",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=250, verbose_name="name")),
                ("name_ru", models.CharField(blank=True, max_length=250, null=True, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=250, null=True, verbose_name="name")),
                (
                    "genitive",
                    models.CharField(
                        blank=True,
                        help_text="In Russian: «Новости …». For example: «Ассоциации кластеров».",
                        max_length=250,
                        verbose_name="name in the genitive",
                    ),
                ),
                ("abbreviation", models.CharField(blank=True, max_length=40, verbose_name="abbreviation")),
                (
                    "abbreviation_ru",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="abbreviation"),
                ),
                (
                    "abbreviation_en",
                    models.CharField(blank=True, max_length=40, null=True, verbose_name="abbreviation"),
                ),
                (
                    "other_spellings",
                    models.TextField(
                        blank=True,
                        help_text="One on a line, in either language: press texts are read with them.",
                        verbose_name="other spellings",
                    ),
                ),
                ("is_member", models.BooleanField(default=False, verbose_name="member of the association")),
                ("website", models.URLField(blank=True, verbose_name="website")),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="organisations",
                        to="regions.region",
                        verbose_name="region",
                    ),
                ),
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
                "ordering": ["name_ru", "name_en", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "name",
                    models.CharField(
                        blank=True, help_text="First name, then last name.", max_length=150, verbose_name="full name"
                    ),
                ),
                (
                    "name_ru",
                    models.CharField(
                        blank=True,
                        help_text="First name, then last name.",
                        max_length=150,
                        null=True,
                        verbose_name="full name",
                    ),
                ),
                (
                    "name_en",
                    models.CharField(
                        blank=True,
                        help_text="First name, then last name.",
                        max_length=150,
                        null=True,
                        verbose_name="full name",
                    ),
                ),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "ordering": ["name_ru", "name_en", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name_ru__gt", ""), ("name_ru__isnull", False)),
                            models.Q(("name_en__gt", ""), ("name_en__isnull", False)),
                            _connector="OR",
                        ),
                        name="person_has_name",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Position",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "title",
                    models.CharField(
                        blank=True,
                        help_text="As it is printed after the name.",
                        max_length=250,
                        verbose_name="job title",
                    ),
                ),
                (
                    "title_ru",
                    models.CharField(
                        blank=True,
                        help_text="As it is printed after the name.",
                        max_length=250,
                        null=True,
                        verbose_name="job title",
                    ),
                ),
                (
                    "title_en",
                    models.CharField(
                        blank=True,
                        help_text="As it is printed after the name.",
                        max_length=250,
                        null=True,
                        verbose_name="job title",
                    ),
                ),
                (
                    "held_from",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[newsroom.language.years.validate_year],
                        verbose_name="held from",
                    ),
                ),
                (
                    "held_until",
                    models.DateField(
                        blank=True,
                        null=True,
                        validators=[newsroom.language.years.validate_year],
                        verbose_name="held until",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="positions",
                        to="directory.organisation",
                        verbose_name="organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="positions",
                        to="directory.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "position",
                "verbose_name_plural": "positions",
                "ordering": ["person", models.OrderBy(models.F("held_from"), descending=True, nulls_last=True), "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("name_ru__gt", ""), ("name_ru__isnull", False)),
                    models.Q(("name_en__gt", ""), ("name_en__isnull", False)),
                    _connector="OR",
                ),
                name="organisation_has_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("held_from", None),
                    ("held_until", None),
                    ("held_from__lte", models.F("held_until")),
                    _connector="OR",
                ),
                name="position_held_in_order",
            ),
        ),
    ]
