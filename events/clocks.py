"""On whose clock times are told: the zone of the place by name, and Moscow time beside it where the two differ."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from babel.dates import get_timezone_location
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.language import active_language

from .dates import days, hours, last_day

MOSCOW = ZoneInfo("Europe/Moscow")
# As it is said after a time: “16:00 Novosibirsk time”, «16:00 по новосибирскому времени».
CLOCKS = {
    "Europe/Moscow": gettext_lazy("Moscow time"),
    "Europe/Kaliningrad": gettext_lazy("Kaliningrad time"),
    "Europe/Samara": gettext_lazy("Samara time"),
    "Europe/Saratov": gettext_lazy("Saratov time"),
    "Europe/Ulyanovsk": gettext_lazy("Ulyanovsk time"),
    "Europe/Astrakhan": gettext_lazy("Astrakhan time"),
    "Europe/Volgograd": gettext_lazy("Volgograd time"),
    "Europe/Kirov": gettext_lazy("Kirov time"),
    "Europe/Minsk": gettext_lazy("Minsk time"),
    "Asia/Yekaterinburg": gettext_lazy("Yekaterinburg time"),
    "Asia/Omsk": gettext_lazy("Omsk time"),
    "Asia/Novosibirsk": gettext_lazy("Novosibirsk time"),
    "Asia/Barnaul": gettext_lazy("Barnaul time"),
    "Asia/Tomsk": gettext_lazy("Tomsk time"),
    "Asia/Novokuznetsk": gettext_lazy("Novokuznetsk time"),
    "Asia/Krasnoyarsk": gettext_lazy("Krasnoyarsk time"),
    "Asia/Irkutsk": gettext_lazy("Irkutsk time"),
    "Asia/Chita": gettext_lazy("Chita time"),
    "Asia/Yakutsk": gettext_lazy("Yakutsk time"),
    "Asia/Vladivostok": gettext_lazy("Vladivostok time"),
    "Asia/Magadan": gettext_lazy("Magadan time"),
    "Asia/Sakhalin": gettext_lazy("Sakhalin time"),
    "Asia/Kamchatka": gettext_lazy("Kamchatka time"),
    "Asia/Anadyr": gettext_lazy("Anadyr time"),
    "Asia/Almaty": gettext_lazy("Almaty time"),
}


@dataclass(frozen=True)
class Figures:
    """A date as the timetable sets it: large days, the month, the hours of the first day, and the same in Moscow.

    Of days in two months, the last stands below the first. `date`, `last_date` and `machine`, the first date with its
    hours and offset, are for machines.
    """

    date: str
    machine: str
    days: str
    month: str
    hours: str
    moscow: str
    last_date: str = ""
    last_day: str = ""
    last_month: str = ""


def clock_name(zone):
    """The clock by which times are given, as it is said after one: “Moscow time”, «по московскому времени»."""
    if zone in CLOCKS:
        return str(CLOCKS[zone])
    return _("%(city)s time") % {"city": get_timezone_location(zone, locale=active_language(), return_city=True)}


def in_moscow(start, end, zone):
    """The same times in Moscow, with the day where it is another one: “4 November, 19:00 Moscow time”.

    "" where Moscow's clock shows the same.
    """
    here, there = ([moment and moment.astimezone(each) for moment in (start, end)] for each in (ZoneInfo(zone), MOSCOW))
    if [moment and moment.utcoffset() for moment in here] == [moment and moment.utcoffset() for moment in there]:
        return ""
    return _("%(hours)s Moscow time") % {"hours": hours(*there, here[0].date())}


def first_hours(starts_at, ends_at, zone):
    """The hours of the first day, and the same in Moscow: “16:00–18:00”, or “from 10:00” where more days follow."""
    start, end = (moment and moment.astimezone(ZoneInfo(zone)) for moment in (starts_at, ends_at))
    if last_day(start, end) == start.date():
        return hours(start, end, start.date()), in_moscow(starts_at, ends_at, zone)
    return _("from %(time)s") % {"time": f"{start:%H:%M}"}, in_moscow(starts_at, None, zone)


def figures(starts_at, ends_at, precision, zone):
    """The date in large figures; None where the day is not known."""
    first, last = days(starts_at, ends_at, precision, zone)
    if precision not in {"minute", "day"} or first is None:
        return None
    opening, moscow = first_hours(starts_at, ends_at, zone) if precision == "minute" else ("", "")
    shown, until = str(first.day), {}
    if (first.year, first.month) != (last.year, last.month):
        until = {"last_date": f"{last:%Y-%m-%d}", "last_day": str(last.day), "last_month": format_date(last, "E Y")}
    elif first != last:
        shown = f"{first.day}–{last.day}"
    return Figures(
        date=f"{first:%Y-%m-%d}",
        machine=starts_at.astimezone(ZoneInfo(zone)).isoformat(timespec="minutes"),
        days=shown,
        month=format_date(first, "E" if until and first.year == last.year else "E Y"),
        hours=opening,
        moscow=moscow,
        **until,
    )
