"""Moments and days as people say them at a desk: “tomorrow, 10:00”, “overdue by 3 days”."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def day_in_words(day, today=None):
    """“today”, “yesterday”, “tomorrow”, else “12 September”, with its year where that is another one."""
    today = today or timezone.localdate()
    near = {-1: _("yesterday"), 0: _("today"), 1: _("tomorrow")}
    if (day - today).days in near:
        return near[(day - today).days]
    return date_format(day, "j\xa0E" if day.year == today.year else "j\xa0E Y")


def moment_in_words(moment):
    """“tomorrow, 10:00”, “12 September, 10:00”, on the newsroom's clock."""
    local = timezone.localtime(moment)
    return f"{day_in_words(local.date())}, {local:%H:%M}"


def due_in_words(day):
    """When something assigned is due: “due tomorrow”, “overdue by 3 days”."""
    late = (timezone.localdate() - day).days
    if late > 0:
        return ngettext("overdue by %(count)d day", "overdue by %(count)d days", late) % {"count": late}
    return _("due %(day)s") % {"day": day_in_words(day)}


def days_since(moment):
    """Whole days on the newsroom's calendar, 0 for today."""
    return (timezone.localdate() - timezone.localdate(moment)).days


def for_days(count):
    """“for 3 days”, “since today”."""
    return ngettext("for %(count)d day", "for %(count)d days", count) % {"count": count} if count else _("since today")
