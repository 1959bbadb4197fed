"""The name of an event, cut out of the sentence that mentions it."""

from .phrases import extent, name_at
from .vocabulary import terms
from .words import Sentence, Word, forms

NOT_IN_TITLE = terms(
    """
    the a an this that these next new recent last previous regular another its their our his her at in on to and
    следующий новый очередной этот тот такой прошлый прошедший недавний другой свой наш их его ее данный весь
    """
)
JOINTS = terms("of at with for on the a an and")
SMALL_WORDS_EN = 2
VERBS_EN = terms(
    """
    is are was were be been has have had will would can could may must there took takes gets got begins began starts
    started ends opens opened closes held gives gave that which who where when
    """
)
ORDINALS_EN = terms("first second third fourth fifth sixth seventh eighth ninth tenth annual")


def title_at(sentence: Sentence, index: int) -> str:
    """The event's name around the word at `index`, in the nominative, with a capital."""
    first, last = title_range(sentence, index)
    name = name_at(sentence, first, last, keep_brackets=True)[0]
    return name[:1].upper() + name[1:]


def title_range(sentence: Sentence, index: int) -> tuple[int, int]:
    """The words that name the event: its adjectives, its noun, and what belongs to it on the right."""
    if sentence.words[index].is_russian:
        return _first_russian(sentence, index), _last_russian(sentence, index)
    return _first_english(sentence, index), _last_english(sentence, index)


def _first_russian(sentence: Sentence, index: int) -> int:
    first = index
    while first and sentence.gap(first) == " " and _is_adjective(sentence.words[first - 1]):
        first -= 1
    return first


def _is_adjective(word: Word) -> bool:
    form = forms(word.text)[0]
    return form.tag.POS == "ADJF" and form.normal_form not in NOT_IN_TITLE and "Apro" not in form.tag


def _last_russian(sentence: Sentence, index: int) -> int:
    """Genitives and quoted names follow the noun; a meeting is with somebody, a seminar for somebody."""
    words = sentence.words
    last = extent(sentence, index)
    if (
        last == index + 1
        and last + 1 < len(words)
        and words[last].low in {"с", "со", "для", "по"}
        and sentence.gap(last) == " "
    ):
        last = extent(sentence, last + 1)
    return last


def _first_english(sentence: Sentence, index: int) -> int:
    words, first = sentence.words, index
    while first and sentence.gap(first) == " ":
        before = words[first - 1]
        if before.low in NOT_IN_TITLE or not (before.is_capital or before.low in ORDINALS_EN):
            break
        first -= 1
    return first


def _last_english(sentence: Sentence, index: int) -> int:
    """“of the program “…””, “with the delegation of the SB RAS”; small words only right after a joint."""
    words = sentence.words
    last, place, small = index + 1, index + 1, SMALL_WORDS_EN
    while place < len(words):
        gap, word = sentence.gap(place), words[place]
        inside = next((one for one in sentence.quoted if one.start < word.start < one.end), None)
        if inside and gap.strip(" ") in {"“", '"', "«"}:
            place = last = sum(each.start < inside.end for each in words)
            small = SMALL_WORDS_EN
            continue
        if gap.strip("(’ ") not in {"", ")"} or word.text[0].isdigit() or word.low in VERBS_EN:
            break
        if word.low in JOINTS:
            small = 0
        elif word.is_capital:
            small, last = SMALL_WORDS_EN, place + 1
        elif small < SMALL_WORDS_EN:
            small, last = small + 1, place + 1
        else:
            break
        place += 1
    return last
