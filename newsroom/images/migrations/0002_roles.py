from django.db import migrations

from newsroom.staff.roles import Role, rights

WRITER = {"image": ["add", "change", "delete", "view"], "attachment": ["add", "change", "delete", "view"]}


class Migration(migrations.Migration):
    dependencies = [("images", "0001_initial"), ("staff", "0002_roles")]

    operations = [
        rights(
            "images",
            {
                # Whose pictures these may be is said in newsroom/images/permissions.py.
                Role.CORRESPONDENT: WRITER,
                # Alternative texts and captions are translated where the picture is.
                Role.TRANSLATOR: {"image": ["change", "view"], "attachment": ["change", "view"]},
                Role.EDITOR: WRITER,
                Role.CHIEF_EDITOR: WRITER,
            },
        )
    ]
