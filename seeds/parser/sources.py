"""The way a text took: who said it to whom, who reported it, whose site reprinted it."""

from datetime import date

from . import marks
from .document import Mark, Source
from .phrases import extent, name_at
from .vocabulary import terms
from .words import Sentence, Word

REPORTS_RU = terms(
    "передает передают сообщает сообщают сообщил сообщила сообщили пишет информирует информируют рассказали"
)
REPORTS_EN = terms("reports reported writes wrote informs")
DESKS = terms("агентство агентству агентства издание изданию портал порталу сайт телеканал газета корреспонденту")
SOURCE_LINE = ("источник:", "источники:", "source:", "sources:")
REACH = 12


def find_sources(
    sentences: list[Sentence], site: str, published_on: date | None
) -> tuple[tuple[Source, ...], list[Mark]]:
    """The chain from the origin to the last hop; the site around the text (`site`, or "") is the last."""
    said, reported = "", ""
    for sentence in sentences:
        if sentence.paragraph < 0:
            continue
        read = _russian if any(word.is_russian for word in sentence.words) else _english
        found_said, found_reported = read(sentence)
        said, reported = said or found_said, reported or found_reported
        if said and reported:
            break
    chain = [Source(said, "said_to")] if said else []
    chain += [Source(reported, "reported")] if reported else []
    if not site:
        return tuple(chain), []
    chain.append(Source(site, "reprinted" if chain else "reported", published_on))
    return tuple(chain), [Mark("sources", marks.SOURCE_FROM_PAGE, site)]


def _russian(sentence: Sentence) -> tuple[str, str]:
    words = sentence.words
    if sentence.text.casefold().startswith(SOURCE_LINE) and len(words) > 1:
        return "", _outlet(sentence, 1)
    for index, word in enumerate(words):
        if word.low not in REPORTS_RU:
            continue
        said = _press_service(sentence, index + 1, before=("в", "на"))
        reported = _outlet(sentence, index + 1)
        if said and not reported and index and _is_outlet(words[index - 1]):
            reported = words[index - 1].text
        if reported.startswith("пресс-служб"):
            said, reported = said or reported, ""
        if said or reported:
            return said, reported
    return "", ""


def _english(sentence: Sentence) -> tuple[str, str]:
    words = sentence.words
    if sentence.text.casefold().startswith(SOURCE_LINE) and len(words) > 1:
        return "", _outlet(sentence, 1)
    for index, word in enumerate(words):
        if word.low == "told" and index + 1 < len(words):
            by = any(each.low == "by" for each in words[index + 1 : index + 3])
            said = _press_service(sentence, index + 1 if by else max(0, index - 2 * REACH))
            if said and by:
                return said, _outlet_before(sentence, index - 1)
            if said:
                return said, _outlet(sentence, index + 1)
        elif word.low in REPORTS_EN:
            said = _press_service(sentence, index + 1) or _press_service(sentence, max(0, index - 2 * REACH))
            reported = _outlet_before(sentence, index)
            by_whom = index + 2 < len(words) and words[index + 1].low == "by"
            reported = reported or (_outlet(sentence, index + 2) if by_whom else "")
            if reported:
                return said, reported
        elif word.low == "according" and index + 2 < len(words):
            said = _press_service(sentence, index + 1, reach=3)
            if said:
                return said, ""
    return "", ""


def _press_service(sentence: Sentence, start: int, before: tuple[str, ...] = (), reach: int = 2 * REACH) -> str:
    """The press service named within `reach` words from `start`, after one of the words `before` if any are given."""
    words = sentence.words
    for index in range(start, min(start + reach, len(words))):
        if words[index].low.startswith("пресс-служб") and (not before or words[index - 1].low in before):
            return name_at(sentence, index, extent(sentence, index))[0]
        if words[index].low == "press" and [word.low for word in words[index + 1 : index + 3]] == ["service", "of"]:
            head = index + 4 if words[index + 3 : index + 4] and words[index + 3].low == "the" else index + 3
            if head < len(words):
                return sentence.text[words[index].start : words[extent(sentence, head) - 1].end]
    return ""


def _outlet(sentence: Sentence, index: int) -> str:
    """The name of a newspaper, agency or site that begins at this word, or ""."""
    words = sentence.words
    if index >= len(words):
        return ""
    if words[index].low in DESKS and index + 1 < len(words):
        index += 1
    if words[index].low.startswith("пресс-служб"):
        return name_at(sentence, index, extent(sentence, index))[0]
    for one in sentence.quoted:
        if one.start < words[index].start < one.end and words[index - 1].end <= one.start and len(one.text) <= 60:
            return one.text
    if not _is_outlet(words[index]):
        return ""
    last = index + 1
    while last < len(words) and last < index + 3 and words[last].is_capital and sentence.gap(last) == " ":
        last += 1
    return sentence.text[words[index].start : words[last - 1].end]


def _outlet_before(sentence: Sentence, index: int) -> str:
    words = sentence.words
    if index < 1 or not _is_outlet(words[index - 1]) or sentence.gap(index) != " ":
        return ""
    first = index - 1
    while first and first > index - 3 and _is_outlet(words[first - 1]) and sentence.gap(first) == " ":
        first -= 1
    return sentence.text[words[first].start : words[index - 1].end]


def _is_outlet(word: Word) -> bool:
    """A domain, an acronym, or a name in Latin letters inside a Russian text."""
    if "." in word.text or word.is_acronym:
        return True
    return not word.is_russian and word.is_capital and sum(letter.isupper() for letter in word.text) > 1
