"""The rules of typography, in the order in which they apply: each finds `(start, end, new)` in a line.

Spaces hold together what a reader must not meet torn apart: a short word and the next one, a number and its unit, a day
and its month, initials and a surname. A date is held in two parts, «5 апреля» and «2023 г.»: as one it would not fit a
narrow screen in large letters.
"""

import re

from .number_ranges import ranges
from .patterns import CAPITAL, LETTER, MONTHS_EN, MONTHS_RU, NBSP, UNITS_EN, UNITS_RU, S
from .quotation_marks import quotation_marks


def swap(pattern, new, *, unless=lambda match: False, flags=0):
    """The rule that puts `new` in the place of the first group."""
    compiled = re.compile(pattern, flags | re.MULTILINE)

    def rule(line):
        for match in compiled.finditer(line):
            if match[1] != new and not unless(match):
                yield *match.span(1), new

    return rule


def hold(before, after, flags=0):
    """The rule that keeps what matches `before` on one line with what matches `after`."""
    return swap(rf"{before}({S}+)(?={after})", NBSP, flags=flags)


# From … to …

DAY_RU, DAY_EN = rf"\d{{1,2}}{S}(?:{MONTHS_RU})", rf"(?:\d{{1,2}}{S}(?:{MONTHS_EN})|(?:{MONTHS_EN}){S}\d{{1,2}})"
YEAR = rf"(?:,?{S}\d{{4}}(?:{S}?г\.)?)?"
CENTURIES = rf"{S}?(?:вв?\.|век|centur|кв\.|квартал)"

# Dashes


NO_DASH_AFTER = re.compile(
    r"(?:[\d:;=<>≤≥(~≈]|\b(?:от|до|на|с|к|по|в|около|ниже|выше|из|from|to|of|at|by|below|above|than|between|and|и))\Z",
    re.IGNORECASE,
)


def before_number(match):
    """A hyphen before a number may be a minus, or between two numbers a score: then it stays."""
    line, (start, end) = match.string, match.span(1)
    return "—" not in match[1] and line[end].isdigit() and NO_DASH_AFTER.search(line[max(0, start - 10) : start])


SPACED_DASH = rf"(?<=\S)({S}+(?:-{{1,3}}|–|—){S}+)(?=\S)"
SPACED_EN_DASH = rf"(?<=\S)({S}+(?:-{{1,3}}|–){S}+)(?=\S)"

# Apostrophes

WITHIN_A_WORD = rf"(?<={LETTER})(')(?={LETTER})"
OPENS = r"(?<![^\s(\[{“/–—-])'(?!\d\ds\b|(?:tis|twas|em)\b)(?=[^\s'‘’”])"
WORDS = rf"(?:[^'‘’\"“”\n]|(?<={LETTER})’(?={LETTER}))"
SINGLE_QUOTES = re.compile(rf"{OPENS}(?:{WORDS}|“{WORDS}*”)*(?<=\S)'(?!\w)")
POSSESSIVE = re.compile(rf"(?<={LETTER})'")


def single_quotes(line):
    """Pairs of them around words, and around other quotations."""
    for match in SINGLE_QUOTES.finditer(line):
        yield match.start(), match.start() + 1, "‘"
        yield match.end() - 1, match.end(), "’"


def possessives(line):
    """An apostrophe after a word, unless it could close what a mark before it opens."""
    opening = re.search(OPENS, line)
    for match in POSSESSIVE.finditer(line, 0, opening.start() if opening else len(line)):
        yield *match.span(), "’"


BOTH = [
    swap(r"(?<![.…])(\.\.\.)(?![.…])", "…"),
    ranges,
    *(swap(rf"(?<![\w–-]){day}{YEAR}(-)(?={day}(?!\w))", "–") for day in (DAY_RU, DAY_EN)),
    swap(rf"(?<![\w–-])[IVXLC]+({S}*[-–]{S}*)(?=[IVXLC]+{CENTURIES})", "–"),
    swap(WITHIN_A_WORD, "’"),
    hold("[№§]", r"[\w]"),
    hold(r"(?<!\d)\d{1,3}", r"\d{3}(?!\d)"),  # groups of digits
    hold(rf"(?<!\w){CAPITAL}\.", CAPITAL),  # initials
]

SHORT_RU = (
    "[Аа]|[ВвКкСс]о?|[Ии]|[Оо]бо?|[Оо]|[Уу]|[Яя]|[Бб]ез|[Дд]ля|[Дд]о|[Зз]а|[Ии]зо?|[Нн][аеио]|[Нн]ад|[Оо]т|[Пп]о"
    "|[Пп]од|[Пп]ри|[Пп]ро"  # and nothing in capitals: «СО РАН» begins with no preposition
)
BEFORE_NAMES_RU = "ул|пр|просп|пер|пл|наб|бул|пос|дер|им|акад|проф|чл"
BEFORE_NUMBERS_RU = "д|корп|стр|оф|кв|каб|ауд|с|ст|п|пп|гл|рис|табл|т|вып|тел"

RUSSIAN = [
    *BOTH,
    quotation_marks("ru"),
    swap(SPACED_DASH, f"{NBSP}— ", unless=before_number),
    swap(rf"^([-–—]{S}+)(?={LETTER}|[\"«„“])", f"—{NBSP}"),  # a remark in a dialogue
    hold(rf"(?<![\w-])(?:{SHORT_RU})", r"[^\s—–-]"),
    hold(r"(?<=\w)", r"(?:же|ж|ли|ль|бы|б)(?![\w-])"),
    hold(r"(?<!\d)\d{1,2}", rf"(?:{MONTHS_RU})(?!\w)"),
    hold(r"(?<!\d)\d{4}", r"(?:гг?\.|год)"),
    hold(r"(?<!\w)[IVXLC]+", r"(?:вв?\.|век)"),
    hold(rf"(?<!\w)(?:{BEFORE_NAMES_RU})\.", rf"{CAPITAL}|\d", re.IGNORECASE),
    hold(rf"(?<!\w)(?<!\d{S})(?<!\d)г\.", CAPITAL),  # of a city; after a number it is the year
    hold(rf"(?<!\w)(?:{BEFORE_NUMBERS_RU})\.", r"\d", re.IGNORECASE),
    hold(r"(?<!\w)[тн]\.", r"[едпкчэ]\.", re.IGNORECASE),  # т. е., т. д., н. э.
    hold(r"(?<=\d)", rf"(?:{UNITS_RU})(?!\w)"),
    hold(r"(?<!\w)(?:тыс\.|млн|млрд|трлн)", r"(?:руб|долл|евро|тенге|чел|₽|\$|€)"),
    hold(r"(?<=[а-яё])", rf"{CAPITAL}\.{S}?{CAPITAL}\."),  # a surname and the initials after it
]


ENGLISH = [
    *BOTH,
    quotation_marks("en"),
    swap(r"(?<=\d)(')(?=s\b)", "’"),
    swap(r"(?<![\w'‘’])(')(?=\d\ds\b|(?:tis|twas|em)\b)", "’", flags=re.IGNORECASE),
    single_quotes,
    possessives,
    swap(SPACED_EN_DASH, f"{NBSP}– ", unless=before_number),
    swap(rf"(?<={LETTER})(--)(?={LETTER})", "—"),
    hold(r"(?<=\S)", rf"—{S}"),
    hold(r"(?<!\d)\d{1,2}(?:st|nd|rd|th)?", rf"(?:{MONTHS_EN})(?!\w)"),
    hold(rf"(?<!\w)(?:{MONTHS_EN})\.?", r"\d{1,2}(?![\d:])"),
    hold(r"(?<!\w)(?:Nos?|pp?|vol|ch|figs?|sec|art)\.", r"\d", re.IGNORECASE),
    hold(r"(?<!\w)(?:Mr|Mrs|Ms|Dr|Prof|St|Rev)\.?", "[A-Z]"),
    hold(r"(?<=\d)", rf"(?:{UNITS_EN})(?!\w)"),
]

RULES = {"ru": RUSSIAN, "en": ENGLISH}
