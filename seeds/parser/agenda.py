"""The agenda that a text tells in passing: breaks, talks, sessions, discussions, with titles, times and speakers."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from .document import AgendaFacts, AgendaKind
from .people import People
from .times import TimeFound, find_times
from .words import Sentence, forms

KINDS: list[tuple[AgendaKind, re.Pattern]] = [
    ("break", re.compile(r"\b(coffee[- ]break|lunch|tea[- ]break|кофе-(?:брейк|пауз)\w*|перерыв\w*|фуршет\w*)", re.I)),
    (
        "discussion",
        re.compile(r"\b(panel discussion|discussion|round table|(?:панельн\w+ )?дискусси\w+|кругл\w+ стол\w*)", re.I),
    ),
    ("session", re.compile(r"\b((?:plenary )?session|(?:пленарн\w+ )?(?:сесси[яиюей]|заседани[еяюи])\w*)", re.I)),
    (
        "talk",
        re.compile(r"\b(report|talk|lecture|presentation|keynote|доклад\w*|лекци[яиюей]\w*|выступлени[еяюи]\w*)", re.I),
    ),
]
NEAR = 40


@dataclass(frozen=True)
class Item:
    """An agenda line before its day is known."""

    kind: AgendaKind
    title: str
    at: TimeFound | None = None
    speakers: tuple[str, ...] = ()
    is_titled: bool = False


def find_agenda(sentences: list[Sentence], people: People) -> list[Item]:
    """The lines in the order of the text; a talk named in one sentence and timed in another is one line."""
    items: list[Item] = []
    for number, sentence in enumerate(sentences):
        if sentence.paragraph < 0:
            continue
        start = 0
        for clause in sentence.text.split(";"):
            item = _item(sentence, start, start + len(clause), number, people)
            start += len(clause) + 1
            if item is None:
                continue
            same = next((i for i, one in enumerate(items[-20:], max(0, len(items) - 20)) if _is_same(one, item)), None)
            if same is None:
                items.append(item)
            else:
                items[same] = _merged(items[same], item)
    return items


def agenda_on(items: list[Item], day: date | None, zone: str) -> tuple[AgendaFacts, ...]:
    """The lines as facts, by time (lines without a time last)."""

    def moment(clock: time | None) -> datetime | None:
        return datetime.combine(day, clock, ZoneInfo(zone)) if day and clock else None

    lines = sorted(items, key=lambda item: item.at.first if item.at else time.max)
    return tuple(
        AgendaFacts(
            item.kind,
            item.title,
            moment(item.at.first if item.at else None),
            moment(item.at.last if item.at else None),
            item.speakers,
        )
        for item in lines
    )


def _item(sentence: Sentence, start: int, end: int, number: int, people: People) -> Item | None:
    clause = sentence.text[start:end]
    for kind, pattern in KINDS:
        match = pattern.search(clause)
        if not match or any(one.start < start + match.start() < one.end for one in sentence.quoted):
            continue
        title = _title(sentence, start + match.end(), end) if kind != "break" else ""
        times = find_times(clause)
        if not title and not times:
            continue
        speakers = _speakers(number, people) if kind == "talk" and title else ()
        return Item(kind, title or _own_name(match[1]), times[0] if times else None, speakers, bool(title))
    return None


def _title(sentence: Sentence, start: int, end: int) -> str:
    """The quoted title that follows the word, perhaps after a dash: «Тема её доклада — «…»»."""
    for one in sentence.quoted:
        if start <= one.start <= min(end, start + NEAR):
            return one.text if not re.search(r"[.!?]", sentence.text[start : one.start]) else ""
    return ""


def _own_name(word: str) -> str:
    if " " not in word and "\u0400" <= word[0] <= "\u052f":
        word = forms(word)[0].normal_form
    return word[:1].upper() + word[1:]


def _speakers(number: int, people: People) -> tuple[str, ...]:
    """Who is named in the sentence, else the last person of the sentence before it."""
    here = [one.name for one in people.references if one.sentence == number]
    before = [one.name for one in people.references if one.sentence == number - 1]
    return tuple(dict.fromkeys(here or before[-1:]))


def _is_same(one: Item, other: Item) -> bool:
    """Whether both tell of one line: the title in one, the time in the other."""
    if one.kind != other.kind:
        return False
    return one.title == other.title or (one.is_titled != other.is_titled and not (one.at and other.at))


def _merged(one: Item, other: Item) -> Item:
    titled = one if one.is_titled else other
    return replace(titled, at=one.at or other.at, speakers=one.speakers or other.speakers)
