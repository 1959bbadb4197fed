"""Who is meant by “said Parmon”, «отметил вице-премьер», “the official said”, «по его словам»."""

from bisect import bisect_left
from collections import defaultdict
from functools import lru_cache

from .people import People, Reference
from .vocabulary import GENERIC_SPEAKERS, POSITIONS_EN, POSITIONS_RU, SPEECH_EN, SPEECH_RU
from .words import Sentence, Word, fold, forms, lemmas

REACH = 60
ASIDE = 150
PRONOUNS = frozenset({"его", "ее", "his", "her", "he", "she", "он", "она"})


class Speakers:
    """People by the places where they are meant, to find the last one named before a quotation."""

    def __init__(self, sentences: list[Sentence], people: People) -> None:
        self.sentences = sentences
        self.people = people
        self._places: list[tuple[int, int]] = []
        self._references: list[Reference] = list(people.references)
        self._by_sentence: dict[int, list[Reference]] = defaultdict(list)
        self._by_paragraph: dict[int, list[int]] = defaultdict(list)
        for reference in self._references:
            sentence = sentences[reference.sentence]
            self._places.append((sentence.paragraph, sentence.start + sentence.words[reference.first].start))
            self._by_sentence[reference.sentence].append(reference)
        for index, sentence in enumerate(sentences):
            self._by_paragraph[sentence.paragraph].append(index)

    def sentences_in(self, paragraph: int) -> list[tuple[int, Sentence]]:
        return [(index, self.sentences[index]) for index in self._by_paragraph[paragraph]]

    def named_in(self, attribution: str, paragraph: int, offset: int) -> str:
        """Who an attribution at this place names: by name, else the last person before in that role; "" for nobody."""
        words = Sentence(0, 0, attribution).words
        by_name = self._by_name(words)
        if by_name:
            return by_name
        before = bisect_left(self._places, (paragraph, offset))
        recent = [reference.name for reference in reversed(self._references[max(0, before - REACH) : before])]
        for word in words[:12]:
            role = _role(word)
            if role in GENERIC_SPEAKERS or word.low in PRONOUNS:
                same_role = next((name for name in recent if role and role in self.people.titles(name)), "")
                return same_role or next(iter(recent), "")
            if role:
                return next((name for name in recent if role in self.people.titles(name)), "")
        return ""

    def subject_of_speech(self, number: int) -> str:
        """The person who, in this sentence, is the one that speaks; "" if there is none."""
        sentence = self.sentences[number]
        words = sentence.words
        for index, word in enumerate(words):
            if not _is_speech(word):
                continue
            for reference in self._by_sentence[number]:
                between = sentence.text[words[reference.last - 1].end : word.start] if reference.last <= index else "."
                aside = len(between) <= ASIDE and between.startswith(",") and between.endswith(", ")
                if 0 <= index - reference.last <= 2 or 0 <= reference.first - index - 1 <= 1 or aside:
                    return reference.name
            nearby = words[max(0, index - 2) : index]
            if any(each.low in PRONOUNS or _role(each) for each in nearby):
                place = sentence.text[nearby[0].start : word.start]
                return self.named_in(place, sentence.paragraph, sentence.start + word.start)
        return ""

    def _by_name(self, words: list[Word]) -> str:
        for person in self.people.persons[:REACH]:
            surname = fold(person.name.split(" ")[-1])
            stem = surname[:-1] if surname[-1] in "аяйьо" and len(surname) > 4 else surname
            if any(word.is_capital and word.low.startswith(stem) and len(word.low) <= len(stem) + 3 for word in words):
                return person.name
        return ""


def speech_at(text: str, reach: int) -> bool:
    """Whether a verb of speech stands among the first `reach` words."""
    return any(_is_speech(word) for word in Sentence(0, 0, text).words[:reach])


def _is_speech(word: Word) -> bool:
    return word.low in SPEECH_EN if not word.is_russian else _is_russian_speech(word.text)


@lru_cache(maxsize=20_000)
def _is_russian_speech(text: str) -> bool:
    verbs = {"VERB", "PRTS", "GRND", "ADJS"}
    return any(fold(form.normal_form) in SPEECH_RU for form in forms(text) if form.tag.POS in verbs)


def _role(word: Word) -> str:
    """The word for a position or for a speaker without one («чиновник»), as a lemma; "" for any other word."""
    if not word.is_russian:
        return word.low if word.low in POSITIONS_EN | GENERIC_SPEAKERS else ""
    return next((lemma for lemma in lemmas(word.text) if lemma in POSITIONS_RU or lemma in GENERIC_SPEAKERS), "")
