from django.db import migrations

from newsroom.staff.roles import Role, rights

RIGHTS = {role: {"presstext": ["view"]} for role in (Role.EDITOR, Role.CHIEF_EDITOR)}


class Migration(migrations.Migration):
    dependencies = [("seeds", "0001_initial"), ("staff", "0002_roles")]

    operations = [rights("seeds", RIGHTS)]
