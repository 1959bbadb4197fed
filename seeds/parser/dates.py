"""Dates as people write them in Russian and English: days, ranges, months, seasons, years.

The day comes first in figures (05.04.2023 is 5 April), as both languages of the newsroom have it outside America.
"""

import re
from dataclasses import dataclass
from datetime import date

from . import marks

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "янв jan",
            "фев feb",
            "мар mar",
            "апр apr",
            "май мая мае may",
            "июн jun",
            "июл jul",
            "авг aug",
            "сен sep",
            "окт oct",
            "ноя nov",
            "дек dec",
        ),
        start=1,
    )
    for name in names.split()
}
SEASONS = {"зим": 1, "win": 1, "вес": 3, "spr": 3, "лет": 6, "sum": 6, "осе": 9, "aut": 9, "fal": 9}
M = (
    r"((?:[Яя]нвар[ьяе]|[Фф]еврал[ьяе]|[Мм]арт[ае]?|[Аа]прел[ьяе]|[Мм]а[йяе]|[Ии]ю[нл][ьяе]|[Аа]вгуст[ае]?|"
    r"(?:[Сс]ент|[Оо]кт)ябр[ьяе]|(?:[Нн]оя|[Дд]ека)бр[ьяе]|(?:янв|фев|мар|апр|июн|июл|авг|сент?|окт|нояб?|дек)\.|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)(?![^\W\d_]))"
)
D = r"(\d{1,2})(?:-?(?:го|е)|st|nd|rd|th)?(?!\d)"
Y = r"(?:,?\s(\d{4})(?!\d)(?:\s?(?:года|году|год|г\b\.?))?)"
TO = r"(?:\s?[-–—]\s?|\s(?:по|до|to|till|until|through|and|и)\s)(?:the\s)?"
ALONE = r"(?<![\d:/–-])(?<!\d\.)"
END = r"(?![\d:]|\.\d)"
SEASON = (
    r"\b([Вв]есн(?:ой|ы|а|у)|[Лл]ето?м?|[Лл]ета|[Оо]сен(?:ью|ь|и)|[Зз]им(?:ой|ы|а|у)|"
    r"(?:spring|summer|autumn|fall|winter)(?:\sof)?)"
)

# Each pattern names the parts that its groups hold: day, month and year of the first and of the last day.
PATTERNS = [
    (rf"{ALONE}{D}\s(?:of\s)?{M}{Y}?{TO}{D}\s(?:of\s)?{M}{Y}?", "d m y D M Y"),
    (rf"{ALONE}{D}{TO}{D}\s(?:of\s)?{M}{Y}?", "d D M Y"),
    (rf"{M}\s{D}{Y}?{TO}{M}\s{D}{Y}?", "m d y M D Y"),
    (rf"{M}\s{D}{TO}{D}{Y}?", "m d D Y"),
    (rf"{ALONE}{D}\s(?:of\s)?{M}{Y}?", "D M Y"),
    (rf"{M}\s{D}{Y}?", "M D Y"),
    (
        rf"{ALONE}(\d{{1,2}})\.(\d{{1,2}})(?:\.(\d{{4}}))?\s?[-–—]\s?(\d{{1,2}})\.(\d{{1,2}})\.(\d{{4}}){END}",
        "d m y D M Y",
    ),
    (rf"{ALONE}(\d{{1,2}})\s?[-–—]\s?(\d{{1,2}})\.(\d{{1,2}})\.(\d{{4}}){END}", "d D M Y"),
    (rf"(?<![\d.])(\d{{4}})-(\d{{2}})-(\d{{2}}){END}", "Y M D"),
    (rf"{ALONE}(\d{{1,2}})\.(\d{{1,2}})\.(\d{{4}}|\d{{2}}){END}", "D M Y"),
    (rf"{ALONE}(\d{{1,2}})/(\d{{1,2}})/(\d{{4}}){END}", "D M Y /"),
    (rf"(?<!\d\s){M}{TO}{M}{Y}", "m M Y"),
    (rf"(?<!\d\s){M}\s(\d{{4}})(?!\d)", "M Y"),
    (rf"{SEASON}\s(\d{{4}})(?!\d)", "S Y"),
    (r"\b(?:[Вв]\s(\d{4})\sгоду|[Ii]n\s(\d{4})(?!\d))", "Y Y"),
]
TWO_DAYS = re.compile(r"\s(?:and|и)\s")
PATTERNS = [(re.compile(pattern), parts.split()) for pattern, parts in PATTERNS]


@dataclass(frozen=True)
class DateFound:
    """A date or a range of dates at `start`–`end` of a text; `mark` is a reason, "" when sure."""

    start: int
    end: int
    first: date
    last: date
    precision: str
    mark: str = ""


def find_dates(text: str, year: int | None = None) -> list[DateFound]:
    """The dates in a sentence or line, in order. `year` serves those that have none; without it they are left out.

    What looks like a date and is not in the calendar is returned with its mark and the precision "none".
    """
    found: list[DateFound] = []
    for pattern, parts in PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            read = _read(match, parts, year)
            if read:
                found.append(read)
    return sorted(found, key=lambda one: one.start)


def _read(match: re.Match, parts: list[str], default_year: int | None) -> DateFound | None:
    values = {part: value for part, value in zip(parts, match.groups(), strict=False) if value}
    mark, precision = "", "day"
    last_year = int(values.get("Y") or values.get("y") or default_year or 0)
    if not last_year:
        return DateFound(match.start(), match.end(), date.min, date.min, "none", marks.DATE_LEFT_OUT)
    if "Y" not in values and "y" not in values:
        mark = marks.DATE_WITHOUT_YEAR
    last_year += 2000 if last_year < 100 else 0
    last_month = SEASONS[values["S"][:3].lower()] if "S" in values else _month(values.get("M") or values.get("m"))
    first_month = _month(values.get("m")) or last_month
    last_day, first_day = int(values.get("D", 0)), int(values.get("d") or values.get("D") or 0)
    if "/" in parts:
        if last_day <= 12 < last_month:
            last_day, last_month, first_day, first_month = last_month, last_day, last_month, last_day
        elif last_day <= 12 and last_day != last_month:
            mark = marks.DATE_AMBIGUOUS
    if not last_day:
        precision = "season" if "S" in values else "month" if last_month else "year"
    try:
        last = date(last_year, last_month or 1, last_day or 1)
        first = date(int(values.get("y") or last_year), first_month or 1, first_day or 1)
        if first > last and "y" not in values:
            first = first.replace(year=last_year - 1)
    except ValueError:
        return DateFound(match.start(), match.end(), date.min, date.min, "none", marks.DATE_IMPOSSIBLE)
    if first > last:
        first, last = last, first
    if TWO_DAYS.search(match[0]) and (last - first).days > 1 and not match.string[: match.start()].endswith("between "):
        mark = marks.DATE_TWO_DAYS
    return DateFound(match.start(), match.end(), first, last, precision, mark)


def _month(name: str | None) -> int:
    if not name:
        return 0
    return int(name) if name.isdigit() else MONTHS[name[:3].lower()]
