from django.db import migrations, models

from events.dates import days


def fill(apps, schema_editor):
    """The days of the events that there are, as `Event.save` writes them."""
    Event = apps.get_model("events", "Event")
    for event in Event.objects.exclude(starts_at=None).only("starts_at", "ends_at", "date_precision", "time_zone"):
        first_on, last_on = days(event.starts_at, event.ends_at, event.date_precision, event.time_zone)
        Event.objects.filter(pk=event.pk).update(first_on=first_on, last_on=last_on)


class Migration(migrations.Migration):
    dependencies = [("events", "0002_roles")]

    operations = [
        migrations.AddField("event", "first_on", models.DateField("first day", editable=False, null=True)),
        migrations.AddField("event", "last_on", models.DateField("last day", editable=False, null=True)),
        migrations.AddIndex("event", models.Index(fields=["last_on", "first_on"], name="event_days")),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=True),
    ]
