"""Who is named in a text, in which position, and where each of them is meant."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

from . import people_en, people_ru
from .document import Person
from .gazetteer import Gazetteer
from .phrases import is_position_word
from .words import Sentence, fold, lemmas

SAME_STEM = 20


@dataclass(frozen=True)
class Reference:
    """A place where a person is meant: words `first` to `last` of a sentence (the position included)."""

    sentence: int
    first: int
    last: int
    name: str


@dataclass(frozen=True)
class People:
    persons: tuple[Person, ...]
    references: tuple[Reference, ...]

    @cached_property
    def _named(self) -> dict[str, Person]:
        return {person.name: person for person in self.persons}

    def person(self, name: str) -> Person | None:
        return self._named.get(name)

    def titles(self, name: str) -> frozenset[str]:
        """The words of a person's position, as lemmas: {"вице-премьер", "министр", …}."""
        person = self.person(name)
        return frozenset(lemma for word in (person.position if person else "").split() for lemma in lemmas(word))


def find_people(sentences: list[Sentence], gazetteer: Gazetteer, language: str) -> People:
    """Everybody whose full name stands in the text; then every place where the surname stands for them."""
    reader = people_ru if language == "ru" else people_en
    mentions = [
        (index, mention) for index, sentence in enumerate(sentences) for mention in reader.mentions(sentence, gazetteer)
    ]
    votes, likely = Counter(), Counter()
    for _, mention in mentions:
        likely.update(mention.names)
        votes.update(dict.fromkeys(mention.names, 1 / len(mention.names)))
    named = [(i, mention, max(mention.names, key=lambda name: (votes[name], likely[name]))) for i, mention in mentions]
    best: dict[str, Person] = {}
    for _, mention, name in named:
        known = best.get(name)
        if known is None or len(mention.position + mention.organisation) > len(known.position + known.organisation):
            best[name] = Person(name, mention.position, mention.organisation)
    references = [Reference(index, mention.first, mention.last, name) for index, mention, name in named]
    references += _by_surname(sentences, references, list(best))
    return People(tuple(best.values()), tuple(sorted(references, key=lambda one: (one.sentence, one.first))))


def _by_surname(sentences: list[Sentence], known: list[Reference], names: list[str]) -> list[Reference]:
    stems: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name in names:
        stem = fold(name.split(" ")[-1])
        stem = stem[:-1] if stem[-1] in "аяйьо" and len(stem) > 4 else stem
        if len(stems[stem[:3]]) < SAME_STEM:
            stems[stem[:3]].append((stem, name))
    taken = {(one.sentence, index) for one in known for index in range(one.first, one.last)}
    found = []
    for index, sentence in enumerate(sentences):
        for place, word in enumerate(sentence.words):
            if not word.is_capital or (index, place) in taken:
                continue
            for stem, name in stems.get(word.low[:3], ()):
                if word.low.removesuffix("’s").startswith(stem) and len(word.low) <= len(stem) + 3:
                    has_title = place and is_position_word(sentence.words[place - 1])
                    found.append(Reference(index, place - bool(has_title), place + 1, name))
                    break
    return found
