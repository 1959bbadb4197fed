from django.db import migrations

from newsroom.staff.roles import Role, rights


def on(models, *actions):
    return dict.fromkeys(models, actions)


CHILDREN = ["agendaitem", "eventorganisation", "material", "eventpicture", "eventattachment"]
LISTS = ["series"]
WRITE = on(CHILDREN, "add", "change", "delete", "view")
READ_LISTS = on(LISTS, "view")
WRITE_LISTS = on(LISTS, "add", "change", "delete", "view")

RIGHTS = {
    Role.CORRESPONDENT: on(["event"], "add", "change", "view", "submit") | WRITE | READ_LISTS,
    Role.TRANSLATOR: on(["event"], "change", "view", "submit") | on(CHILDREN, "change", "view") | READ_LISTS,
    Role.EDITOR: on(["event"], "add", "change", "view", "submit", "publish") | WRITE | WRITE_LISTS,
    Role.CHIEF_EDITOR: on(["event"], "add", "change", "delete", "view", "submit", "publish") | WRITE | WRITE_LISTS,
}


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial"), ("staff", "0002_roles")]

    operations = [rights("events", RIGHTS)]
