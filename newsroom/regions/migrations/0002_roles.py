from django.db import migrations

from newsroom.staff.roles import Role, rights

READER = {"region": ["view"], "regionalias": ["view"]}
EDITOR = {"region": ["change", "view"], "regionalias": ["add", "change", "delete", "view"]}


class Migration(migrations.Migration):
    dependencies = [("regions", "0001_initial"), ("staff", "0002_roles")]

    operations = [
        rights(
            "regions",
            {
                Role.CORRESPONDENT: READER,
                Role.TRANSLATOR: READER,
                Role.EDITOR: EDITOR,
                Role.CHIEF_EDITOR: EDITOR,
            },
        )
    ]
