"""When an event takes place, as exactly as it is known: in words for readers, as a moment for the database.

All functions take moments that carry a zone, and show them on the clock of the event's own place.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_name
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from newsroom.language import active_language

SEASONS = {12: 0, 1: 0, 2: 0, 3: 1, 4: 1, 5: 1, 6: 2, 7: 2, 8: 2, 9: 3, 10: 3, 11: 3}


def over_at(starts_at, ends_at, precision, zone):
    """The moment from which an event is past: the end of its last minute, day, month, season or year.

    None for an event without dates. An event known to the minute without an end lasts until the end of its day.
    """
    if starts_at is None:
        return None
    if precision == "minute" and ends_at:
        return ends_at
    zone = ZoneInfo(zone)
    last = (ends_at or starts_at).astimezone(zone).date()
    if precision == "season":
        while SEASONS[_next_month(last).month] == SEASONS[last.month]:
            last = _next_month(last)
    if precision in {"month", "season"}:
        last = _next_month(last) - timedelta(days=1)
    elif precision == "year":
        last = last.replace(month=12, day=31)
    return datetime.combine(last + timedelta(days=1), time(), zone)


def when(starts_at, ends_at, precision, zone):
    """The dates in words, in the active language: “17–19 September 2024”, «5 апреля 2023 г., 16:00».

    A day never parts from its month at the end of a line, nor a time from its dash.
    """
    if starts_at is None or precision == "none":
        return _("Dates to be announced")
    zone = ZoneInfo(zone)
    start = starts_at.astimezone(zone)
    end = ends_at.astimezone(zone) if ends_at else None
    return PHRASES[precision](start, end)


def clock_name(moment, zone):
    """The name of the clock by which times are given: “Moscow time”, «Новосибирск»."""
    if zone == "Europe/Moscow":
        return _("Moscow time")
    locale = active_language()
    return get_timezone_name(moment.astimezone(ZoneInfo(zone)), width="long", locale=locale)


def _next_month(day):
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def _minutes(start, end):
    first = f"{_day(start)}, {start:%H:%M}"
    if end is None or end == start:
        return first
    if end.date() == start.date():
        return f"{first}–{end:%H:%M}"
    return f"{first} – {_day(end)}, {end:%H:%M}"


def _days(start, end):
    if end is None or end.date() == start.date():
        return _day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_day(end)}"
    first = format_date(start, "j\xa0E") if start.year == end.year else _day(start)
    return f"{first} – {_day(end)}"


def _months(start, end):
    last = end or start
    if (start.year, start.month) == (last.year, last.month):
        return f"{_month(start)} {start.year}"
    first = _month(start) if start.year == last.year else f"{_month(start)} {start.year}"
    return f"{first} – {_month(last)} {last.year}"


def _season(start, end):
    name = [
        pgettext("season", "winter"),
        pgettext("season", "spring"),
        pgettext("season", "summer"),
        pgettext("season", "autumn"),
    ][SEASONS[start.month]]
    return f"{name} {start.year}"


def _years(start, end):
    return f"{start.year}–{end.year}" if end and end.year != start.year else str(start.year)


def _day(moment):
    return format_date(moment, "j\xa0E Y")


def _month(moment):
    name = format_date(moment, "F")
    return name.lower() if active_language() == "ru" else name


PHRASES = {"minute": _minutes, "day": _days, "month": _months, "season": _season, "year": _years}
