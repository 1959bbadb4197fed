"""When an event takes place, as exactly as it is known: in words for readers, as a moment for the database.

All functions take moments that carry a zone, and show them on the clock of the event's own place.
"""

from datetime import MAXYEAR, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from newsroom.language import active_language

SEASONS = {12: 0, 1: 0, 2: 0, 3: 1, 4: 1, 5: 1, 6: 2, 7: 2, 8: 2, 9: 3, 10: 3, 11: 3}


def days(starts_at, ends_at, precision, zone):
    """The first and the last day that an event may be on, at its place; (None, None) without dates.

    An event known to the month, season or year may be on any day of it. Who ends at midnight ends on the day before.
    """
    if starts_at is None or precision == "none" or (ends_at or starts_at).year == MAXYEAR:
        return None, None
    start, end = (moment and moment.astimezone(ZoneInfo(zone)) for moment in (starts_at, ends_at))
    first, last = start.date(), last_day(start, end) if precision == "minute" else (end or start).date()
    if precision == "season":
        while first.month != 1 and SEASONS[_month_before(first).month] == SEASONS[first.month]:
            first = _month_before(first)
        while SEASONS[_next_month(last).month] == SEASONS[last.month]:
            last = _next_month(last)
    if precision in {"month", "season"}:
        first, last = first.replace(day=1), _next_month(last) - timedelta(days=1)
    elif precision == "year":
        first, last = first.replace(month=1, day=1), last.replace(month=12, day=31)
    return first, last


def over_at(starts_at, ends_at, precision, zone):
    """The moment from which an event is past: the end of its last minute, day, month, season or year.

    None for an event without dates, and in the last year that a calendar knows. An event known to the minute without
    an end lasts until the end of its day.
    """
    _first, last = days(starts_at, ends_at, precision, zone)
    if last is None or (precision == "minute" and ends_at):
        return last and ends_at
    return datetime.combine(last + timedelta(days=1), time(), ZoneInfo(zone))


def when(starts_at, ends_at, precision, zone):
    """The dates in words, in the active language: “17–19 September 2024”, «5 апреля 2023 г., 16:00».

    A day never parts from its month at the end of a line, nor a time from its dash.
    """
    if starts_at is None or precision == "none":
        return _("Dates to be announced")
    start, end = (moment and moment.astimezone(ZoneInfo(zone)) for moment in (starts_at, ends_at))
    return PHRASES[precision](start, end)


def last_day(start, end):
    """The day of the last minute: who ends at midnight ends on the day before."""
    return (end - timedelta(microseconds=1) if end and end > start else start).date()


def day_and_month(day):
    """“5 November”, «5 ноября»."""
    return format_date(day, "j\xa0E")


def hours(start, end, day=None, day_name=day_and_month):
    """Times on one clock: “16:00–18:00”; with their days where these are not the `day` that the reader knows."""
    is_one_day = last_day(start, end) == start.date()
    first = f"{start:%H:%M}" if is_one_day and start.date() == day else f"{day_name(start)}, {start:%H:%M}"
    if end is None or end == start:
        return first
    return f"{first}–{end:%H:%M}" if is_one_day else f"{first} – {day_name(end)}, {end:%H:%M}"


def with_weekday(day):
    """“Thursday, 5 November”, «5 ноября, четверг»."""
    weekday = small(format_date(day, "l"))
    return pgettext("a day", "%(weekday)s, %(day)s") % {"weekday": weekday, "day": day_and_month(day)}


def _next_month(day):
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def _month_before(day):
    return day.replace(day=1) - timedelta(days=1)


def _minutes(start, end):
    return hours(start, end, day_name=_day)


def _days(start, end):
    if end is None or end.date() == start.date():
        return _day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_day(end)}"
    first = day_and_month(start) if start.year == end.year else _day(start)
    return f"{first} – {_day(end)}"


def _months(start, end):
    return _span(_month(start), [start.year], _month(end or start), [(end or start).year])


def _seasons(start, end):
    return _span(*_season(start), *_season(end or start))


def _span(first, first_years, last, last_years):
    """Two months or seasons with their years, each year said once."""
    if (first, first_years) == (last, last_years):
        return f"{last} {_year(*last_years)}"
    if first_years != last_years:
        first = f"{first} {_year(*first_years)}"
    return f"{first} – {last} {_year(*last_years)}"


def _years(start, end):
    return _year(start.year, *([end.year] if end and end.year != start.year else []))


def _day(moment):
    return f"{day_and_month(moment)} {_year(moment.year)}"


def _month(moment):
    return small(format_date(moment, "F"))


def small(name):
    """A month or a weekday as it stands inside a line: Russian writes it small."""
    return name.lower() if active_language() == "ru" else name


def _season(moment):
    """The name of the season and its years: a winter that begins in December has two."""
    names = [
        pgettext("season", "winter"),
        pgettext("season", "spring"),
        pgettext("season", "summer"),
        pgettext("season", "autumn"),
    ]
    years = [moment.year, moment.year + 1] if moment.month == 12 else [moment.year]
    return names[SEASONS[moment.month]], years


def _year(*years):
    """“2024”, “2024–2025”; Russian says that it is a year: «2024 г.», «2024–2025 гг.»."""
    words = "–".join(map(str, years))
    if active_language() == "ru":
        words += "\xa0г." if len(years) == 1 else "\xa0гг."
    return words


PHRASES = {"minute": _minutes, "day": _days, "month": _months, "season": _seasons, "year": _years}
