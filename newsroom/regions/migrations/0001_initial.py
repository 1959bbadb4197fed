import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

import newsroom.regions.models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Region",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.CharField(
                        help_text="ISO 3166: two letters for a country, as BR; the country and the region, as RU-NVS.",
                        max_length=6,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Z]{2}(-[A-Z0-9]{1,3})?\\Z", "A code looks like BR or RU-NVS."
                            )
                        ],
                        verbose_name="code",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("country", "country"),
                            ("republic", "republic"),
                            ("krai", "krai"),
                            ("oblast", "oblast"),
                            ("federal_city", "federal city"),
                            ("autonomous_oblast", "autonomous oblast"),
                            ("autonomous_okrug", "autonomous okrug"),
                            ("city", "city of republican significance"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("name_ru", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("name_en", models.CharField(max_length=100, null=True, verbose_name="name")),
                (
                    "genitive",
                    models.CharField(
                        help_text="In Russian, after «новости»: «Новосибирской области».",
                        max_length=100,
                        verbose_name="genitive",
                    ),
                ),
                (
                    "prepositional",
                    models.CharField(
                        help_text="In Russian, with its preposition: «во Владимирской области».",
                        max_length=100,
                        verbose_name="prepositional",
                    ),
                ),
                ("slug", models.SlugField(max_length=60, unique=True, verbose_name="address")),
                (
                    "time_zone",
                    models.CharField(
                        help_text="The one that most people of the region live by, as Asia/Novosibirsk.",
                        max_length=40,
                        validators=[newsroom.regions.models.validate_time_zone],
                        verbose_name="time zone",
                    ),
                ),
                (
                    "tile_column",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Counted from 1, from west to east.",
                        null=True,
                        verbose_name="column on the map",
                    ),
                ),
                (
                    "tile_row",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Counted from 1, from north to south.",
                        null=True,
                        verbose_name="row on the map",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty for a country.",
                        limit_choices_to={"kind": "country"},
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="regions",
                        to="regions.region",
                        verbose_name="country",
                    ),
                ),
            ],
            options={
                "verbose_name": "region",
                "verbose_name_plural": "regions",
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RegionAlias",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("name_ru", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("name_en", models.CharField(max_length=100, null=True, verbose_name="name")),
                (
                    "is_ambiguous",
                    models.BooleanField(
                        default=False,
                        help_text="Recognised only beside a word such as “city” or “region”: Kirov is a town, and a person.",
                        verbose_name="also means something else",
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aliases",
                        to="regions.region",
                        verbose_name="region",
                    ),
                ),
            ],
            options={
                "verbose_name": "other name of a region",
                "verbose_name_plural": "other names of regions",
                "ordering": ["name", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="region",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("name_ru__gt", ""), ("name_ru__isnull", False), ("name_en__gt", ""), ("name_en__isnull", False)
                ),
                name="region_named_in_both_languages",
                violation_error_message="A region needs its name in both languages.",
            ),
        ),
        migrations.AddConstraint(
            model_name="region",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("country", None), ("kind", "country")),
                    models.Q(models.Q(("kind", "country"), _negated=True), ("country__isnull", False)),
                    _connector="OR",
                ),
                name="region_country_only_above_regions",
                violation_error_message="A region belongs to a country; a country belongs to none.",
            ),
        ),
        migrations.AddConstraint(
            model_name="region",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("tile_column", None), ("tile_row", None)),
                    models.Q(
                        ("tile_column__isnull", False),
                        ("tile_row__isnull", False),
                        models.Q(("kind", "country"), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="region_tile_whole_and_never_a_countrys",
                violation_error_message="A place on the map is a column and a row, and only regions have one.",
            ),
        ),
        migrations.AddConstraint(
            model_name="region",
            constraint=models.UniqueConstraint(
                fields=("tile_column", "tile_row"),
                name="region_alone_on_its_tile",
                violation_error_message="Another region has this place on the map.",
            ),
        ),
        migrations.AddConstraint(
            model_name="regionalias",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("name_ru__gt", ""), ("name_ru__isnull", False), ("name_en__gt", ""), ("name_en__isnull", False)
                ),
                name="region_alias_named_in_both_languages",
                violation_error_message="Another name is needed in both languages.",
            ),
        ),
    ]
