"""Choosing what a row points at: the select prints what came with the row, and is not upset by what is no number."""

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError


def is_number(value):
    """Whether somebody sent what may be a row's number: the database raises on letters and on endless digits."""
    return str(value).isdecimal() and len(str(value)) < 19


class LoadedChoices:
    """An autocomplete that prints what the row already loaded: no query for each row of a form."""

    loaded = ()

    def optgroups(self, name, value, attr=None):
        value = [pk for pk in value if is_number(pk)]
        chosen = {str(pk) for pk in value}
        loaded = {str(thing.pk): thing for thing in self.loaded}
        if not chosen <= loaded.keys():
            return super().optgroups(name, value, attr)
        has_blank = not self.is_required and not self.allow_multiple_selected
        options = [self.create_option(name, "", "", False, 0)] if has_blank else []
        label = self.choices.field.label_from_instance
        options += [self.create_option(name, pk, label(loaded[pk]), True, pk) for pk in loaded if pk in chosen]
        return [(None, options, 0)]


class LoadedSelect(LoadedChoices, AutocompleteSelect):
    pass


class LoadedSelectMultiple(LoadedChoices, AutocompleteSelectMultiple):
    pass


class LoadedChoiceField(forms.ModelChoiceField):
    """A choice of one thing that knows what the form's row holds: what stays is not asked for again."""

    held = None

    def get_bound_field(self, form, field_name):
        if form.instance.pk:
            self.held = getattr(form.instance, field_name)
            inner_widget(self).loaded = [self.held] if self.held else []
        return super().get_bound_field(form, field_name)

    def to_python(self, value):
        return self.held if self.held and str(self.held.pk) == str(value) else super().to_python(value)


class LoadedMultipleChoiceField(forms.ModelMultipleChoiceField):
    """A choice of several things that tells its autocomplete what the form's row holds."""

    def get_bound_field(self, form, field_name):
        if form.instance.pk:
            inner_widget(self).loaded = list(getattr(form.instance, field_name).all())
        return super().get_bound_field(form, field_name)

    def _check_values(self, value):
        """Refuse what is no row's number in Django's words, before the database chokes on it."""
        for pk in value:
            if not is_number(pk):
                raise ValidationError(
                    self.error_messages["invalid_pk_value"], code="invalid_pk_value", params={"pk": str(pk)[:40]}
                )
        return super()._check_values(value)


def inner_widget(field):
    """The select itself: the admin wraps it to add its links."""
    return getattr(field.widget, "widget", field.widget)


class LoadedRelations:
    """For an admin or inline: the fields and selects above, wherever it autocompletes and no other field was asked."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            select = LoadedSelect(db_field, self.admin_site, using=kwargs.get("using"))
            kwargs = {"form_class": LoadedChoiceField, "widget": select, **kwargs}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            select = LoadedSelectMultiple(db_field, self.admin_site, using=kwargs.get("using"))
            kwargs = {"form_class": LoadedMultipleChoiceField, "widget": select, **kwargs}
        return super().formfield_for_manytomany(db_field, request, **kwargs)
