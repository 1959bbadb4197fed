"""Choosing who speaks: the position that fits the day of the text is proposed first."""

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from newsroom.language.choices import LoadedChoiceField, LoadedChoices, LoadedMultipleChoiceField, inner_widget

from .models import Position


def dated_name(position):
    """A position as one chooses it: the person, the title, from when to when."""
    if not (position.held_from or position.held_until):
        return str(position)
    days = [date_format(day, "SHORT_DATE_FORMAT") if day else "…" for day in (position.held_from, position.held_until)]
    return f"{position} ({days[0]} – {days[1]})"


class Dated:
    """A choice of positions whose labels show from when to when they were held."""

    def label_from_instance(self, position):
        return dated_name(position)


class SpeakerField(Dated, LoadedChoiceField):
    pass


class SpeakersField(Dated, LoadedMultipleChoiceField):
    pass


class OnDay(LoadedChoices):
    """An autocomplete of positions that tells the server which day the text is about."""

    day = None

    def get_url(self):
        return f"{super().get_url()}?on={self.day.isoformat()}" if self.day else super().get_url()


class SpeakerSelect(OnDay, AutocompleteSelect):
    pass


class SpeakerSelectMultiple(OnDay, AutocompleteSelectMultiple):
    pass


class SpeakerChoices:
    """For an inline whose parent has a `day`: keys to positions propose what was held on that day."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.related_model is Position:
            kwargs |= {"form_class": SpeakerField, "widget": SpeakerSelect(db_field, self.admin_site)}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.related_model is Position:
            kwargs |= {
                "form_class": SpeakersField,
                "widget": SpeakerSelectMultiple(db_field, self.admin_site),
            }
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        for field in formset.form.base_fields.values():
            if isinstance(inner_widget(field), OnDay):
                inner_widget(field).day = obj and obj.day
        return formset


class SpeakersOfTheDay:
    """For the admin of a text that has a `day` and people who speak in it: `speakers(text)` gives their positions."""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        text = form.instance
        words = gettext("On %(day)s %(position)s was no longer or not yet in this position. Was another one meant?")
        for position in self.speakers(text).exclude(pk__in=Position.objects.on(text.day)).with_names().distinct():
            parts = {"day": date_format(text.day, "SHORT_DATE_FORMAT"), "position": dated_name(position)}
            self.message_user(request, words % parts, messages.WARNING)


class NamedForm(forms.ModelForm):
    """Something that has to have a name in some language."""

    def clean(self):
        cleaned = super().clean()
        if not (cleaned.get("name_ru") or cleaned.get("name_en")) and not self.errors.keys() & {"name_ru", "name_en"}:
            self.add_error("name_ru", _("Write a name, in Russian or in English."))
        return cleaned


class PositionForm(forms.ModelForm):
    def clean(self):
        cleaned = super().clean()
        start, end = cleaned.get("held_from"), cleaned.get("held_until")
        if start and end and end < start:
            self.add_error("held_until", _("The last day is before the first one."))
        return cleaned
