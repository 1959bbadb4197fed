"""The rows of a text at the desk: pictures, quotes, agenda items. Whoever may write the text may write them."""

from copy import copy
from uuid import uuid4

from django import forms
from django.contrib.admin.options import flatten_fieldsets
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext_lazy as _

from newsroom.images.forms import PictureChoices
from newsroom.language import LANGUAGES
from newsroom.language.desk import BilingualInline, PlainInline
from newsroom.language.years import refuse_other_years
from newsroom.prose.offers import offer

from .permissions import may_shape, writable_languages
from .publishable import alt_text_errors
from .status import Status


def language_of(model, field):
    """The language that a field's text belongs to; None for what is not translated."""
    base, _underscore, language = field.rpartition("_")
    return language if language in LANGUAGES and hasattr(model, base) else None


def once_a_request(question):
    """Make a question of `permissions` one that a request asks of each text once."""

    def asked(request, thing):
        known = request.__dict__.setdefault("_permissions", {})
        key = question, type(thing), thing.pk
        if key not in known:
            known[key] = question(request.user, thing)
        return known[key]

    return asked


languages_for = once_a_request(writable_languages)
shapes = once_a_request(may_shape)


def open_as_draft(request, thing):
    """Let this request see a text as if it were still a draft: what it was while somebody was writing in it."""
    draft = copy(thing)
    for language in LANGUAGES:
        setattr(draft, f"status_{language}", Status.DRAFT)
    answers = request.__dict__.setdefault("_permissions", {})
    for question in (writable_languages, may_shape):
        answers[question, type(thing), thing.pk] = question(request.user, draft)


def closed_fields(request, thing, model, names):
    """Which of these fields, of a text or of its rows, are only read by the person who asks."""
    open_languages = [*languages_for(request, thing), *([None] if shapes(request, thing) else [])]
    return [name for name in names if language_of(model, name) not in open_languages]


class ChildForm(forms.ModelForm):
    """A row of a text. A new one may bring the key of the row that it copies: places in the body then fit the copy."""

    text = None  # the text as typed in the same form; the formset knows it
    row_key = forms.UUIDField(required=False, label="", widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["row_key"].initial = self.instance.key
        refuse_other_years(self)

    def has_changed(self):
        return any(name != "row_key" for name in self.changed_data)

    def _get_validation_exclusions(self):
        """Keys that stay as stored lead where they led: no query asks for that, however many rows there are."""
        excluded = super()._get_validation_exclusions()
        if self.instance.pk is None:
            return excluded
        keys = {field.name for field in self.instance._meta.fields if field.many_to_one and field.name in self.fields}
        return excluded | keys.difference(self.changed_data)

    def _post_clean(self):
        super()._post_clean()
        if self.instance._state.adding and self.cleaned_data.get("row_key"):
            self.instance.key = self.cleaned_data["row_key"]
            self.instance.offers_itself = not self.errors  # before it is saved: a place in the body may wait for it


class PictureForm(ChildForm):
    """A picture of a text: where the text is public or scheduled, it has the words that publishing asks for."""

    def clean_image(self):
        image = self.cleaned_data["image"]
        errors = [error for language in self.text.promised_languages for error in alt_text_errors([image], language)]
        if errors:
            raise ValidationError(errors)
        return image


class RowNumberField(forms.ModelChoiceField):
    """The number by which a form names the row that it holds: the row is there already, and is not asked for again."""

    def __init__(self, row, queryset):
        super().__init__(queryset, initial=row.pk, required=False, widget=forms.HiddenInput)
        self.row = row

    def to_python(self, value):
        return self.row if str(value) == str(self.row.pk) else super().to_python(value)


class ChildFormSet(BaseInlineFormSet):
    """Rows that somebody else may have removed meanwhile: what was typed into them stays, as new rows."""

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(data, *args, **kwargs)
        if self.is_bound and not self.save_as_new:
            self.take_in_orphans()

    def take_in_orphans(self):
        """Give the rows that are gone, or were never of this text, the last numbers and no id."""
        if not self.management_form.is_valid():
            return
        total = self.total_form_count()
        initial = range(min(self.initial_form_count(), total))
        ids = {index: self.data.get(f"{self.prefix}-{index}-id", "") for index in initial}
        stored = {str(row.pk) for row in self.get_queryset()}
        if not (orphans := [index for index, pk in ids.items() if pk not in stored]):
            return
        numbers = [*(index for index in range(total) if index not in orphans), *orphans]
        rows = [self.fields_of(index) for index in numbers]
        self.data = self.data.copy()
        for new, (old, row) in enumerate(zip(numbers, rows, strict=True)):
            for name in {*row, *self.fields_of(new)}:
                self.data.setlist(f"{self.prefix}-{new}-{name}", row.get(name, []))
            if old in orphans:
                self.data[f"{self.prefix}-{new}-id"] = ""
        self.data[f"{self.prefix}-INITIAL_FORMS"] = str(len(ids) - len(orphans))
        del self.management_form

    def fields_of(self, index):
        start = f"{self.prefix}-{index}-"
        return {name.removeprefix(start): self.data.getlist(name) for name in self.data if name.startswith(start)}

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if form.instance.pk:
            number = form.fields[self._pk_field.name]
            form.fields[self._pk_field.name] = RowNumberField(form.instance, number.queryset)
        form.text = self.instance

    def clean(self):
        """A key names one row: a new row with a key that is taken gets one of its own."""
        super().clean()
        taken = {row.key for row in self.get_queryset()}
        for form in self.extra_forms:
            key = getattr(form, "cleaned_data", {}).get("row_key")
            if key in taken:
                form.cleaned_data["row_key"] = None
                form.instance.key = uuid4()
            taken.add(key)


class ChildRows(PictureChoices):
    """Inline rows of a text: each language is written by itself, the rest by those who may shape the text."""

    form = ChildForm
    formset = ChildFormSet
    extra = 0
    ordering = ["position", "pk"]
    loaded_relations = ()

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.loaded_relations)

    def has_view_permission(self, request, obj=None):
        return True

    def has_add_permission(self, request, obj=None):
        return obj is None or shapes(request, obj)

    has_delete_permission = has_add_permission

    def has_change_permission(self, request, obj=None):
        return obj is None or bool(languages_for(request, obj))

    def get_readonly_fields(self, request, obj=None):
        names = super().get_readonly_fields(request, obj)
        fields = flatten_fieldsets([(None, {"fields": self.fields})])
        return [*names, *(closed_fields(request, obj, self.model, fields) if obj else [])]


class ChildInline(ChildRows, PlainInline):
    pass


class TranslatedChildInline(ChildRows, BilingualInline):
    pass


class Placed:
    """For an inline whose rows have places in the body: the row tells the editor its key and its name."""

    placed_as = "picture"

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "place"]

    def place(self, row):
        if row.pk is None and not getattr(row, "offers_itself", False):
            return _("Save the text; the editor's buttons then put this row where it belongs.")
        return offer(self.placed_as, row.key, row)

    place.short_description = _("place in the body")
