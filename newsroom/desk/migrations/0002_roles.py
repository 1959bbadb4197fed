from django.db import migrations

from newsroom.staff.roles import Role, rights

WRITERS = [Role.CORRESPONDENT, Role.EDITOR, Role.CHIEF_EDITOR]


class Migration(migrations.Migration):
    dependencies = [("desk", "0001_initial"), ("staff", "0002_roles")]

    operations = [rights("desk", {role: {"settled": ["settle"]} for role in WRITERS})]
