"""Writing the events that a text tells of, with agenda, organisers and what is to remain of them."""

from events.models import AgendaItem, Event, EventOrganisation, Material
from newsroom.regions.models import Region
from seeds.parser.document import Document
from seeds.parser.words import sentences_of

from . import reasons
from .keys import key_for
from .pairs import Row, columns, fitting, side_by_side, values
from .register import Register

TEXTS = ("title", "venue", "address", "venue_note", "audience")
DATES = ("precision", "starts_at", "ends_at")


def write_events(stem: str, documents: dict[str, Document], regions: list[Region], register: Register) -> list[Event]:
    """Write what two texts tell of as events, as drafts; the first is the one that the story covers."""
    parts = {language: document.events for language, document in documents.items()}
    rows = side_by_side(parts, lambda one, another: one.kind == another.kind)
    events = [write_event(f"{stem}/event/{number}", row, documents, register) for number, row in enumerate(rows)]
    for event in events:
        event.regions.set(regions)
    for event in events[:1]:
        write_materials(stem, event, documents)
    return events


def write_event(name: str, row: Row, documents: dict[str, Document], register: Register) -> Event:
    facts = next(iter(row.values()))
    if len(row) < len(documents):
        register.remark("event", reasons.EVENT_ALONE, values(row, "title"))
    if any(getattr(facts, date) != getattr(other, date) for other in row.values() for date in DATES):
        register.remark("event", reasons.DATES_DIFFER, {})
    texts = {column: text for field in TEXTS for column, text in columns(field, values(row, field)).items()}
    summaries = {language: summary_of(documents[language], part) for language, part in row.items()}
    event = Event.objects.create(
        source_language=next(iter(documents)),
        kind=facts.kind,
        date_precision=facts.precision,
        starts_at=facts.starts_at,
        ends_at=facts.ends_at,
        time_zone=facts.time_zone,
        **fitting(Event, texts | columns("summary", summaries)),
    )
    write_agenda(name, event, row, register)
    write_organisations(name, event, row, register)
    return event


def is_past_without_date(event: Event, coverage: str) -> bool:
    """Whether a text reports an event as held and does not say when: readers would take it for one that is coming.

    A stream of a programme that is reported has begun, and goes on.
    """
    return coverage == "report" and event.starts_at is None and event.kind != Event.Kind.STREAM


def summary_of(document: Document, event) -> str:
    """The lead; of an event that is being prepared, what comes after its first sentence, and the next paragraph.

    Such a lead begins with those who prepare; what the event will be is told afterwards.
    """
    if event.coverage != "preparation" or not document.body:
        return document.lead
    after = "".join(document.lead[sentence.start :] for sentence in list(sentences_of(document.lead, 0))[1:2])
    return f"{after} {document.body[0]}".strip()


def write_agenda(name: str, event: Event, row: Row, register: Register) -> None:
    lines = side_by_side(
        values(row, "agenda"), lambda one, another: (one.kind, one.starts_at) == (another.kind, another.starts_at)
    )
    for number, line in enumerate(lines):
        facts = next(iter(line.values()))
        item = AgendaItem.objects.create(
            event=event,
            key=key_for(f"{name}/agenda/{number}"),
            position=number,
            kind=facts.kind,
            starts_at=facts.starts_at,
            ends_at=facts.ends_at,
            **fitting(AgendaItem, columns("title", values(line, "title"))),
        )
        speakers = [register.position({language: name}) for language, part in line.items() for name in part.speakers]
        item.speakers.set(filter(None, speakers))


def write_organisations(name: str, event: Event, row: Row, register: Register) -> None:
    written = set()
    for part in register.pair_organisations(values(row, "organisations")):
        role = next(iter(part.values())).role
        organisation = register.organisation(values(part, "name"))
        if (organisation, role) not in written:
            number = len(written)
            key = key_for(f"{name}/organisation/{number}")
            EventOrganisation.objects.create(
                event=event, organisation=organisation, role=role, key=key, position=number
            )
            written.add((organisation, role))


def write_materials(stem: str, event: Event, documents: dict[str, Document]) -> None:
    parts = {language: document.materials for language, document in documents.items()}
    for number, row in enumerate(side_by_side(parts, lambda one, another: one.kind == another.kind)):
        facts = next(iter(row.values()))
        Material.objects.create(
            event=event,
            key=key_for(f"{stem}/material/{number}"),
            position=number,
            kind=facts.kind,
            url=facts.address,
            **fitting(Material, columns("title", values(row, "title"))),
        )
