"""How far a name reaches: “the Association of Clusters, Technoparks and SEZs of Russia”, «пресс-службу Главы РК»."""

import re

from .quotemarks import ALL
from .vocabulary import ORGANISATIONS_EN, ORGANISATIONS_RU, POSITIONS_EN, POSITIONS_RU, REGION_KINDS_RU, TOWNS
from .words import Sentence, Word, forms, in_nominative, is_genitive, lemmas, singular_lemmas

OF = frozenset({"of", "the", "and", "for", "&", "on", "in"})
SMALL = frozenset({"PREP", "CONJ", "VERB", "INFN", "GRND", "PRCL", "NPRO", "ADVB", "PRED", "PRTS", "ADJS"})
STOPS = frozenset(".;:!?…—–")
LONGEST_NAME = 40
BRACKETED = re.compile(r"\s?\(([^()]{1,40})\)")


def extent(sentence: Sentence, first: int, *, stop: int | None = None) -> int:
    """The index after the last word of the name that begins with the word `first`."""
    words = sentence.words
    stop = min(len(words) if stop is None else stop, first + LONGEST_NAME)
    is_russian = words[first].is_russian or any(word.is_russian for word in words)
    index, has_noun = first, False
    while index < stop:
        gap = sentence.gap(index) if index > first else ""
        if not STOPS.isdisjoint(gap) or ("," in gap and not _list_goes_on(sentence, index)):
            break
        if index > first and any(sign in gap for sign in ALL):
            inside = _quoted_words(sentence, index)
            if not inside:
                break
            index = max(inside, index + 1)
            continue
        word = words[index]
        if is_russian:
            if has_noun and not _continues_russian(sentence, index):
                break
            has_noun = has_noun or word.is_acronym or not word.is_russian or forms(word.text)[0].tag.POS == "NOUN"
        elif index > first and not _continues_english(sentence, index):
            break
        index += 1
    while index > first + 1 and words[index - 1].low in OF | {"и", "по"}:
        index -= 1
    return index


def name_at(sentence: Sentence, first: int, last: int, *, keep_brackets: bool = False) -> tuple[str, str]:
    """The name made of these words, in the nominative, and the abbreviation that stands in brackets in it."""
    words = sentence.words[first:last]
    text = sentence.text[words[0].start : words[-1].end]
    for one in sentence.quoted:
        if one.start < words[-1].end <= one.end and one.start >= words[0].start:
            text = sentence.text[words[0].start : one.end]
    after = sentence.text[words[0].start + len(text) :][:1]
    text += after if after == ")" and "(" in text else ""
    bracketed = BRACKETED.search(text)
    abbreviation = bracketed[1] if bracketed and bracketed[1][:2].isupper() else ""
    text = re.sub(r"^the\s", "", text if keep_brackets else BRACKETED.sub("", text), flags=re.IGNORECASE).strip(" ,(")
    return nominative(text), abbreviation


def nominative(text: str) -> str:
    """A Russian name in the nominative; an English one as it is."""
    parts = text.split(" ")
    return " ".join(in_nominative(parts)) if parts and "\u0400" <= parts[0][:1] <= "\u052f" else text


def is_organisation_word(word: Word) -> bool:
    """Whether the word says what kind of organisation a name means: “Academy”, «министерства»."""
    if not word.is_russian:
        return word.low in ORGANISATIONS_EN and word.is_capital
    return not ORGANISATIONS_RU.isdisjoint(singular_lemmas(word.text))


def is_position_word(word: Word) -> bool:
    if not word.is_russian:
        return word.low in POSITIONS_EN
    return not POSITIONS_RU.isdisjoint(singular_lemmas(word.text))


def _continues_russian(sentence: Sentence, index: int) -> bool:
    word = sentence.words[index]
    after = sentence.words[index + 1] if index + 1 < len(sentence.words) else None
    if word.is_acronym or not word.is_russian:
        return True
    if word.low == "и":
        return bool(after) and not (after.is_capital and is_organisation_word(after)) and _is_attached(after)
    if word.low == "по":
        return bool(after)
    if word.is_capital and not (REGION_KINDS_RU | TOWNS).isdisjoint(lemmas(sentence.words[index - 1].text)):
        return True
    if sentence.words[index - 1].low == "по":
        return not SMALL & {forms(word.text)[0].tag.POS}
    return _is_attached(word)


def _is_attached(word: Word) -> bool:
    """A genitive, or a dative in «по инновациям и стратегическому развитию»."""
    if word.is_acronym:
        return True
    if forms(word.text)[0].tag.POS in SMALL:
        return False
    return is_genitive(word.text) or any(
        f.tag.case == "datv" and f.tag.POS in {"ADJF", "NOUN"} for f in forms(word.text)
    )


def _continues_english(sentence: Sentence, index: int) -> bool:
    words = sentence.words
    word = words[index]
    following = [w for w in words[index : index + 4] if w.low not in OF]
    if word.low in OF:
        joins = word.low == "and" and index + 1 < len(words)
        if joins and (words[index + 1].low == "the" or is_organisation_word(words[index + 1])):
            return False
        return bool(following) and following[0].is_capital
    return word.is_capital or word.text[0].isdigit() or word.low in ORGANISATIONS_EN


def _list_goes_on(sentence: Sentence, index: int) -> bool:
    """After a comma: «кластеров, технопарков и ОЭЗ», "Clusters, Technoparks and SEZs", but not a new thought."""
    words = sentence.words
    if is_organisation_word(words[index]) or is_position_word(words[index]):
        return False
    if not words[index].is_russian and not words[index].is_capital:
        return False
    for place in range(index + 1, min(index + 5, len(words))):
        if words[place].low in {"и", "and"}:
            return words[index].is_russian or (place + 1 < len(words) and words[place + 1].is_capital)
        if words[place].is_russian and not _is_attached(words[place]):
            return False
        if not words[place].is_russian and not words[place].is_capital:
            return False
    return False


def _quoted_words(sentence: Sentence, index: int) -> int:
    """The index after the words of the quoted name that begins with this word, 0 if none begins here."""
    for one in sentence.quoted:
        if one.start < sentence.words[index].start < one.end:
            if not sentence.words[index - 1].end <= one.start or one.flaw or len(one.text) > 200:
                return 0
            return sum(word.start < one.end for word in sentence.words)
    return 0
