from django.db import migrations

from newsroom.staff.roles import Role, rights

EVERYBODY = {"moverecord": ["view"], "note": ["add", "change", "view"]}
EDITOR = EVERYBODY | {"item": ["change", "view", "any_region", "any_status", "source_language"]}


class Migration(migrations.Migration):
    dependencies = [("publishing", "0001_initial"), ("staff", "0002_roles")]

    operations = [
        rights(
            "publishing",
            {
                Role.CORRESPONDENT: EVERYBODY | {"item": ["view", "source_language"]},
                Role.TRANSLATOR: EVERYBODY | {"item": ["view", "any_region"]},
                Role.EDITOR: EDITOR,
                Role.CHIEF_EDITOR: EDITOR,
            },
        )
    ]
