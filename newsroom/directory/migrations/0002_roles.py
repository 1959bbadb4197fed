from django.db import migrations

from newsroom.staff.roles import Role, rights

READER = {"organisation": ["view"], "person": ["view"], "position": ["view"]}
EDITOR = {
    "organisation": ["add", "change", "delete", "view"],
    "person": ["add", "change", "delete", "view"],
    "position": ["add", "change", "delete", "view"],
}


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial"), ("staff", "0002_roles")]

    operations = [
        rights(
            "directory",
            {
                Role.CORRESPONDENT: READER,
                Role.TRANSLATOR: READER,
                Role.EDITOR: EDITOR,
                Role.CHIEF_EDITOR: EDITOR,
            },
        )
    ]
