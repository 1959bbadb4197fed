"""What people are in the newsroom. A role is a group: made here by migration, given its rights by each room."""

from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """A role; its value is the name of its group."""

    CORRESPONDENT = "correspondent", _("correspondent")
    TRANSLATOR = "translator", _("translator")
    EDITOR = "editor", _("editor")
    CHIEF_EDITOR = "chief editor", _("chief editor")


def rights(app_label, table):
    """The migration operation that gives roles their rights in one app, and takes them back on the way down.

    `table` is `{role: {model: ["add", "change", "view"]}}`. The migration depends on `("staff", "0002_roles")` and on
    the one that made the models.
    """

    def each(change):
        def run(apps, schema_editor):
            for role, models_ in table.items():
                for model, actions in models_.items():
                    change(apps, role, app_label, model, actions)

        return run

    return migrations.RunPython(each(grant), each(revoke))


def grant(apps, role, app_label, model, actions):
    """Give a role rights over a model; for migrations.

    `actions` are names such as "add" or "publish", or whole codenames such as "any_region". Raises LookupError when
    the model declares no such right.
    """
    group(apps, role).permissions.add(*permissions(apps, app_label, model, actions))


def revoke(apps, role, app_label, model, actions):
    """Take back what `grant` gave."""
    group(apps, role).permissions.remove(*permissions(apps, app_label, model, actions))


def group(apps, role):
    return apps.get_model("auth", "Group").objects.get(name=role)


def permissions(apps, app_label, model, actions):
    make_missing_permissions(apps, app_label)
    codenames = {action: {action, f"{action}_{model}"} for action in actions}
    found = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label=app_label, content_type__model=model, codename__in=set().union(*codenames.values())
    )
    declared = {permission.codename for permission in found}
    if missing := [action for action, names in codenames.items() if not names & declared]:
        raise LookupError(f"{app_label}.{model} declares no right to {', '.join(missing)}.")
    return found


def make_missing_permissions(apps, app_label):
    """Django makes permissions only after all migrations have run, and a new database has none before."""
    app_config = apps.get_app_config(app_label)
    app_config.models_module = True  # An app as a migration sees it has models but no module; Django looks for one.
    create_permissions(app_config, verbosity=0, apps=apps)
