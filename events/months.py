"""A month of events as people plan by it: weeks of days, and on each day what takes place then."""

from calendar import Calendar
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from django.utils import timezone
from django.utils.dateformat import format as format_date
from django.utils.dates import WEEKDAYS
from django.utils.formats import get_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from newsroom.language.addresses import address
from newsroom.language.years import FIRST_YEAR, LAST_YEAR

from .dates import small, with_weekday

MOST = 12  # events that a day names: it stays a page's weight, and an eye's
YEARS = range(FIRST_YEAR, LAST_YEAR + 1)
IN_MONTH = [
    pgettext_lazy("when", "in January"),
    pgettext_lazy("when", "in February"),
    pgettext_lazy("when", "in March"),
    pgettext_lazy("when", "in April"),
    pgettext_lazy("when", "in May"),
    pgettext_lazy("when", "in June"),
    pgettext_lazy("when", "in July"),
    pgettext_lazy("when", "in August"),
    pgettext_lazy("when", "in September"),
    pgettext_lazy("when", "in October"),
    pgettext_lazy("when", "in November"),
    pgettext_lazy("when", "in December"),
]


@dataclass(frozen=True)
class Showing:
    """An event on one of its days: which of how many it is; on the first, from what hour and in Moscow when.

    Only on the first day that a month shows of it, is it told whole.
    """

    event: object
    number: int
    total: int
    is_whole: bool
    hours: str = ""
    moscow: str = ""

    @classmethod
    def of(cls, event, day):
        number, total = (day - event.first_on).days + 1, (event.last_on - event.first_on).days + 1
        is_opening = number == 1 and event.is_timed
        return cls(event, number, total, number == 1 or day.day == 1, *(event.first_hours if is_opening else ()))


@dataclass(frozen=True)
class Day:
    """A day of the month, with what is on: what begins before what continues, and no more than `MOST`."""

    date: date
    showings: list[Showing]
    hidden: int
    is_today: bool

    @classmethod
    def of(cls, day, events):
        """What is on at a day, each on the calendar of its own place."""
        found = [event for event in events if event.first_on <= day <= event.last_on]
        found.sort(key=lambda event: event.first_on < day)
        shown = [Showing.of(event, day) for event in found[:MOST]]
        return cls(day, shown, len(found) - len(shown), day == timezone.localdate())

    @property
    def list_address(self):
        """Where all events of its year are listed: the past ones, or those to come."""
        tab = {"when": "past"} if self.date < timezone.localdate() else {}
        return f"{address('events:list')}?{urlencode(tab | {'year': self.date.year})}"

    @property
    def title(self):
        return with_weekday(self.date)


class Month(NamedTuple):
    """A month of some year: months are compared and walked through like numbers."""

    year: int
    number: int

    @classmethod
    def of(cls, day):
        return cls(day.year, day.month)

    @classmethod
    def current(cls):
        """The month that it is now, on the site's clock."""
        return cls.of(timezone.localdate())

    @property
    def first(self):
        return date(self.year, self.number, 1)

    @property
    def last(self):
        return self.next.first - timedelta(days=1)

    @property
    def next(self):
        return Month(self.year + self.number // 12, self.number % 12 + 1)

    @property
    def name(self):
        """“November 2026”, «ноябрь 2026 г.»."""
        return small(format_date(self.first, get_format("YEAR_MONTH_FORMAT")))

    @property
    def when(self):
        """“in November 2026”, «в ноябре 2026 года»."""
        return _("%(in_month)s %(year)s") % {"in_month": IN_MONTH[self.number - 1], "year": self.year}

    @property
    def weekdays(self):
        """The names of the days as a week has them."""
        return [str(WEEKDAYS[number]).capitalize() for number in Calendar(first_weekday()).iterweekdays()]

    def get_absolute_url(self):
        return address("events:month", self.year, f"{self.number:02}")

    def weeks(self, events):
        """The weeks, each of seven days with what is on; None stands for a day of another month."""
        return [
            [Day.of(day, events) if day.month == self.number else None for day in week]
            for week in Calendar(first_weekday()).monthdatescalendar(*self)
        ]


def first_weekday():
    """The day that weeks begin with, counted from Monday as 0; Django counts from Sunday."""
    return (get_format("FIRST_DAY_OF_WEEK") - 1) % 7


def count_by_month(spans):
    """How many events each month has, from (first day, last day, number of such events): `{month: number}`."""
    counts = Counter()
    for first, last, number in spans:
        month = Month.of(first)
        while month <= Month.of(last):
            counts[month] += number
            month = month.next
    return dict(sorted(counts.items()))


def by_year(counts):
    """The same, year by year: `{year: [(month, number)]}`."""
    return {year: list(rows) for year, rows in groupby(counts.items(), lambda row: row[0].year)}
