"""Where a text happens: countries and regions, found by name, by town, and in lists that share one word “regions”."""

import re

from . import marks
from .document import Mark
from .gazetteer import Gazetteer
from .vocabulary import LIST_WORDS, REGION_KINDS_EN, REGION_KINDS_RU, TIME_WORDS, TOWNS
from .words import Sentence, forms, lemma

POSSESSIVE = re.compile(r"['’]s?$")


def find_places(sentences: list[Sentence], gazetteer: Gazetteer) -> tuple[tuple[str, ...], tuple[str, ...], list[Mark]]:
    """Codes of countries and of regions in order of first mention, and what was left out as uncertain.

    A region brings its country along. The home country goes without saying unless another one is named too.
    """
    found: dict[str, None] = {}
    unsure: dict[str, str] = {}
    for sentence in sentences:
        for code, text, is_sure in _in_sentence(sentence, gazetteer):
            if is_sure:
                found.setdefault(code)
            else:
                unsure.setdefault(text, code)
    regions = tuple(code for code in found if gazetteer.places[code].country)
    countries = tuple(dict.fromkeys(gazetteer.country_of(code) for code in found))
    notes = [Mark("regions", marks.PLACE_AMBIGUOUS, text) for text, code in unsure.items() if code not in found]
    return (() if countries == (gazetteer.home,) else countries), regions, notes


def _in_sentence(sentence: Sentence, gazetteer: Gazetteer) -> list[tuple[str, str, bool]]:
    words = [POSSESSIVE.sub("", word.low) for word in sentence.words]
    listed = _in_lists(sentence, words, gazetteer)
    found, index = [], 0
    while index < len(words):
        length, code, is_ambiguous = gazetteer.meaning(words, index) or (0, "", False)
        if index in listed and listed[index][0] >= length:
            length, code = listed[index]
            found.append((code, "", True))
            index += length
            continue
        if not any(word.is_capital for word in sentence.words[index : index + length]):
            index += 1
            continue
        after = words[index + length] if index + length < len(words) else ""
        before = words[index - 1] if index else ""
        if after not in TIME_WORDS and before not in TIME_WORDS:
            first, last = sentence.words[index], sentence.words[index + length - 1]
            is_sure = not is_ambiguous or _is_beside_kind(words, index, after)
            found.append((code, sentence.text[first.start : last.end], is_sure))
        index += length
    return found


def _is_beside_kind(words: list[str], index: int, after: str) -> bool:
    before = words[index - 1] if index else ""
    if before == "of" and index > 1:
        before = words[index - 2]
    return _is_kind(after) or _is_kind(before) or before in TOWNS or (bool(before) and lemma(before) in TOWNS)


def _is_kind(word: str) -> bool:
    return (
        word in REGION_KINDS_EN
        or word in REGION_KINDS_RU
        or (bool(word) and word[0] in "окр" and lemma(word) in REGION_KINDS_RU)
    )


def _in_lists(sentence: Sentence, words: list[str], gazetteer: Gazetteer) -> dict[int, tuple[int, str]]:
    """Names that share a word with others: «в Омской и Томской областях», "the republics of Komi and Tuva"."""
    listed: dict[int, tuple[int, str]] = {}
    for index, word in enumerate(words):
        if not _is_kind(word):
            continue
        is_plural = word.endswith("s") or (word[0] in "окр" and any(f.tag.number == "plur" for f in forms(word)))
        listed.update(_walk(sentence, words, index, -1, is_plural, gazetteer))
        if is_plural and word[:4] in {"regi", "repu", "респ", "реги", "terr", "obla"}:
            listed.update(_walk(sentence, words, index, 1, is_plural, gazetteer))
    return listed


def _walk(sentence, words, index, step, is_plural, gazetteer) -> dict[int, tuple[int, str]]:
    """Names beside the word at `index`, as long as only commas and “and” stand between them."""
    listed: dict[int, tuple[int, str]] = {}
    place = index + step
    while 0 <= place < len(words):
        gap = sentence.gap(place + 1 if step < 0 else place)
        if gap.strip() not in {"", ","} or ("," in gap and not is_plural):
            break
        if words[place] in LIST_WORDS or (words[place] == "of" and place == index + 1):
            place += step
            continue
        for length in (3, 2, 1):
            first = place - length + 1 if step < 0 else place
            code = gazetteer.listed(tuple(words[first : first + length]), words[index]) if first >= 0 else None
            if code and sentence.words[first].is_capital:
                break
        else:
            break
        listed[first] = length, code
        place += step * length
    return listed
