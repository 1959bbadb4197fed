"""When an event takes place: the most exact date the text gives for it, the hours, and whose clock they are on."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from . import marks
from .agenda import KINDS
from .dates import DateFound, find_dates
from .document import Mark, Precision
from .gazetteer import Gazetteer
from .times import TimeFound, find_times, find_zone
from .vocabulary import TIME_WORDS
from .words import Sentence

RANKS = ("day", "month", "season", "year")
BEGINS = re.compile(r"\b(?:[Нн]ачало|[Bb]egins|[Ss]tarts|[Bb]eginning)\b")
HOME_ZONE = "Europe/Moscow"
YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


@dataclass(frozen=True)
class Schedule:
    """`day` is the first day, or None; the moments are as EventFacts has them."""

    precision: Precision
    day: date | None
    starts_at: datetime | None
    ends_at: datetime | None
    time_zone: str


def find_schedule(
    about: list[Sentence],
    sentences: list[Sentence],
    gazetteer: Gazetteer,
    regions: tuple[str, ...],
    year: int | None,
) -> tuple[Schedule, list[Mark]]:
    """The schedule told by the sentences `about` the event; the zone may stand in any sentence with hours."""
    notes: list[Mark] = []
    years = {int(year) for sentence in sentences for year in YEAR.findall(sentence.text)}
    sentence, found = _best(about, year or (years.pop() if len(years) == 1 else None), notes)
    zone = _zone(sentences, gazetteer, regions)
    if found is None:
        notes.append(Mark("events.starts_at", marks.EVENT_WITHOUT_DATE))
        return Schedule("none", None, None, None, zone or HOME_ZONE), notes
    times = (find_times(sentence.text) or _beginning(sentences)) if found.precision == "day" else []
    if not times or (found.last != found.first and times[0].last is None):
        starts, ends = (_moment(day, time(), zone or HOME_ZONE) for day in (found.first, found.last))
        ends_at = ends if found.last != found.first else None
        return Schedule(found.precision, found.first, starts, ends_at, zone or HOME_ZONE), notes
    if zone is None:
        notes.append(Mark("events.time_zone", marks.ZONE_ASSUMED, times[0].first.strftime("%H:%M")))
    clock = times[0]
    starts = _moment(found.first, clock.first, zone or HOME_ZONE)
    ends = _moment(found.last, clock.last, zone or HOME_ZONE) if clock.last else None
    return Schedule("minute", found.first, starts, ends, zone or HOME_ZONE), notes


def _best(about: list[Sentence], year: int | None, notes: list[Mark]) -> tuple[Sentence | None, DateFound | None]:
    best: tuple[Sentence | None, DateFound | None] = (None, None)
    for sentence in about:
        for found in find_dates(sentence.text, year):
            if found.mark:
                notes.append(Mark("events.starts_at", found.mark, sentence.text[found.start : found.end]))
            if found.precision == "none":
                continue
            if found.precision == "year" and not _is_planned(sentence):
                continue
            if best[1] is None or RANKS.index(found.precision) < RANKS.index(best[1].precision):
                best = sentence, found
    return best


def _beginning(sentences: list[Sentence]) -> list[TimeFound]:
    """The hour in a sentence of its own: «Начало в 10:00», “It starts at 10 am”; not that of a talk or a break."""
    for sentence in sentences:
        if BEGINS.search(sentence.text) and not any(pattern.search(sentence.text) for _, pattern in KINDS):
            return find_times(sentence.text)
    return []


def _is_planned(sentence: Sentence) -> bool:
    """A year alone is a date only where something is planned for it, not in “the presidency in 2024”."""
    return bool(re.search(r"\b(?:will|планируется|состоится|пройд[её]т|намечен\w*|scheduled)\b", sentence.text))


def _zone(sentences: list[Sentence], gazetteer: Gazetteer, regions: tuple[str, ...]) -> str | None:
    """The zone a text names, else the one that all its regions share, else None."""
    for sentence in sentences:
        named = find_zone(sentence.text) or _clock_of_place(sentence, gazetteer)
        if named:
            return named
    zones = {gazetteer.places[code].time_zone for code in regions}
    return zones.pop() if len(zones) == 1 else None


def _clock_of_place(sentence: Sentence, gazetteer: Gazetteer) -> str | None:
    """“Novosibirsk time”, «по времени Новосибирска»."""
    folded = [word.low for word in sentence.words]
    for index, word in enumerate(folded):
        if word not in TIME_WORDS or not find_times(sentence.text):
            continue
        for place in (index - 1, index + 1):
            meaning = gazetteer.meaning(folded, place) if 0 <= place < len(folded) else None
            if meaning and sentence.words[place].is_capital:
                return gazetteer.places[meaning[1]].time_zone
    return None


def _moment(day: date, clock: time, zone: str) -> datetime:
    return datetime.combine(day, clock, ZoneInfo(zone))
