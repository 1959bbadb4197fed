from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.publishing.forms import PublishableForm
from newsroom.publishing.rows import ChildForm

from .models import Event


class PlaceTimeField(forms.SplitDateTimeField):
    """A moment on the clock of a place. The form says whose clock (`clock`) and what is stored (`stored`)."""

    clock = stored = None

    def prepare_value(self, value):
        """What the clock shows; a value without a zone is left alone by what comes after."""
        is_moment = isinstance(value, datetime) and timezone.is_aware(value)
        return timezone.make_naive(value, self.clock()) if is_moment else value

    def has_changed(self, initial, data):
        return super().has_changed(self.prepare_value(initial), data)

    def compress(self, parts):
        """The moment at which the clock shows this: the stored one if it does, which may come twice in autumn."""
        if self.stored and parts and all(parts) and datetime.combine(*parts) == self.prepare_value(self.stored):
            return self.stored
        with timezone.override(self.clock()):
            return super().compress(parts)


class AtPlace:
    """For a form with a start and an end on the clock of the event's place."""

    class Meta:
        field_classes = {"starts_at": PlaceTimeField, "ends_at": PlaceTimeField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.fields.keys() & self.Meta.field_classes.keys():
            self.fields[name].clock = self.clock
            self.fields[name].stored = getattr(self.instance, name)

    def clock(self):
        """The clock that the times of this form are on. A zone that does not exist is refused elsewhere."""
        try:
            return ZoneInfo(self.time_zone)
        except (ValueError, ZoneInfoNotFoundError):
            return timezone.get_default_timezone()

    def clean(self):
        cleaned = super().clean()
        start, end = cleaned.get("starts_at"), cleaned.get("ends_at")
        if start and end and end < start:
            self.add_error("ends_at", _("The end is before the start."))
        return cleaned


class EventForm(AtPlace, PublishableForm):
    @property
    def time_zone(self):
        """The zone as typed beside the times."""
        if self.is_bound and "time_zone" in self.fields:
            return self.data.get(self.add_prefix("time_zone"), "").strip()
        return self.instance.time_zone

    def clean(self):
        cleaned = super().clean()
        if {"starts_at", "ends_at", "date_precision"} <= cleaned.keys():
            self.check_precision(cleaned["date_precision"], cleaned["starts_at"], cleaned["ends_at"])
        if parent := cleaned.get("parent"):
            self.check_parent(parent)
        return cleaned

    def check_precision(self, precision, start, end):
        is_open = precision == Event.Precision.NONE
        if is_open and (start or end):
            self.add_error("date_precision", _("There are dates: say how exact they are, or empty them."))
        elif not is_open and start is None:
            self.add_error("starts_at", _("Write when the event starts, or choose that its dates are to be announced."))

    def check_parent(self, parent):
        """An event is no part of itself, by whatever detour."""
        above = parent
        while above is not None:
            if above.pk == self.instance.pk:
                self.add_error("parent", _("The event cannot be a part of itself."))
                return
            above = above.parent


class AgendaItemForm(AtPlace, ChildForm):
    @property
    def time_zone(self):
        return self.text.time_zone
