from django.db import migrations

from newsroom.staff.roles import Role, rights


class Migration(migrations.Migration):
    dependencies = [("staff", "0002_roles")]

    operations = [rights("staff", {Role.CHIEF_EDITOR: {"user": ["add", "change", "view"]}})]
