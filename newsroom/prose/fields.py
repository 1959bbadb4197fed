from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django_prose_editor.fields import ProseEditorField, ProseEditorFormField

from .clean import clean
from .widgets import EXTENSIONS, ProseWidget

MAX_LENGTH = 500_000  # a megabyte of Russian; the longest of releases has a tenth of it


class ProseFormField(ProseEditorFormField):
    """Rich text typed by an editor: compared, validated and handed on in its clean form."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **(kwargs | {"widget": ProseWidget}))

    def to_python(self, value):
        value = super().to_python(value)
        if len(value) > MAX_LENGTH:
            raise ValidationError(
                _("The text is too long: with its markup it has %(length)s characters, the limit is %(limit)s."),
                code="too_long",
                params={"length": len(value), "limit": MAX_LENGTH},
            )
        return clean(value)


class ProseField(ProseEditorField):
    """Rich text: a text column whose HTML is clean, whichever way it was written.

    `pre_save` cleans what the instance goes on holding; `get_db_prep_save` also meets what has no instance
    or skips that hook: `update()`, `bulk_update()` and fixtures.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **({"extensions": EXTENSIONS, "sanitize": clean} | kwargs))

    def clean(self, value, instance):
        return models.TextField.clean(self, cleaned(value), instance)

    def pre_save(self, instance, add):
        value = super().pre_save(instance, add)
        kept = cleaned(value)
        if kept != value:
            setattr(instance, self.attname, kept)
        return kept

    def get_db_prep_save(self, value, connection):
        return super().get_db_prep_save(cleaned(value), connection)

    def formfield(self, **kwargs):
        return super().formfield(**({"form_class": ProseFormField} | kwargs))


def cleaned(value):
    """What a column may hold: clean text; nothing and SQL expressions as they are."""
    return clean(value) if isinstance(value, str) else value
