"""Choosing who speaks: the position that fits the day of the text is proposed first."""

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple

from newsroom.publishing.forms import (
    LoadedChoiceField,
    LoadedChoices,
    LoadedMultipleChoiceField,
    inner_widget,
)

from .models import Position


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
            kwargs |= {"form_class": LoadedChoiceField, "widget": SpeakerSelect(db_field, self.admin_site)}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.related_model is Position:
            kwargs |= {
                "form_class": LoadedMultipleChoiceField,
                "widget": SpeakerSelectMultiple(db_field, self.admin_site),
            }
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        for field in formset.form.base_fields.values():
            if isinstance(inner_widget(field), OnDay):
                inner_widget(field).day = obj and obj.day
        return formset
