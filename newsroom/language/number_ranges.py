"""An en dash in what counts from … to …: «17–19 сентября», “16:00–18:00”, and not in telephones, models and orders.

Two numbers with a hyphen are a range if they rise. From a hundred on that is not enough, there are too many numbers
of things: a unit or a page must say that something is counted; the same after a name.
"""

import re

from .patterns import CAPITAL, MONTHS_EN, MONTHS_RU, NBSP, UNITS_EN, UNITS_RU, S

GROUPS = rf"\d{{1,3}}(?:{S}\d{{3}}){{1,3}}(?!\d)"
NUMBER = rf"(?>{GROUPS}|\d{{1,7}}(?:[.,]\d{{1,3}})?)"
TIME_OR_DATE = r"\d{1,2}:\d\d|\d{1,2}\.\d\d\.\d{4}"
RANGE = re.compile(
    rf"(?<![\w.,:/+№#−–—-])(?P<first>{TIME_OR_DATE}|{NUMBER})(?P<dash>{S}*[-–]{S}*)(?P<last>{TIME_OR_DATE}|{NUMBER})"
    rf"(?![\w:/–—-]|[.,]\d|{S}*=)"
)

# What is numbered, not counted.
NUMBERED = (
    r"(?:тел|факс|приказ|договор|контракт|соглашени|постановлени|распоряжени|закон|указ|письм|протокол|лицензи|лот"
    r"|свидетельств|сертификат|рейс|борт|самол[её]т|вертол[её]т|модел|номер|код|индекс|шифр|артикул|заявк|закупк"
    r"|сч[её]т|дом|офис|кабинет|phone|tel|fax|call|dial|mobile|order|contract|agreement|decree|law|bill|flight|train"
    r"|aircraft|model|number|code|licen[cs]e|invoice|case|lot|room|suite|score)\w*"
    r"|дог|доб|моб|исх|вх|инв|рег|д|кв|каб|оф|поезд\w{0,2}|дел[оау]|ext|no|zip|apt|isbn|issn"
    r"|гост|gost|iso|исо|iec|мэк|снип|сп|ту|en"
)
LISTED = r"(?:[\d\s,;+()–-]|\b(?:и|или|and|or)\b)*"
NO_RANGE_AFTER = re.compile(
    rf"(?:\b(?:{NUMBERED})\b[.:]*(?:{S}[РR]\b)?{LISTED}|(?<!\d)\d{{1,3}}(?:-\d{{2,4}}){{2,}}{LISTED}|№{S}*|[\d)]{S}*)\Z",
    re.IGNORECASE,
)
NAME_BEFORE = re.compile(rf"{CAPITAL}[\w-]*{S}\Z")
COUNTED_BEFORE = re.compile(rf"(?:\b(?:сс?|стр|pp?)\.|\b(?:[Сс]траниц\w*|[Pp]ages?|(?:{MONTHS_EN})\.?)|[$€£₽]){S}*\Z")
COUNTED_AFTER = re.compile(
    rf"{S}*(?:{UNITS_RU}|{UNITS_EN}|{MONTHS_RU}|{MONTHS_EN}|лет|раза?|дн(?:я|ей|ям|ях)|человек\w*|гост(?:ей|я|ям|ями)"
    r"|(?:год|рубл|тысяч|миллион|миллиард|процент|градус|час|минут|секунд|недел|месяц|метр|километр|тонн|гектар|страниц"
    r"|участник|сотрудник|работник|специалист|студент|школьник|делегат|резидент|компани|предприяти|организаци|проект"
    r"|технопарк|кластер|стран|регион|город|мест|рабочих|новых)\w*"
    r"|people|per ?cent|(?:year|day|hour|minute|second|week|month|metre|meter|kilomet(?:re|er)|tonne|hectare|page|time"
    r"|degree|participant|employee|specialist|student|delegate|guest|resident|project|technopark|cluster|job|seat|place)s"
    r"|companies|countries|cities|new)(?!\w)"
)


def ranges(line):
    """The hyphens between such numbers, with the spaces around them."""
    for match in RANGE.finditer(line):
        if match["dash"] != "–" and is_range(match):
            yield *match.span("dash"), "–"


def is_range(match):
    first, dash, last = match["first"], match["dash"], match["last"]
    shapes = [(":" in number, number.count(".") == 2) for number in (first, last)]
    if any(map(any, shapes)):  # times, or dates
        return shapes[0] == shapes[1]
    before = match.string[max(0, match.start() - 60) : match.start()]
    one, another = map(value, (first, last))
    if one >= another or any(number[0] == "0" and number.isdigit() for number in (first, last)):
        return False
    if NO_RANGE_AFTER.search(before):
        return False
    is_counted = COUNTED_BEFORE.search(before) or COUNTED_AFTER.match(match.string, match.end())
    is_year = [len(number) == 4 and 1800 <= value(number) <= 2199 for number in (first, last)]
    if any(is_year):
        return all(is_year) or (is_counted and dash == "-")
    return is_counted or (another < 100 and not NAME_BEFORE.search(before))  # Boeing 737-800, Ил 96-300


def value(number):
    return float(number.replace(" ", "").replace(NBSP, "").replace(",", "."))
