from django.db import migrations

from newsroom.staff.roles import Role, rights

RIGHTS = dict.fromkeys([Role.EDITOR, Role.CHIEF_EDITOR], {"presstext": ["view"]})


class Migration(migrations.Migration):
    dependencies = [("seeds", "0001_initial"), ("staff", "0002_roles")]

    operations = [rights("seeds", RIGHTS)]
