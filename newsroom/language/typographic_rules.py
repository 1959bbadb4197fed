"""The rules of typography, in the order in which they apply: each finds `(start, end, new)` in a line.

Spaces hold together what a reader must not meet torn apart: a short word and the next one, a number and its unit, a day
and its month, initials and a surname. A date is held in two parts, «5 апреля» and «2023 г.»: as one it would not fit a
narrow screen in large letters.
"""

import re

from .quotation_marks import quotation_marks

NBSP = "\u00a0"
S = f"[ {NBSP}]"
CAPITAL = "[A-ZА-ЯЁӘҒҚҢӨҰҮҺІЎ]"
LETTER = r"[^\W\d_]"


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


# Numbers from … to …

NUMBER = r"\d{1,4}(?:[.,]\d{1,3})?"
TIME_OR_DATE = r"\d{1,2}:\d\d|\d{1,2}\.\d\d\.\d{4}"
RANGE = (
    rf"(?<![\w.,:/+№#−–—-])(?P<first>{TIME_OR_DATE}|{NUMBER})(?P<dash>{S}*[-–]{S}*)(?P<last>{TIME_OR_DATE}|{NUMBER})"
    rf"(?![\w:/–—-]|[.,]\d|{S}*=)"
)
NO_RANGE_AFTER = re.compile(
    rf"(?:\b(?:тел|факс|доб|phone|tel|fax|ext)\w*[.:]?|\b(?:ГОСТ|ISO|ИСО|IEC|МЭК|СНиП|СП|ТУ|EN|No)\b\.?|№|[\d)])"
    rf"(?:{S}[РR])?{S}*\Z",
    re.IGNORECASE,
)
NAME_BEFORE = re.compile(rf"{CAPITAL}[\w-]*{S}\Z")


def ranges(line):
    """An en dash without spaces in «17–19 сентября», “16:00–18:00”."""
    for match in re.finditer(RANGE, line):
        if match["dash"] != "–" and is_range(
            match["first"], match["last"], line[max(0, match.start() - 30) : match.start()]
        ):
            yield *match.span("dash"), "–"


def is_range(first, last, before):
    """Whether two numbers with a hyphen between them count upwards; telephones, standards and models do not."""
    shapes = [(":" in number, number.count(".") == 2) for number in (first, last)]
    if any(map(any, shapes)):  # times, or dates
        return shapes[0] == shapes[1]
    one, another = (float(number.replace(",", ".")) for number in (first, last))
    is_year = [len(number) == 4 and 1800 <= float(number.replace(",", ".")) <= 2199 for number in (first, last)]
    has_zeros = any(number[0] == "0" and number.isdigit() for number in (first, last))
    if not one < another or is_year[0] != is_year[1] or has_zeros or NO_RANGE_AFTER.search(before):
        return False
    return not (one >= 100 and not all(is_year) and NAME_BEFORE.search(before))  # Boeing 737-800


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
    swap(WITHIN_A_WORD, "’"),
    hold("[№§]", r"[\w]"),
    hold(r"(?<!\d)\d{1,3}", r"\d{3}(?!\d)"),  # groups of digits
    hold(rf"(?<!\w){CAPITAL}\.", CAPITAL),  # initials
]

SHORT_RU = (
    "[Аа]|[ВвКкСс]о?|[Ии]|[Оо]бо?|[Оо]|[Уу]|[Яя]|[Бб]ез|[Дд]ля|[Дд]о|[Зз]а|[Ии]зо?|[Нн][аеио]|[Нн]ад|[Оо]т|[Пп]о"
    "|[Пп]од|[Пп]ри|[Пп]ро"  # and nothing in capitals: «СО РАН» begins with no preposition
)
MONTHS_RU = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
UNITS_RU = (
    r"%|‰|°|₽|\$|€|тыс\.|млн|млрд|трлн|руб|коп|долл|евро|тенге|мм|см|м|км|га|мг|г(?!\.)|кг|т|л|мин|ч|сек|чел\."
    r"|Вт|кВт|МВт|ГВт|Гц|МГц|ГГц|МБ|ГБ|ТБ|Мбит|м²|м³|МэВ|ГэВ|°C|°С"
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

MONTHS_EN = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
UNITS_EN = (
    r"%|‰|°|thousand|million|billion|trillion|mm|cm|m|km|ha|mg|g|kg|t|l|min|h|am|pm|a\.m\.|p\.m\."
    r"|W|kW|MW|GW|Hz|MHz|GHz|MB|GB|TB|MeV|GeV|RUB|USD|EUR|KZT|roubles|rubles|dollars|euros|°C"
)

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
