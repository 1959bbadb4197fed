"""Where an event takes place: the venue, its address in brackets or after «по адресу», and how to find the door."""

import re
from dataclasses import dataclass

from .phrases import nominative
from .words import Sentence

STREET = re.compile(
    r"\b(?:street|st\.|avenue|ave\.?|square|lane|road|embankment|boulevard|highway|building"
    r"|ул\.|улиц[аеы]|пр\.|просп\.|проспект|пл\.|площадь|пер\.|переулок|наб\.|набережная|шоссе|бульвар|б-р|д\.|дом|корп\.)",
    re.IGNORECASE,
)
BRACKETS = re.compile(r"\(([^()]{3,200})\)")
LED_IN = re.compile(
    r"(?:по адресу|[Aa]ddress|[Vv]enue|[Аа]дрес|[Мм]есто(?: проведения)?):?\s(?:is\s)?"
    r"([^;]{5,200}?)(?:[.;]|\.?$)(?=$|;)"
)
PLACE = re.compile(
    r"(?:^|[\s,])(?:[Ii]n|[Aa]t|[ВвНн][оа]?)\s(?!\d)(?:the\s)?((?:(?!\s(?:in|at|в|на)\s)[^,;:()\d]){3,120})$"
)
LONGEST = 250
NOTES = re.compile(
    r"\b(?:side|entrance|floor|room|hall|office|сторона|вход|этаж|каб\.?|кабинет|ауд\.?|зал|офис|подъезд)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Venue:
    name: str = ""
    address: str = ""
    note: str = ""


def find_venue(sentences: list[Sentence]) -> Venue:
    """The first venue that comes with an address; parts that mean a door, floor or side are the note."""
    for sentence in sentences:
        if sentence.paragraph < 0 or not STREET.search(sentence.text):
            continue
        for match in BRACKETS.finditer(sentence.text):
            if STREET.search(match[1]):
                place = PLACE.search(sentence.text[max(0, match.start() - LONGEST) : match.start()].rstrip())
                return Venue(_name(place[1]) if place else "", *_parted(match[1]))
        match = LED_IN.search(sentence.text)
        if match and STREET.search(match[1]):
            return Venue("", *_parted(match[1]))
    return Venue()


def _name(text: str) -> str:
    name = nominative(text.strip())
    return name[:1].upper() + name[1:]


def _parted(text: str) -> tuple[str, str]:
    """An address and its note: “6, Joliot-Curie street, left side” → (“6, Joliot-Curie street”, “left side”)."""
    parts = [part.strip() for part in text.split(",")]
    notes = [part for part in parts if NOTES.search(part) and not STREET.search(part)]
    return ", ".join(part for part in parts if part not in notes), ", ".join(notes)
