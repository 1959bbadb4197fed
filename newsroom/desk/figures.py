"""The two pictures of the desk, drawn on the server: stories by week, and which regions had stories in which month.

Here are numbers and places on the sheet, in units of the drawing; the templates draw them, and the same numbers stand
in a table below each.
"""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import NamedTuple

from django.db.models import Case, CharField, Count, When
from django.db.models.functions import Cast, Substr, TruncMonth
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.months import Month
from newsroom.language import active_language

from .stories import first_heard, hour, with_places

WEEKS, MONTHS = 26, 12
MOST_ROWS = 14  # regions that the picture has room for; the table has them all


def midnight(day):
    return timezone.make_aware(datetime.combine(day, time()))


def local_day(text):
    """The day of the newsroom's clock on which an hour of universal time begins: “2026-11-24 21” is the 25th."""
    return timezone.localdate(datetime.fromisoformat(f"{text}:00").replace(tzinfo=UTC))


class Bar(NamedTuple):
    """A week as it is drawn: how many stories, and where its bar stands."""

    monday: date
    number: int
    x: int
    y: int
    height: int
    month: str
    place: int


class Weeks:
    """How many stories readers got in each of the last 26 weeks, this one included. One query."""

    step, thick, height = 13, 9, 80
    width = WEEKS * step

    def __init__(self, today=None):
        today = today or timezone.localdate()
        this = today - timedelta(days=today.weekday())
        self.mondays = [this - timedelta(weeks=ago) for ago in reversed(range(WEEKS))]
        counted = first_heard(midnight(self.mondays[0])).values_list(hour()).annotate(Count("pk"))
        self.numbers = Counter()
        for text, number in counted:
            day = local_day(text)
            self.numbers[day - timedelta(days=day.weekday())] += number

    @property
    def total(self):
        return sum(self.numbers.values())

    @cached_property
    def bars(self):
        most = max(self.numbers.values(), default=0)
        return [self.bar(place, monday, most) for place, monday in enumerate(self.mondays)]

    def bar(self, place, monday, most):
        number = self.numbers[monday]
        height = max(2, round(self.height * number / most)) if number else 0
        begins = monday.day <= 7 and place < WEEKS - 2  # the first whole week of a month bears its name
        month = date_format(monday, "b" if active_language() == "ru" else "M").strip(".") if begins else ""
        return Bar(monday, number, place * self.step + 2, self.height - height, height, month, place + 1)

    @property
    def busiest(self):
        """The week with the most stories, the latest of several; None without stories."""
        return max(reversed(self.bars), key=lambda bar: bar.number) if self.total else None

    @property
    def told(self):
        """The bars that have their number written above them: the busiest week and this one."""
        return [bar for bar in {self.busiest, self.bars[-1]} if bar and bar.number]

    @property
    def latest_first(self):
        return self.bars[::-1]

    @property
    def in_words(self):
        """What the picture says: all stories of the half year, this week's, and the busiest week."""
        words = ngettext(
            "%(count)d story in 26 weeks, %(now)s this week; the most, %(most)s, in the week from %(monday)s.",
            "%(count)d stories in 26 weeks, %(now)s this week; the most, %(most)s, in the week from %(monday)s.",
            self.total,
        )
        busiest = self.busiest
        return words % {"count": self.total, "now": self.bars[-1].number, "most": busiest.number,
                        "monday": date_format(busiest.monday, "j\xa0E")}  # fmt: skip


class Square(NamedTuple):
    """A region in a month: its number of stories, and the square whose area says so."""

    number: int
    x: str
    y: str
    side: str


class Line(NamedTuple):
    """A region with its numbers by month, the oldest first, and as it is drawn."""

    name_ru: str
    name_en: str
    numbers: list
    squares: list

    @property
    def total(self):
        return sum(self.numbers)


class Matrix:
    """How many stories each region had in each of the last 12 months, this one included. One query."""

    cell = 17
    width = MONTHS * cell

    def __init__(self, today=None):
        self.months = [Month.of(today or timezone.localdate())]
        while len(self.months) < MONTHS:
            self.months.insert(0, Month.of(self.months[0].first - timedelta(days=1)))
        lines = {}
        for place, name_ru, name_en, text, number in counted_by_month(midnight(self.months[0].first)):
            line = lines.setdefault(place, Line(name_ru, name_en, [0] * MONTHS, []))
            line.numbers[self.months.index(Month(*map(int, text.split("-"))))] += number
        self.lines = sorted(lines.values(), key=lambda line: (-line.total, line.name_ru))

        most = max((number for line in self.lines for number in line.numbers), default=1)
        for line in self.drawn:
            line.squares[:] = [self.square(*each, most) for each in enumerate(line.numbers) if each[1]]

    @property
    def drawn(self):
        """The busiest regions: those that the picture has room for."""
        return self.lines[:MOST_ROWS]

    def square(self, column, number, most):
        side = max(3, (self.cell - 2) * (number / most) ** 0.5)
        edge = (self.cell - side) / 2
        return Square(number, f"{column * self.cell + edge:.1f}", f"{edge:.1f}", f"{side:.1f}")

    @property
    def in_words(self):
        """What the picture says: how many regions had stories, which had the most, and what is left out."""
        first = self.lines[0]
        name = getattr(first, f"name_{active_language()}") or first.name_ru
        words = ngettext(
            "%(count)d region had stories in 12 months; the most, %(most)s, %(name)s.",
            "%(count)d regions had stories in 12 months; the most, %(most)s, %(name)s.",
            len(self.lines),
        ) % {"count": len(self.lines), "most": first.total, "name": name}
        left_out = _("The picture has the first %(count)s; the table has all.") % {"count": MOST_ROWS}
        return f"{words} {left_out}" if len(self.lines) > MOST_ROWS else words


def counted_by_month(since):
    """Rows of a region's key and names, a month as “2026-11” and a number. One query.

    As in `articles.numbers.months`: no zone moves a moment from the 2nd to the 27th into another month, and only of the
    others the database is asked for the month on the newsroom's clock.
    """
    text, here = Cast("heard_at", CharField()), Cast(TruncMonth("heard_at"), CharField())
    stories = with_places(first_heard(since)).annotate(day=Substr(text, len("2026-11-") + 1, 2))
    month = Substr(Case(When(day__range=("02", "27"), then=text), default=here), 1, len("2026-11"))
    return stories.annotate(month=month).values_list("place", "name_ru", "name_en", "month").annotate(Count("pk"))
