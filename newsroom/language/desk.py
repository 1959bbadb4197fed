"""How the desk shows a text that has two languages: labels, fields that know their language, titles without grammar."""

from django.contrib import admin
from django.contrib.admin.widgets import AdminSplitDateTime, RelatedFieldWidgetWrapper
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline

from .choices import LoadedRelations


class FieldsInTheirLanguage(LoadedRelations):
    """Fields of forms that say in which language one writes in them, and dates whose two halves have names."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is None:
            return None
        if language := getattr(db_field, "language", None):
            field.widget.attrs["lang"] = language
        if isinstance(field.widget, AdminSplitDateTime):
            for half, name in zip(field.widget.widgets, (_("day"), _("time")), strict=True):
                half.attrs["aria-label"] = format_lazy("{}: {}", capfirst(field.label), name)
        if isinstance(field.widget, RelatedFieldWidgetWrapper):
            calm(field.widget)
        return field


def calm(select):
    """Beside a select only what one needs while writing: adding what is missing."""
    select.can_change_related = select.can_delete_related = select.can_view_related = False


class BilingualAdmin(FieldsInTheirLanguage, TranslationAdmin):
    """An admin of something with texts in both languages.

    Django's own titles (“Change article”) need a noun in a case that Russian changes: ours only name things.
    """

    def changelist_view(self, request, extra_context=None):
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        title = {"title": capfirst(self.opts.verbose_name)} | ({} if object_id else {"subtitle": _("new")})
        return super().changeform_view(request, object_id, form_url, title | (extra_context or {}))


class BilingualInline(FieldsInTheirLanguage, TranslationStackedInline):
    pass


class PlainInline(FieldsInTheirLanguage, admin.StackedInline):
    """Rows without texts of their own, in the same clothes."""
