"""Sentences, words and Russian word forms: what every recogniser looks at.

Sentences are never longer than `LONGEST` characters (longer ones are cut), so that whatever a recogniser does with one
sentence, the work for a whole text grows with its length and no faster.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

import pymorphy3

from .quotemarks import Quoted, quoted
from .vocabulary import ABBREVIATIONS

LONGEST = 1500
WORD = re.compile(r"[A-Za-z0-9]++(?:\.[a-z]{2,})++|[^\W_]++(?:[-’'&][^\W_]++)*+")
SENTENCE_END = re.compile(r"(?<![.!?…])[.!?…]++[\"»”’)\]]*+\s++(?=[\"«“„(\[—–-]*+\s*+[^\W_])")
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")


@dataclass(frozen=True)
class Word:
    """A word of a sentence; `start` and `end` are offsets in the sentence."""

    text: str
    start: int
    end: int

    @cached_property
    def low(self) -> str:
        return fold(self.text)

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_acronym(self) -> bool:
        return len(self.text) > 1 and sum(c.isupper() for c in self.text) >= 2 and self.text[:2].isupper()

    @property
    def is_russian(self) -> bool:
        return "\u0400" <= self.text[0] <= "\u052f"


@dataclass(frozen=True)
class Sentence:
    """A sentence in its place: `paragraph` is an index, -1 for the headline; `start` an offset in the paragraph."""

    paragraph: int
    start: int
    text: str

    @cached_property
    def words(self) -> list[Word]:
        return [Word(match[0], match.start(), match.end()) for match in WORD.finditer(self.text)]

    @cached_property
    def quoted(self) -> list[Quoted]:
        return quoted(self.text)

    def gap(self, index: int) -> str:
        """What stands between the word before and the word at `index`."""
        return self.text[self.words[index - 1].end : self.words[index].start] if index else ""


def fold(text: str) -> str:
    return text.casefold().replace("ё", "е")


def sentences_of(text: str, paragraph: int) -> Iterator[Sentence]:
    start = 0
    for match in SENTENCE_END.finditer(text):
        before = WORD.findall(text[max(start, match.start() - 12) : match.start()])
        last = before[-1] if before else ""
        follows_small = text[match.end()].islower()
        if match[0].startswith(".") and (follows_small or last.casefold() in ABBREVIATIONS or _is_initial(last)):
            continue
        yield from _pieces(text, start, match.end(), paragraph)
        start = match.end()
    yield from _pieces(text, start, len(text), paragraph)


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper()


def _pieces(text: str, start: int, end: int, paragraph: int) -> Iterator[Sentence]:
    for offset in range(start, end, LONGEST):
        yield Sentence(paragraph, offset, text[offset : min(end, offset + LONGEST)].rstrip())


@cache
def _analyzer() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=50_000)
def forms(word: str) -> tuple:
    """What the word can be, the likeliest first (pymorphy3's parses)."""
    return tuple(_analyzer().parse(word[:40]))


def is_known(word: str) -> bool:
    return _analyzer().word_is_known(word.lower())


@lru_cache(maxsize=50_000)
def lemma(word: str) -> str:
    return fold(forms(word)[0].normal_form)


@lru_cache(maxsize=50_000)
def lemmas(word: str) -> frozenset[str]:
    return frozenset(fold(form.normal_form) for form in forms(word))


@lru_cache(maxsize=50_000)
def singular_lemmas(word: str) -> frozenset[str]:
    """What the word can be a form of, read as no plural."""
    return frozenset(fold(form.normal_form) for form in forms(word) if form.tag.number != "plur")


def is_part_of_speech(word: str, *names: str) -> bool:
    """Whether the likeliest reading of the word is one of these parts of speech."""
    return forms(word)[0].tag.POS in names


def is_genitive(word: str) -> bool:
    """Whether a word can continue a Russian name: a noun or adjective in the genitive, or one that never changes."""
    return any(form.tag.POS in {"NOUN", "ADJF", "PRTF", "NUMR"} and form.tag.case == "gent" for form in forms(word))


def like(model: str, word: str) -> str:
    """`word` with the capitals of `model`."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    parts = (
        zip(model.split("-"), word.split("-"), strict=False) if model.count("-") == word.count("-") else [(model, word)]
    )
    return "-".join(new[:1].upper() + new[1:] if old[:1].isupper() else new for old, new in parts)


def singular(word: str, case: str | None = None):
    """The likeliest reading of a noun or adjective in the singular (and in `case`), or None."""
    for form in forms(word):
        if form.tag.POS in {"NOUN", "ADJF", "PRTF"} and form.tag.number != "plur" and case in {None, form.tag.case}:
            return form
    return None


def in_nominative(words: list[str]) -> list[str]:
    """A Russian name with its first noun, and the adjectives before it, in the nominative; the rest stays.

    ["Сибирского", "отделения", "РАН"] → ["Сибирское", "отделение", "РАН"].
    """
    for index, word in enumerate(words):
        form = singular(word)
        if form is None or word.isupper():
            break
        if form.tag.POS != "NOUN":
            continue
        if fold(word) == fold(form.normal_form):
            return words
        noun = form.inflect({"nomn"})
        if noun is None:
            break
        before = [_agreeing(adjective, noun.tag.gender) for adjective in words[:index]]
        return [*before, like(word, noun.word), *words[index + 1 :]]
    return words


def in_plural_nominative(word: str) -> str:
    """«желающих» → «желающие»; a word that is no plural in an oblique case stays."""
    for form in forms(word):
        if form.tag.number == "plur" and form.tag.case in {"gent", "accs"}:
            changed = form.inflect({"nomn"})
            return like(word, changed.word) if changed else word
    return word


def _agreeing(adjective: str, gender: str | None) -> str:
    form = next((form for form in forms(adjective) if form.tag.POS in {"ADJF", "PRTF"}), None)
    changed = form.inflect({"nomn", "sing", gender}) if form and gender else None
    return like(adjective, changed.word) if changed else adjective
