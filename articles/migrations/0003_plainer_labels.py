from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_roles"),
    ]

    operations = [
        migrations.AlterField(
            model_name="article",
            name="coverage",
            field=models.CharField(
                blank=True,
                choices=[
                    ("announcement", "announces the event"),
                    ("preparation", "about the preparations"),
                    ("report", "reports from the event"),
                ],
                max_length=12,
                verbose_name="how it covers the event",
            ),
        ),
        migrations.AlterField(
            model_name="sourcehop",
            name="role",
            field=models.CharField(
                choices=[("said_to", "first said by"), ("reported", "reported by"), ("reprinted", "reprinted by")],
                default="reported",
                max_length=10,
                verbose_name="role",
            ),
        ),
    ]
