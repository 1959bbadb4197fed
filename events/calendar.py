"""Events as an iCalendar file (RFC 5545): one to keep, or all that are coming, to subscribe to (RFC 7986)."""

from datetime import timedelta
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from icalendar import Calendar, Timezone, vDuration
from icalendar import Event as Entry

from newsroom.language import active_language

from .clocks import MOSCOW

STATES = {"planned": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}
ASK_AGAIN_IN = timedelta(hours=6)


def calendar_of(events, *, site, name="", address=""):
    """The bytes of a calendar of events, in the active language; each must have days.

    `site` is the address of the site. A calendar with a `name` and an
    `address` is subscribed to: it says where it comes from, and that it may be asked for anew every six hours.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Newsroom//Events//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.calendar_name = name
        calendar.add("source", address, {"VALUE": "URI"})
        calendar.add("refresh-interval", ASK_AGAIN_IN, {"VALUE": "DURATION"})
        calendar.add("x-published-ttl", vDuration(ASK_AGAIN_IN))
    for event in events:
        calendar.add_component(entry_of(event, site))
    calendar.add_missing_timezones()
    if not calendar.subcomponents:  # RFC 5545, 3.6: there must be one
        calendar.add_component(Timezone.from_tzinfo(MOSCOW))
    return calendar.to_ical()


def entry_of(event, site):
    """An event as an entry: times carry the zone of the place.

    One known to the day becomes whole days (RFC 5545, 3.6.1: the end is the day after the last).
    """
    zone = ZoneInfo(event.time_zone)
    domain, _comma, _day = settings.TAGGING_ENTITY.partition(",")  # not the host: it stays when the site moves
    start, end = event.starts_at.astimezone(zone), event.ends_at and event.ends_at.astimezone(zone)
    if event.date_precision == event.Precision.DAY:
        start, end = start.date(), (end or start).date() + timedelta(days=1)
    entry = Entry()
    entry.add("uid", f"event-{event.pk}@{domain}")
    entry.add("dtstamp", event.changed_at)
    entry.add("last-modified", event.changed_at)
    entry.add("sequence", event.version)
    entry.add("summary", event.title, {"language": active_language()})
    parts = [event.status_reason, event.summary, *how_to_come(event), agenda_of(event)]
    entry.add("description", "\n\n".join(filter(None, parts)))
    entry.add("dtstart", start)
    if end:
        entry.add("dtend", end)
    if place := ", ".join(filter(None, [event.venue, event.address])):
        entry.add("location", place)
    entry.add("url", urljoin(site, event.get_absolute_url()))
    entry.add("status", STATES[event.event_status])
    return entry


def how_to_come(event):
    """Where exactly, how to take part from afar, how to register: what there still is of it, each as a line."""
    lines = [(capfirst(_("how to find it")), event.venue_note)]
    if event.is_awaited:
        lines.append((_("Take part online"), event.online_url))
        lines.append((_("How to register"), event.registration))
        lines.append((_("Register"), event.registration_url))
    return [f"{label}: {text}" for label, text in lines if text]


def agenda_of(event):
    """The programme as lines of plain text, on the clock of the place; "" where there is none."""
    days = event.programme
    if not days:
        return ""
    lines = [f"{_('Programme')} ({event.clock_name})" if days[0].date else _("Programme")]
    for day in days:
        if len(days) > 1 or (day.date and event.first_on != event.last_on):
            lines.append(day.title)
        for line in day.lines:
            title = line.item.title or capfirst(line.item.get_kind_display())
            lines.append(f"{line.hours} {title}" if line.starts_at else title)
    return "\n".join(lines)
