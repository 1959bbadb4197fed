from django.db import migrations

from newsroom.staff.roles import Role, rights

WRITER = {"image": ["add", "change", "view"], "attachment": ["add", "change", "view"]}
EDITOR = {"image": ["add", "change", "delete", "view"], "attachment": ["add", "change", "delete", "view"]}


class Migration(migrations.Migration):
    dependencies = [("images", "0001_initial"), ("staff", "0002_roles")]

    operations = [
        rights(
            "images",
            {
                Role.CORRESPONDENT: WRITER,
                # Alternative texts and captions are translated where the picture is.
                Role.TRANSLATOR: {"image": ["change", "view"], "attachment": ["change", "view"]},
                Role.EDITOR: EDITOR,
                Role.CHIEF_EDITOR: EDITOR,
            },
        )
    ]
