from django.utils.translation import gettext_lazy as _

from newsroom.publishing.forms import PublishableForm
from newsroom.publishing.rows import ChildForm

from .models import Event


class EndsAfterStart:
    def clean(self):
        cleaned = super().clean()
        start, end = cleaned.get("starts_at"), cleaned.get("ends_at")
        if start and end and end < start:
            self.add_error("ends_at", _("The end is before the start."))
        return cleaned


class EventForm(EndsAfterStart, PublishableForm):
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


class AgendaItemForm(EndsAfterStart, ChildForm):
    pass
