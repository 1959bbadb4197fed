from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from django_prose_editor.fields import ProseEditorField, ProseEditorFormField

from newsroom.language import active_language
from newsroom.language.fields import Typeset

from .clean import clean
from .widgets import EXTENSIONS, ProseWidget

MAX_LENGTH = 500_000  # a megabyte of Russian; the longest of releases has a tenth of it


class ProseFormField(ProseEditorFormField):
    """Rich text typed by an editor: compared, validated and handed on in its clean form, set in type."""

    language = ""

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
        return clean(value, self.language or active_language())


class ProseField(Typeset, ProseEditorField):
    """Rich text: a text column whose HTML is clean and set in type, whichever way it was written."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **({"extensions": EXTENSIONS, "sanitize": clean} | kwargs))

    def in_type(self, value, language):
        return clean(value, language) if isinstance(value, str) else value

    def clean(self, value, instance):
        return models.TextField.clean(self, self.in_type(value, self.language or active_language()), instance)

    def formfield(self, **kwargs):
        return super().formfield(**({"form_class": ProseFormField} | kwargs))
