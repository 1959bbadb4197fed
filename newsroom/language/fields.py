"""Columns whose text is set in type (`typography.py`) whichever way it is written."""

from django import forms
from django.db import models

from . import active_language
from .typography import typeset


class Typeset:
    """A text column that knows its language: modeltranslation's copies do, and one that is given `language="ru"`.

    The base column of a translated text is in the language that is active. `pre_save` sets what the instance goes on
    holding; `get_db_prep_save` also meets what has no instance or skips that hook: `update()`, `bulk_update()` and
    fixtures. Migrations know a plain column.
    """

    language = ""

    def __init__(self, *args, language="", **kwargs):
        super().__init__(*args, **kwargs)
        self.language = language

    def in_type(self, value, language):
        """What the column keeps of a value; nothing and SQL expressions as they are."""
        return typeset(value, language) if language and isinstance(value, str) else value

    def clean(self, value, instance):
        return super().clean(self.in_type(value, self.language or active_language()), instance)

    def pre_save(self, instance, add):
        value = super().pre_save(instance, add)
        kept = self.in_type(value, self.language or active_language())
        if kept != value:
            setattr(instance, self.attname, kept)
        return kept

    def get_db_prep_save(self, value, connection):
        return super().get_db_prep_save(self.in_type(value, self.language), connection)

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        plain = models.CharField if isinstance(self, models.CharField) else models.TextField
        return name, f"django.db.models.{plain.__name__}", args, kwargs

    def formfield(self, **kwargs):
        field = super().formfield(**({"form_class": TypesetFormField} | kwargs))
        field.language = self.language
        return field


class TypesetFormField(forms.CharField):
    """Text typed by an editor: compared, validated and handed on as it will be kept."""

    language = ""

    def to_python(self, value):
        value = super().to_python(value)
        return typeset(value, self.language or active_language()) if value else value


class TypesetCharField(Typeset, models.CharField):
    """A short text: a headline, a name."""


class TypesetTextField(Typeset, models.TextField):
    """A text of one paragraph or several, without markup."""
