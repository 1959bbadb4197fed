from django.db import migrations

from newsroom.staff.roles import Role, rights


def on(models, *actions):
    return dict.fromkeys(models, actions)


CHILDREN = ["articlepicture", "articleattachment", "articleorganisation", "sourcehop", "quote"]
LISTS = ["section", "topic"]
WRITE = on(CHILDREN, "add", "change", "delete", "view")
READ_LISTS = on(LISTS, "view")
WRITE_LISTS = on(LISTS, "add", "change", "delete", "view")

RIGHTS = {
    Role.CORRESPONDENT: on(["article"], "add", "change", "view", "submit") | WRITE | READ_LISTS,
    Role.TRANSLATOR: on(["article"], "change", "view", "submit") | on(CHILDREN, "change", "view") | READ_LISTS,
    Role.EDITOR: on(["article"], "add", "change", "view", "submit", "publish") | WRITE | WRITE_LISTS,
    Role.CHIEF_EDITOR: on(["article"], "add", "change", "delete", "view", "submit", "publish") | WRITE | WRITE_LISTS,
}


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial"), ("staff", "0002_roles")]

    operations = [rights("articles", RIGHTS)]
