"""The event a text tells of: what it is called, what the text is to it, who it is for."""

import re
from dataclasses import dataclass

from .agenda import agenda_on, find_agenda
from .dates import find_dates
from .document import Coverage, EventFacts, Mark, Organisation
from .event_titles import title_at, title_range
from .gazetteer import Gazetteer
from .people import People
from .schedule import find_schedule
from .venues import find_venue
from .vocabulary import EVENTS
from .words import Sentence, in_plural_nominative, singular_lemmas

ENOUGH = 3
MOST_CANDIDATES = 100
TO_COME = re.compile(
    r"\b(?:will (?:be held|take place|host|open|start|begin)|is to be held|(?:is|are) (?:scheduled|planned)|invites?"
    r"|состо[ия]тся|пройд[её]т|пройдут|буд[еу]т проходить|запланирован\w*|планируется|откро[ею]тся|приглаша[ею]т)\b",
    re.IGNORECASE,
)
HELD = re.compile(
    r"\b(?:(?:has|have) started|launch\w*|took place|(?:was|were) held|held|(?:has )?opened|has met|met|under way"
    r"|провел\w*|прошел|прошла|прошло|состоял\w*|стартовал\w*|запустил\w*|открыл\w*|завершил\w*)\b",
    re.IGNORECASE,
)
PREPARATION = re.compile(
    r"\b(?:organi[sz]ing committee|оргкомитет\w*|организационн\w+ комитет\w*|подготовк\w+ к)", re.I
)
AUDIENCE_EN = re.compile(r"\binvites?\s(?!you\b)([^.,;:]{3,60}?)\sto\b")
AUDIENCE_RU = re.compile(r"\bприглаша[ею]т\s([^.,;:]{3,60}?)\s(?:на|в|к|принять|посетить)\b")


@dataclass(frozen=True)
class Candidate:
    """A mention of an event: the word in a sentence, and how much speaks for its being what the text is about."""

    sentence: int
    word: int
    kind: str
    score: int


def find_events(
    sentences: list[Sentence],
    people: People,
    organisations: tuple[Organisation, ...],
    gazetteer: Gazetteer,
    regions: tuple[str, ...],
    year: int | None,
) -> tuple[tuple[EventFacts, ...], list[Mark]]:
    """The event that the text is about, with all that is known of it; no event if the text only mentions some.

    `year` is that of the publication, if it is known: it serves dates without one.
    """
    main = max(_candidates(sentences), key=lambda one: one.score, default=None)
    if main is None or main.score < ENOUGH:
        return (), []
    about = [s for s in sentences if s.paragraph >= 0 and _tells_of(s, main.kind)]
    schedule, notes = find_schedule(about, sentences, gazetteer, regions, year)
    items = find_agenda(sentences, people)
    venue = find_venue(sentences)
    text = " ".join(sentence.text for sentence in sentences[:40])
    event = EventFacts(
        kind=main.kind,
        title=_title(sentences, main),
        coverage=_coverage(sentences, about),
        precision=schedule.precision,
        starts_at=schedule.starts_at,
        ends_at=schedule.ends_at,
        time_zone=schedule.time_zone,
        venue=venue.name,
        address=venue.address,
        venue_note=venue.note,
        audience=_audience(text),
        agenda=agenda_on(items, schedule.day, schedule.time_zone),
        organisations=tuple(one for one in organisations if one.role != "mentioned"),
    )
    return (event,), notes


def _candidates(sentences: list[Sentence]) -> list[Candidate]:
    """The first mentions; what a text is about it says early."""
    found = []
    for number, sentence in enumerate(sentences):
        for index in range(len(sentence.words)):
            kind = _kind_at(sentence, index)
            if not kind:
                continue
            first, last = title_range(sentence, index)
            has_name = any(word.is_capital for word in sentence.words[max(first, 1) : last])
            says = TO_COME.search(sentence.text) or HELD.search(sentence.text)
            score = 2 * (sentence.paragraph < 0) + (sentence.paragraph == 0) + 2 * bool(says)
            score += 3 * any(date.precision != "none" for date in find_dates(sentence.text))
            score += (3 if kind == "meeting" else 2) * has_name
            found.append(Candidate(number, index, kind, score))
            if len(found) == MOST_CANDIDATES:
                return found
    return found


def _kind_at(sentence: Sentence, index: int) -> str | None:
    """The kind of event that this word means; not a verb (“visit us”), not a name in quotes, not “a meeting of”."""
    words = sentence.words
    word = words[index]
    if any(one.start < word.start < one.end for one in sentence.quoted):
        return None
    if word.is_russian:
        kind = next((EVENTS[lemma] for lemma in singular_lemmas(word.text) if lemma in EVENTS), None)
    else:
        kind = EVENTS.get(word.low)
        before = words[index - 1].low if index else ""
        after = words[index + 1].low if index + 1 < len(words) else ""
        if kind in {"meeting", "visit"} and (after == "of" or before in {"to", "will", "can", "may", "and"}):
            return None
    if kind == "stream" and not re.search(r"\bпрограмм|\bprogram|\bкурс|\bcourse", sentence.text, re.IGNORECASE):
        return None
    return kind


def _tells_of(sentence: Sentence, kind: str) -> bool:
    """Whether a sentence is about the event: it names its kind, or says when something takes place."""
    if any(_kind_at(sentence, index) == kind for index in range(len(sentence.words))):
        return True
    return bool(TO_COME.search(sentence.text))


def _title(sentences: list[Sentence], main: Candidate) -> str:
    """The name of the event: from the headline if it is named there, else from where it is named best."""
    title = title_at(sentences[main.sentence], main.word)
    headline = next((s for s in sentences if s.paragraph < 0), None)
    place = (
        next((i for i in range(len(headline.words)) if _kind_at(headline, i) == main.kind), None) if headline else None
    )
    named = title_at(headline, place) if place is not None else ""
    return named if " " in named else title


def _coverage(sentences: list[Sentence], about: list[Sentence]) -> Coverage:
    if any(PREPARATION.search(sentence.text) for sentence in sentences if sentence.paragraph <= 0):
        return "preparation"
    return "announcement" if any(TO_COME.search(one.text) for one in sentences[:1] + about) else "report"


def _audience(text: str) -> str:
    english = AUDIENCE_EN.search(text)
    if english:
        return english[1]
    russian = AUDIENCE_RU.search(text)
    return " ".join(in_plural_nominative(word) for word in russian[1].split()) if russian else ""
