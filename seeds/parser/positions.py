"""A person's mention, and a position parted into the title and the organisation it is held in."""

from dataclasses import dataclass

from .phrases import is_organisation_word, is_position_word, nominative
from .vocabulary import UNITS
from .words import Sentence, Word, forms, lemmas

TITLES = frozenset({"академик", "профессор", "academician", "professor"})


@dataclass(frozen=True)
class Mention:
    """A full name at the words `first` to `last` (with its position).

    `names` are the nominatives that it can be, and how likely each is; an English name has one.
    """

    first: int
    last: int
    names: dict[str, float]
    position: str = ""
    organisation: str = ""


def split_position(phrase: str, language: str) -> tuple[str, str]:
    """("директор", "Ассоциация …") for «директор Ассоциации …»; the organisation is in the nominative.

    Where one phrase holds several positions, or none of its words names an organisation, it stays whole: (phrase, "").
    """
    sentence = Sentence(0, 0, phrase)
    words = sentence.words
    if not words:
        return "", ""
    if language == "ru" and words[0].text[1:].islower():
        phrase = phrase[0].lower() + phrase[1:]
    if sum(_begins_position(sentence, index) for index in range(len(words))) > 1:
        return phrase, ""
    start = next((index for index in range(1, len(words)) if begins_organisation(words, index)), 0)
    if not start:
        return phrase, ""
    title = phrase[: words[start].start].strip(' ,«“"')
    for ending in (" of the", " of", " at the", " at", " the", " for the"):
        title = title.removesuffix(ending)
    organisation = nominative(phrase[words[start].start :].strip())
    return title, organisation[:1].upper() + organisation[1:]


def _begins_position(sentence: Sentence, index: int) -> bool:
    """A position that is not the object of another: “Chairman … and Chairman …”, not “Deputy Minister”."""
    if index == 0:
        return True
    if not TITLES.isdisjoint(lemmas(sentence.words[index].text)):
        return True
    before = sentence.words[index - 1].low
    return is_position_word(sentence.words[index]) and (sentence.gap(index).strip() != "" or before in {"и", "and"})


def begins_organisation(words: list[Word], index: int) -> bool:
    """Whether an organisation's name begins here: an acronym, or capitals (adjectives, in Russian) up to its noun."""
    if words[index].is_acronym:
        return not (index and words[index - 1].text.isdigit())
    has_capital = False
    for word in words[index : index + 6]:
        has_capital = has_capital or word.is_capital
        if is_organisation_word(word):
            return word.low not in UNITS and (has_capital or "zone" in word.low or word.low.startswith("зон"))
        if word.is_russian and forms(word.text)[0].tag.POS != "ADJF":
            return False
        if not word.is_russian and not word.is_capital:
            return False
    return False


def closing_mark(sentence: Sentence, end: int) -> str:
    """The mark that closes a quoted name right after the word before `end`: the » of «Дубна»."""
    after = sentence.text[sentence.words[end - 1].end :][:1]
    return after if after in {"»", "”", '"'} else ""
