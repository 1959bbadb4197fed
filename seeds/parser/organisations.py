"""Which organisations hold an event, help to hold it, or stand behind the people of a text."""

from .document import Organisation, OrganisationRole
from .people import People
from .phrases import extent, is_organisation_word, name_at
from .positions import begins_organisation
from .vocabulary import EVENTS, ORGANISERS_EN, ORGANISERS_RU, terms
from .words import Sentence, Word, fold, is_part_of_speech, lemma

ROLES: dict[str, OrganisationRole] = {
    "организатор": "organiser", "organizer": "organiser", "organiser": "organiser",
    "соорганизатор": "co_organiser", "co-organizer": "co_organiser", "co-organiser": "co_organiser",
    "партнер": "partner", "partner": "partner",
}  # fmt: skip
BE = terms(
    "выступает выступают выступил выступила выступили является являются стал стала стали acts act is are was were"
)
SUPPORT = terms("поддержке support supported")
SESSIONS = terms("session сессия заседание")
PROGRAMMES = terms("program programme программа курс course конкурс contest")
ORDER = ("host", "organiser", "co_organiser", "support", "partner", "mentioned")
REACH = 40


def find_organisations(sentences: list[Sentence], people: People) -> tuple[Organisation, ...]:
    """Those that have a role in the event, by role; then those that people belong to."""
    found: dict[str, Organisation] = {}
    abbreviations: set[str] = set()
    for sentence in sentences:
        if sentence.paragraph < 0:
            continue
        for organisation in _in_sentence(sentence):
            found.setdefault(fold(organisation.name), organisation)
            abbreviations.add(fold(organisation.abbreviation))
    for person in people.persons:
        if person.organisation and fold(person.organisation) not in abbreviations:
            found.setdefault(fold(person.organisation), Organisation(person.organisation))
    return tuple(sorted(found.values(), key=lambda one: ORDER.index(one.role)))


def _in_sentence(sentence: Sentence) -> list[Organisation]:
    words, found = sentence.words, []
    for index, word in enumerate(words):
        if word.low in SUPPORT:
            found += _named(sentence, index + 1, "support", reach=3)
        elif (role := _role(word)) and any(each.low in BE for each in words):
            found += _subject(sentence, index, role) or _object(sentence, index, role)
        elif _organises(word) and _is_about_event(words):
            found += _subject(sentence, index, "organiser")
    return found


def _role(word: Word) -> OrganisationRole | None:
    return (
        ROLES.get(word.low)
        or ROLES.get(word.low.removesuffix("s"))
        or (ROLES.get(lemma(word.text)) if word.is_russian and word.low[:3] in {"орг", "соо", "пар"} else None)
    )


def _organises(word: Word) -> bool:
    if not word.is_russian:
        return word.low in ORGANISERS_EN
    return is_part_of_speech(word.text, "VERB") and lemma(word.text) in ORGANISERS_RU


def _is_about_event(words: list[Word]) -> bool:
    kinds = {lemma(word.text) if word.is_russian else word.low for word in words}
    return bool(kinds & (PROGRAMMES | EVENTS.keys())) and not kinds & SESSIONS


def _subject(sentence: Sentence, verb: int, role: OrganisationRole) -> list[Organisation]:
    """The organisations directly before a verb, an aside between commas or a few small words apart."""
    words = sentence.words
    for index in range(max(0, verb - REACH), verb):
        if not begins_organisation(words, index):
            continue
        found, end = _list(sentence, index, role)
        aside = end < verb and "," in sentence.gap(end)
        helper = end < verb <= end + 4 and not words[end].is_capital and words[end].low not in {"и", "and"}
        support = end < verb and any(word.low in SUPPORT for word in words[end : end + 5])
        if found and (end == verb or support or (helper and not aside)):
            return found
    return []


def _object(sentence: Sentence, index: int, role: OrganisationRole) -> list[Organisation]:
    """«Соорганизатором конгресса выступает АКТ РФ»: after the verb."""
    words = sentence.words
    verb = next((place for place in range(index + 1, len(words)) if words[place].low in BE), 0)
    return _named(sentence, verb + 1, role, reach=2) if verb else []


def _named(sentence: Sentence, start: int, role: OrganisationRole, reach: int) -> list[Organisation]:
    """The organisations whose names begin within `reach` words."""
    for index in range(start, min(start + reach, len(sentence.words))):
        if begins_organisation(sentence.words, index):
            return _list(sentence, index, role)[0]
    return []


def _list(sentence: Sentence, index: int, role: OrganisationRole) -> tuple[list[Organisation], int]:
    """The organisations named one after another, with commas and “and” between, and the index after the last."""
    words, found = sentence.words, []
    while index < len(words) and begins_organisation(words, index):
        end = extent(sentence, index)
        if not any(is_organisation_word(word) or word.is_acronym for word in words[index:end]):
            break
        name, abbreviation = name_at(sentence, index, end)
        found.append(Organisation(name, role, abbreviation))
        index = end
        if index < len(words) and words[index].low in {"и", "and"}:
            index += 1
        elif index >= len(words) or "," not in sentence.gap(index):
            break
        if index < len(words) and words[index].low == "the":
            index += 1
        if index >= len(words) or not begins_organisation(words, index):
            index = end
            break
    return found, index
