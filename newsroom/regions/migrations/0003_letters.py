import json
from pathlib import Path

import django.core.validators
from django.db import migrations, models

FIXTURE = Path(__file__).parent.parent / "fixtures" / "regions.json"


def fill_letters(apps, schema_editor):
    """Give the regions that the database has already the letters that new ones come with."""
    regions = apps.get_model("regions", "Region").objects.using(schema_editor.connection.alias)
    for row in json.loads(FIXTURE.read_text(encoding="utf-8")):
        letters = {name: value for name, value in row["fields"].items() if name.startswith("letters")}
        if letters:
            regions.filter(code=row["fields"]["code"]).update(**letters)


class Migration(migrations.Migration):
    dependencies = [
        ("regions", "0002_roles"),
    ]

    operations = [
        migrations.AddField(
            model_name="region",
            name="letters",
            field=models.CharField(
                blank=True,
                help_text="Three capitals, as NVS. Where there are none, the name's own first letters stand there.",
                max_length=3,
                verbose_name="letters on the map",
            ),
        ),
        migrations.AddField(
            model_name="region",
            name="letters_en",
            field=models.CharField(
                blank=True,
                help_text="Three capitals, as NVS. Where there are none, the name's own first letters stand there.",
                max_length=3,
                null=True,
                verbose_name="letters on the map",
            ),
        ),
        migrations.AddField(
            model_name="region",
            name="letters_ru",
            field=models.CharField(
                blank=True,
                help_text="Three capitals, as NVS. Where there are none, the name's own first letters stand there.",
                max_length=3,
                null=True,
                verbose_name="letters on the map",
            ),
        ),
        migrations.AlterField(
            model_name="region",
            name="tile_column",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="Counted from 1, from west to east.",
                null=True,
                validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(19)],
                verbose_name="column on the map",
            ),
        ),
        migrations.AlterField(
            model_name="region",
            name="tile_row",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="Counted from 1, from north to south.",
                null=True,
                validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(11)],
                verbose_name="row on the map",
            ),
        ),
        migrations.RunPython(fill_letters, migrations.RunPython.noop),
    ]
