"""What was read in a press text: plain facts, before anything is written into the newsroom.

Everything here is frozen, made of strings, dates and tuples, and knows neither Django nor the database. Names of people
and organisations are in the nominative, in the language of the text. "" and None both mean "the text does not say":
"" for words, None for dates and for parts that may be missing altogether (headline, byline).
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Language = Literal["ru", "en"]
DocumentKind = Literal["news", "announcement", "report", "reprint"]
SourceRole = Literal["said_to", "reported", "reprinted"]
EventKind = Literal["seminar", "conference", "congress", "stream", "meeting", "visit", "exhibition"]
Coverage = Literal["announcement", "preparation", "report"]
Precision = Literal["minute", "day", "month", "season", "year", "none"]
AgendaKind = Literal["talk", "break", "session", "discussion"]
OrganisationRole = Literal["host", "organiser", "co_organiser", "support", "partner", "mentioned"]
MaterialKind = Literal["recording", "slides", "document"]


class UnreadableText(ValueError):
    """A file that cannot be read as a press text; `reason` is a whole English sentence (a msgid)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Mark:
    """Something the parser is not sure of, for an editor to look at.

    `field` names a field of Document or of a part of it ("quotes", "events.time_zone"), `reason` is a constant whole
    sentence in English (a msgid, see marks.py), `detail` the words of the text that are meant.
    """

    field: str
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One hop of the way a text took: the press service that said it, the agency that reported it, the site that
    reprinted it."""

    name: str
    role: SourceRole
    published_on: date | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in the text, with the fullest title the text gives. `position` has no name in it."""

    name: str
    position: str = ""
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation that does something in the text; `role` is "mentioned" when it only stands behind a person."""

    name: str
    role: OrganisationRole = "mentioned"
    abbreviation: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said: word for word (`is_direct`) or retold.

    `text` has no outer quotation marks; of retold speech it is the whole sentence. `paragraph` is an index of
    Document.paragraphs; `paragraph[start:end]` is the quotation with its marks and its attribution ("said …").
    `speaker` is a full name of Document.people, or "" when nobody could be found. `mark` is a reason, "" when sure.
    """

    text: str
    is_direct: bool
    paragraph: int
    start: int
    end: int
    speaker: str = ""
    position: str = ""
    organisation: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class AgendaFacts:
    """One line of an event's agenda. Times are aware; `speakers` are full names of Document.people."""

    kind: AgendaKind
    title: str
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventFacts:
    """An event the text tells of.

    `starts_at` and `ends_at` are aware, in `time_zone`; below the precision "minute" they are midnights, and `ends_at`
    is the midnight that begins the last day (17–19 September: the 17th and the 19th). "none": no date is known yet.
    `coverage` says what the text is to the event. `audience` is the text's own word ("everyone").
    """

    kind: EventKind
    title: str
    coverage: Coverage
    precision: Precision = "none"
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    time_zone: str = "Europe/Moscow"
    venue: str = ""
    address: str = ""
    venue_note: str = ""
    audience: str = ""
    agenda: tuple[AgendaFacts, ...] = ()
    organisations: tuple[Organisation, ...] = ()


@dataclass(frozen=True, slots=True)
class MaterialFacts:
    """A recording, slides or a document the text promises. Without an `address` it is expected."""

    kind: MaterialKind
    title: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One press text, read.

    `stem` is the file's name without language and suffix: the story's identity. `paragraphs` is the text without
    headline and page furniture; `lead` is the first of them, `body` the rest. A text has a `headline`, or a
    `proposed_headline` (and a mark). `sources` runs from the origin to the last hop. `countries` and `regions` are
    codes of the gazetteer, in order of first mention; the home country is named only beside another one. `furniture`
    keeps the lines that were taken away.
    """

    stem: str
    language: Language
    kind: DocumentKind
    headline: str | None
    proposed_headline: str | None
    published_on: date | None
    byline: str | None
    paragraphs: tuple[str, ...]
    sources: tuple[Source, ...] = ()
    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[EventFacts, ...] = ()
    materials: tuple[MaterialFacts, ...] = ()
    marks: tuple[Mark, ...] = ()
    furniture: tuple[str, ...] = ()

    @property
    def lead(self) -> str:
        return self.paragraphs[0] if self.paragraphs else ""

    @property
    def body(self) -> tuple[str, ...]:
        return self.paragraphs[1:]

    @property
    def places(self) -> tuple[str, ...]:
        """Countries, then regions."""
        return self.countries + self.regions
