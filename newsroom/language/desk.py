"""How the desk shows a text that has two languages: labels, fields that know their language, titles without grammar."""

from contextlib import suppress

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import lookup_spawns_duplicates
from django.contrib.admin.views.main import ERROR_FLAG, SEARCH_VAR
from django.contrib.admin.widgets import AdminSplitDateTime, RelatedFieldWidgetWrapper
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import DataError
from django.db.models import BooleanField, Q
from django.http import HttpResponseRedirect
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline

from .choices import LoadedRelations, is_number
from .words import patterns

LONGEST_NUMBER = 18  # digits, of a number that every database can hold


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
    select.template_name = "language/add_beside.html"
    select.can_change_related = select.can_delete_related = select.can_view_related = False


def yes_or_no(value):
    """In words, because Django's picture of it is called “True” or “False” in any language."""
    return gettext("Yes") if value else gettext("No")


def column_in_words(opts, name):
    """A column of a list, which says yes or no in words."""
    if not any(field.name == name and isinstance(field, BooleanField) for field in opts.fields):
        return name

    @admin.display(description=opts.get_field(name).verbose_name, ordering=name)
    def column(thing):
        return yes_or_no(getattr(thing, name))

    column.__name__ = name
    return column


class DeskAdmin(FieldsInTheirLanguage, admin.ModelAdmin):
    """What every admin of the newsroom has in common.

    Django's own titles (“Change article”) need a noun in a case that Russian changes: ours only name things.
    """

    search_ignores_endings = False  # for texts; in a list of names, who asks for «Иванов» does not want every «Иван»

    def get_list_display(self, request):
        return [column_in_words(self.opts, name) for name in super().get_list_display(request)]

    def changelist_view(self, request, extra_context=None):
        if ERROR_FLAG in request.GET:
            text = gettext("The address asked the list for something that it does not know. Here is the whole list.")
            self.message_user(request, text, messages.WARNING)
            return HttpResponseRedirect(request.path)
        if ACTION_CHECKBOX_NAME in request.POST:
            request.POST = request.POST.copy()
            chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
            request.POST.setlist(ACTION_CHECKBOX_NAME, [pk for pk in chosen if is_number(pk)])
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def get_changelist_instance(self, request):
        """The rows are counted here, and SQLite says only then that a number in the address is too long for it."""
        asked = [value for name in request.GET if name != SEARCH_VAR for value in request.GET.getlist(name)]
        if any(value.isdecimal() and len(value) > LONGEST_NUMBER for value in asked):  # PostgreSQL would find nothing
            raise IncorrectLookupParameters
        try:
            changes = super().get_changelist_instance(request)
        except (OverflowError, ValueError, DataError) as error:
            raise IncorrectLookupParameters(error) from error
        changes.asked = list(changes.params.items())  # for templates, which take `params.items` for the name of a field
        return changes

    def get_search_results(self, request, queryset, search_term):
        """The rows that hold every word of a search or its beginning: in any order, whatever the capitals and the ё.

        `icontains` will not do: SQLite knows capitals of Latin letters alone.
        """
        fields = self.get_search_fields(request)
        if not (fields and search_term.strip()):
            return queryset, False
        asked = patterns(search_term, without_endings=self.search_ignores_endings)
        if not asked:
            return queryset.none(), False
        every = [Q(*((f"{field}__iregex", word) for field in fields), _connector=Q.OR) for word in asked]
        return queryset.filter(*every), any(lookup_spawns_duplicates(self.opts, field) for field in fields)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        title = {"title": capfirst(self.opts.verbose_name)} | ({} if object_id else {"subtitle": _("new")})
        return super().changeform_view(request, object_id, form_url, title | (extra_context or {}))

    def get_changeform_initial_data(self, request):
        """What the address of a new form proposes, as far as the fields understand it."""
        understood = {}
        for name, value in super().get_changeform_initial_data(request).items():
            with suppress(FieldDoesNotExist, ValidationError):
                field = self.opts.get_field(name)
                if field.concrete:
                    numbers = field.many_to_many and [pk for pk in value if is_number(pk)]
                    understood[name] = numbers if field.many_to_many else field.to_python(value)
        return understood


class BilingualAdmin(DeskAdmin, TranslationAdmin):
    """An admin of something with texts in both languages."""


class BilingualInline(FieldsInTheirLanguage, TranslationStackedInline):
    pass


class PlainInline(FieldsInTheirLanguage, admin.StackedInline):
    """Rows without texts of their own, in the same clothes."""
