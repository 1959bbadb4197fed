"""An event in the words of schema.org (Event): as exact as it is known, and no more."""

from zoneinfo import ZoneInfo

from newsroom.language import active_language
from newsroom.site import structured_data as data

from .models import EventOrganisation

STATES = {"planned": "EventScheduled", "postponed": "EventPostponed", "cancelled": "EventCancelled"}
PARTS = {
    EventOrganisation.Role.HOST: "organizer",
    EventOrganisation.Role.ORGANISER: "organizer",
    EventOrganisation.Role.CO_ORGANISER: "organizer",
    EventOrganisation.Role.SUPPORT: "sponsor",
    EventOrganisation.Role.PARTNER: "contributor",
}
# ISO 8601 knows no seasons: of a season the year is said.
DATES = {"day": "%Y-%m-%d", "month": "%Y-%m", "season": "%Y", "year": "%Y"}


def event_data(event, site, parts=(), coverage=()):
    """The event as its page tells it; None without a date, which schema.org and those who ask for events require.

    No queries for an event `with_page_relations`, its parts and its coverage.
    """
    if event.starts_at is None:
        return None
    address = f"{site}{event.get_absolute_url()}"
    images = [*([event.cover] if event.cover else []), *(row.image for row in event.pictures.all())]
    speakers = {speaker.pk: speaker for item in event.agenda.all() for speaker in item.speakers.all()}
    larger = [outline(event.parent, site)] if event.parent and event.parent.is_published() else []
    if event.series:
        larger.append({"@type": "EventSeries", "name": event.series.name})
    return {
        "@type": "Event",
        "@id": f"{address}#event",
        "url": address,
        "name": event.title,
        "description": event.summary,
        "inLanguage": active_language(),
        "image": data.pictures(images, site) or f"{address}share.jpg",
        "startDate": moment(event, event.starts_at),
        "endDate": moment(event, event.ends_at),
        "eventStatus": f"https://schema.org/{STATES[event.event_status]}",
        **where(event, regions=event.regions.all()),
        **bodies(event, site),
        "performer": [data.person(speaker) for speaker in speakers.values()],
        "audience": {"@type": "Audience", "audienceType": event.audience} if event.audience else None,
        "superEvent": larger,
        "subEvent": [outline(part, site) for part in parts],
        "subjectOf": [
            {"@type": "NewsArticle", "headline": story.headline, "url": f"{site}{story.get_absolute_url()}"}
            for story in coverage
        ],
    }


def moment(event, value):
    """A moment on the clock of the place, with its offset; or the day, month or year alone, where no more is known."""
    if value is None:
        return None
    local = value.astimezone(ZoneInfo(event.time_zone))
    form = DATES.get(event.date_precision)
    return local.strftime(form) if form else local.isoformat(timespec="minutes")


def where(event, regions=()):
    """Where the event is held and whether one has to go there; nothing where neither a place nor an address is known.

    A single region is where it is; several are whom it is for.
    """
    region = regions[0] if len(regions) == 1 else None
    places = []
    if event.venue or event.address or region:
        parts = {"@type": "PostalAddress", "streetAddress": event.address, "addressRegion": region and region.name}
        name = event.venue or event.address or region.name
        places.append(("Offline", {"@type": "Place", "name": name, "address": parts}))
    if event.online_url:
        places.append(("Online", {"@type": "VirtualLocation", "url": event.online_url}))
    if not places:
        return {}
    mode = places[0][0] if len(places) == 1 else "Mixed"
    return {
        "location": [place for _mode, place in places] if len(places) > 1 else places[0][1],
        "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode",
    }


def bodies(event, site):
    """The organisations of the event, each under the word for its part."""
    found = {}
    for row in event.organisations.all():
        found.setdefault(PARTS[row.role], []).append(data.organisation(row.organisation, site))
    return found


def outline(event, site):
    """A larger event or a part of one, in as many words as point to its page; None without a date."""
    if event.starts_at is None:
        return None
    address = f"{site}{event.get_absolute_url()}"
    return {
        "@type": "Event",
        "@id": f"{address}#event",
        "name": event.title,
        "url": address,
        "startDate": moment(event, event.starts_at),
    }
