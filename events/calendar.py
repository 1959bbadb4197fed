"""Events as an iCalendar file (RFC 5545): one to keep, or all that are coming, to subscribe to (RFC 7986)."""

from datetime import timedelta
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

from icalendar import Calendar, vDuration
from icalendar import Event as Entry

from newsroom.language import active_language

STATES = {"planned": "CONFIRMED", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}
ASK_AGAIN_IN = timedelta(hours=6)


def calendar_of(events, *, site, name="", address=""):
    """The bytes of a calendar of events, in the active language; each must have days.

    `site` is the address of the site, by which entries are unique in the world. A calendar with a `name` and an
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
    return calendar.to_ical()


def entry_of(event, site):
    """An event as an entry: times carry the zone of the place.

    One known to the day becomes whole days (RFC 5545, 3.6.1: the end is the day after the last).
    """
    zone = ZoneInfo(event.time_zone)
    start, end = event.starts_at.astimezone(zone), event.ends_at and event.ends_at.astimezone(zone)
    if event.date_precision == event.Precision.DAY:
        start, end = start.date(), (end or start).date() + timedelta(days=1)
    entry = Entry()
    entry.add("uid", f"event-{event.pk}@{urlsplit(site).netloc}")
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
    entry.add("url", urljoin(site, event.get_absolute_url()))
    entry.add("status", STATES[event.event_status])
    return entry
