"""What is text and what is the page around it: panel words, breadcrumbs, dates and bylines on lines of their own."""

import re
from dataclasses import dataclass
from datetime import date

from .dates import find_dates
from .times import TIME

HEADLINE_LIMIT = 200
HEAD_LINES = 40

COLOURS_RU = "бел|черн|син|голуб|коричнев|бежев|зелен|желт|красн|сер"
COLOURS_EN = "white|black|blue|brown|beige|green|yellow|red|gr[ae]y"
PANEL = re.compile(
    rf"""(?:font|text|letter|line|character|word)\s(?:settings|size|family|type|spacing)
    | colou?r\s(?:scheme|s) | kerning
    | on\s(?:{COLOURS_EN}) | (?:{COLOURS_EN})\son\s(?:{COLOURS_EN})
    | (?:настройк\w*|размер|тип|вид|гарнитура)\s(?:шрифта|текста) | цвет(?:овая\sсхема|а\sсайта|\sсайта)
    | (?:межбуквенн|межстрочн|междустрочн)\w+\s(?:интервал|расстояние)\w* | интервал\sмежду\s\w+ | кернинг
    | на\s(?:{COLOURS_RU})(?:ом|ем) | (?:{COLOURS_RU})ым\sпо\s(?:{COLOURS_RU})(?:ому|ему)
    | times(?:\snew\sroman)? | arial | opendyslexic | verdana | georgia | tahoma
    | (?:standard|low[-\s]vision|normal|full|accessible)\sversion | версия\sдля\s(?:слабовидящих|печати)
    | обычная\sверсия(?:\sсайта)? | accessibility\s(?:settings|mode|version) | skip\sto\s(?:main\s)?content
    | a[a\s+-]{1, 12} | а[а\s+-]{1, 12} """,
    re.VERBOSE,
)
SMALL_PANEL = re.compile(
    r"small|medium|normal|large|standard|on|off|apply|reset|close|menu|search|images?|log ?in|rus?|eng?|бел|каз"
    r"|share|print|маленький|средний|обычный|большой|стандартный|вкл|выкл|применить|сбросить|закрыть|меню|поиск|изображения|войти"
    r"|поделиться|распечатать|вернуть стандартные настройки|read more|читать далее"
)
CRUMB = re.compile(r"(?:main(?: page)?|home(?: page)?|главная(?: страница)?|на главную)\s?[/>»›→|](?! *$).{1,150}")
BYLINE = re.compile(
    r"(?:written by|posted by|by|authors?|автор(?:ы)?|текст|подготовил[аи]?|от)(?:\s?[:—–-])?(?:\s(?P<who>.*))?",
    re.IGNORECASE,
)
MACHINE = re.compile(
    r"(?:site |web)?(?:admin|administrator|master|editor|user|root|moderator)|админ|администратор|редактор"
)
NAME = re.compile(r"[A-ZА-ЯЁ][\w’'-]*\.?(?: (?:[A-ZА-ЯЁ][\w’'-]*\.?)){1,3}(?:, [^.!?]{1,60})?")
DATE_WORDS = re.compile(
    r"опубликовано|дата(?: публикации)?|published|posted|updated|date|on|в|at|г|года", re.IGNORECASE
)


@dataclass(frozen=True)
class Layout:
    """A text taken apart: what its lines are, before anybody reads the sentences."""

    headline: str | None
    paragraphs: tuple[str, ...]
    published_on: date | None
    byline: str | None
    site: str
    furniture: tuple[str, ...]


def take_apart(text: str) -> Layout:
    """Part the text from the page around it; `site` is the name that stood above the breadcrumb, or ""."""
    lines = text.split("\n")
    start, site = _page_head(lines)
    furniture = [line for line in lines[:start] if line]
    lines = lines[start:]
    published_on, byline = None, None
    for index in _edge(lines):
        line = lines[index]
        day = date_alone(line)
        who = byline_of(line)
        if day and not published_on:
            published_on = day
        elif who is not None:
            byline = byline or who or None
        elif not (SMALL_PANEL.fullmatch(line.casefold()) or PANEL.fullmatch(_plain(line))):
            continue
        furniture.append(line)
        lines[index] = ""
    paragraphs = _paragraphs(lines)
    headline = None
    if len(paragraphs) > 1 and is_headline(paragraphs[0]):
        headline, *paragraphs = paragraphs
    return Layout(headline, tuple(paragraphs), published_on, byline, site, tuple(furniture))


def is_headline(line: str) -> bool:
    return len(line) <= HEADLINE_LIMIT and not line.endswith((".", ",", ";", ":", "»,", "—"))


def date_alone(line: str) -> date | None:
    """The day, if the line is a date (and perhaps an hour) and nothing else."""
    if len(line) > 60:
        return None
    days = [found for found in find_dates(line) if found.precision == "day" and found.first == found.last]
    if len(days) != 1:
        return None
    rest = TIME.sub("", line[: days[0].start] + " " + line[days[0].end :])
    return days[0].first if not re.search(r"\w", DATE_WORDS.sub("", rest)) else None


def byline_of(line: str) -> str | None:
    """The author a line names, "" if it is a byline that names nobody (or a machine), None if it is no byline."""
    match = BYLINE.fullmatch(line) if len(line) <= 100 else None
    if not match:
        return None
    who = (match["who"] or "").strip()
    if not who or MACHINE.fullmatch(who.casefold()):
        return ""
    return who if NAME.fullmatch(who) else None


def _plain(line: str) -> str:
    return line.casefold().replace("ё", "е").strip(" :")


def _page_head(lines: list[str]) -> tuple[int, str]:
    """How many lines at the top belong to the page, and the site's name."""
    start, site, above = 0, "", ""
    filled = 0
    for index, line in enumerate(lines):
        if filled == HEAD_LINES or len(line) > HEADLINE_LIMIT or line.endswith("."):
            break
        if not line:
            continue
        filled += 1
        plain = _plain(line)
        if CRUMB.fullmatch(plain):
            start, site = index + 1, above
        elif PANEL.fullmatch(plain) or (start == index and start and SMALL_PANEL.fullmatch(plain)):
            start = index + 1
        elif not date_alone(line):
            above = line
    return start, site


def _edge(lines: list[str]) -> list[int]:
    """The first and the last few filled lines: where dates and bylines stand."""
    filled = [index for index, line in enumerate(lines) if line]
    return sorted({*filled[:4], *filled[-4:]})


def _paragraphs(lines: list[str]) -> list[str]:
    """Every line is a paragraph, unless the next goes on with a small letter: then a line was broken by hand."""
    paragraphs: list[list[str]] = []
    before = ""
    for line in lines:
        if line and before and line[0].islower() and not before.endswith((".", "!", "?", ":", ";")):
            paragraphs[-1].append(line)
        elif line:
            paragraphs.append([line])
        before = line
    return [" ".join(parts) for parts in paragraphs]
