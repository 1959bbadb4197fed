"""Which rows name a file, found in the models themselves: whoever adds a column of files need not tell anybody.

Texts, their drafts and their history name pictures and documents by number; a number leads to a row, and the row to its
file. So these columns are all there is.
"""

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import models


def file_columns():
    """(model, column) of everything that names an upload."""
    return [
        (model, field)
        for model in apps.get_models(include_auto_created=True)
        if not (model._meta.proxy or model._meta.abstract) and model._meta.managed
        for field in model._meta.concrete_fields
        if isinstance(field, models.FileField) and field.storage == default_storage and field.model is model
    ]


def named_files() -> set[str]:
    """Every file that some row names now."""
    return {
        name
        for model, field in file_columns()
        for name in model._base_manager.exclude(**{f"{field.name}__in": ["", None]})
        .values_list(field.name, flat=True)
        .iterator()
    }
