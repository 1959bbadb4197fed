from django.db import migrations
from django.db.models import Max

LOGS = {"move": "MoveRecord", "note": "Note", "assignment": "Assignment"}


def begin_at_the_end(apps, schema_editor):
    """What happened before there were messages is told to nobody."""
    for source, model in LOGS.items():
        last = apps.get_model("publishing", model).objects.aggregate(last=Max("pk"))["last"]
        if last:
            apps.get_model("newsroom_messages", "Cursor").objects.create(source=source, position=last)


class Migration(migrations.Migration):
    dependencies = [("newsroom_messages", "0001_initial"), ("publishing", "0005_notes_and_assignments")]

    operations = [migrations.RunPython(begin_at_the_end, migrations.RunPython.noop)]
