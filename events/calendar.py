"""An event as an iCalendar file (RFC 5545)."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar import Event as Entry

from newsroom.language import active_language

STATES = {"planned": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}


def calendar_of(event, *, address, host):
    """The bytes of a calendar with one entry, in the active language.

    `address` is the event's page, `host` makes the entry's UID unique in the world. Times carry the zone of the place;
    an event known to the day becomes whole days (RFC 5545, 3.6.1: the end is the day after the last).
    """
    zone = ZoneInfo(event.time_zone)
    start, end = event.starts_at.astimezone(zone), event.ends_at and event.ends_at.astimezone(zone)
    if event.date_precision == event.Precision.DAY:
        start, end = start.date(), (end or start).date() + timedelta(days=1)
    entry = Entry()
    entry.add("uid", f"event-{event.pk}@{host}")
    entry.add("dtstamp", event.changed_at)
    entry.add("last-modified", event.changed_at)
    entry.add("sequence", event.version)
    entry.add("summary", event.title, {"language": active_language()})
    entry.add("description", "\n\n".join(filter(None, [event.status_reason, event.summary])))
    entry.add("dtstart", start)
    if end:
        entry.add("dtend", end)
    if place := ", ".join(filter(None, [event.venue, event.address])):
        entry.add("location", place)
    entry.add("url", address)
    entry.add("status", STATES[event.event_status])
    calendar = Calendar()
    calendar.add("prodid", "-//Newsroom//Events//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(entry)
    calendar.add_missing_timezones()
    return calendar.to_ical()
