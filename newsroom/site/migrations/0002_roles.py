from django.db import migrations

from newsroom.staff.roles import Role, rights

READER = {"identity": ["view"], "presscontact": ["view"], "page": ["view"]}
CHIEF_EDITOR = {
    "identity": ["add", "change", "view"],
    "presscontact": ["add", "change", "delete", "view"],
    "page": ["add", "change", "delete", "view"],
}


class Migration(migrations.Migration):
    dependencies = [("site", "0001_initial"), ("staff", "0002_roles")]

    operations = [
        rights(
            "site",
            {
                Role.CORRESPONDENT: READER,
                Role.TRANSLATOR: READER,
                Role.EDITOR: READER,
                Role.CHIEF_EDITOR: CHIEF_EDITOR,
            },
        )
    ]
