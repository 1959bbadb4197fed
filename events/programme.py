"""The programme of an event as people read it: by days, each line with its times and its length."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from .clocks import in_moscow
from .dates import hours, with_weekday


@dataclass(frozen=True)
class Line:
    """One line: an agenda item, its times on the clock of the place."""

    item: object
    starts_at: datetime | None
    ends_at: datetime | None
    moscow: str

    @property
    def machine(self):
        return self.starts_at.isoformat(timespec="minutes")

    @property
    def hours(self):
        return hours(self.starts_at, self.ends_at, self.starts_at.date())

    @property
    def minutes(self):
        """How long it takes; 0 where that is not known."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60) if self.ends_at else 0

    @property
    def length(self):
        """How long it takes, in words: “1 h 30 min”."""
        whole, rest = divmod(self.minutes, 60)
        words = [_("%(number)s h") % {"number": whole}] if whole else []
        words += [_("%(number)s min") % {"number": rest}] if rest else []
        return " ".join(words).replace(" ", "\xa0")


@dataclass(frozen=True)
class Day:
    """The lines of one day; `date` is None for lines whose time is not known."""

    date: date | None
    lines: list[Line]

    @property
    def title(self):
        return with_weekday(self.date) if self.date else _("The time is to be announced")


def programme(items, zone):
    """The days of a programme, from agenda items in their order, on the clock of `zone`."""
    place = ZoneInfo(zone)
    lines = [
        Line(
            item,
            item.starts_at and item.starts_at.astimezone(place),
            item.ends_at and item.ends_at.astimezone(place),
            in_moscow(item.starts_at, item.ends_at, zone) if item.starts_at else "",
        )
        for item in items
    ]
    by_day = groupby(lines, lambda line: line.starts_at and line.starts_at.date())
    return [Day(day, list(rows)) for day, rows in by_day]
