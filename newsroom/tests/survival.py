"""What a migration may not do while the release before it goes on running: each rule, and what to do instead."""

import re

from django.db.migrations import operations
from django.db.models import NOT_PROVIDED

ALWAYS = {
    operations.RemoveField: "takes a column away that running code reads: let a release stop using it first",
    operations.RenameField: "renames a column that running code reads: add one beside it",
    operations.DeleteModel: "takes a table away that running code reads: let a release stop using it first",
    operations.RenameModel: "renames a table that running code reads",
    operations.AlterModelTable: "renames a table that running code reads",
    operations.AddConstraint: "adds a rule that running code may not keep",
    operations.AlterUniqueTogether: "adds a rule that running code may not keep",
}
DESTRUCTIVE = re.compile(r"\bDROP\s+(COLUMN|TABLE)\b|\bRENAME\b|\bSET\s+NOT\s+NULL\b", re.IGNORECASE)


def what_breaks(migration, state) -> list[str]:
    """Why code that knows only what was before this migration would fail after it; [] where it goes on.

    `state` is that of the project before it; it is moved along.
    """
    found = []
    for operation in migration.operations:
        found += told_of(operation, state, migration.app_label)
        operation.state_forwards(migration.app_label, state)
    return found


def told_of(operation, state, app):
    if isinstance(operation, operations.SeparateDatabaseAndState):
        return [fault for part in operation.database_operations for fault in told_of(part, state, app)]
    fault = next((fault for kind, fault in ALWAYS.items() if type(operation) is kind), None)
    if isinstance(operation, operations.AddField):
        fault = fault_of_a_new(operation.field)
    elif isinstance(operation, operations.AlterField):
        before = state.models[app, operation.model_name_lower].get_field(operation.name)
        fault = fault_between(before, operation.field)
    elif isinstance(operation, operations.RunSQL) and DESTRUCTIVE.search(str(operation.sql)):
        fault = "changes by SQL what running code reads or writes"
    return [f"{operation.describe()}: {fault}"] if fault else []


def fault_of_a_new(field):
    if field.null or field.many_to_many or field.db_default is not NOT_PROVIDED:
        return None
    return "adds a column that running code does not fill: give it null=True or a db_default"


def fault_between(before, after):
    if before.null and not after.null and after.db_default is NOT_PROVIDED:
        return "asks running code for a value that it may leave out: give it a db_default"
    if after.unique and not before.unique:
        return "adds a rule that running code may not keep"
    if before.get_internal_type() != after.get_internal_type():
        return "makes another kind of column"
    if (after.max_length or 0) < (before.max_length or 0) and after.max_length:
        return "takes less than running code may write"
    return None
