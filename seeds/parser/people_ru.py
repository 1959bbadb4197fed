"""Russian names in any case, with the positions before them («министру … Ивану Петрову») and after («…, директор»)."""

from collections.abc import Iterator

from .gazetteer import Gazetteer
from .phrases import extent, is_position_word
from .positions import Mention, closing_mark, split_position
from .vocabulary import POSITIONS_RU
from .words import CASES, Sentence, Word, fold, forms, in_nominative, is_known, is_part_of_speech, like

LONGEST_POSITION = 30
TITLES = frozenset({"академик", "профессор"})
NEED_COMPLETION = frozenset({"глава", "руководитель", "лидер", "начальник"})
SURNAME_ENDINGS = ("ов", "ев", "ин", "ын", "ова", "ева", "ина", "ына", "ский", "ская", "цкий", "цкая")
INDECLINABLE = ("о", "е", "и", "у", "ю", "ых", "их")


def mentions(sentence: Sentence, _gazetteer: Gazetteer) -> Iterator[Mention]:
    words, index, floor = sentence.words, 0, 0
    while index < len(words) - 1:
        length = _name_length(sentence, index)
        names, cases = _nominatives(words[index : index + length]) if length else ({}, frozenset())
        if not names:
            index += 1
            continue
        first, last = index, index + length
        start = _position_before(sentence, first, floor, cases)
        phrase = _nominative_position(sentence, start, first, cases) if start < first else ""
        end = last if phrase else _position_after(sentence, last)
        if end > last:
            phrase = sentence.text[words[last].start : words[end - 1].end] + closing_mark(sentence, end)
        position, organisation = split_position(phrase, "ru")
        yield Mention(start, end, names, position, organisation)
        index = floor = end


def _name_length(sentence: Sentence, index: int) -> int:
    """How many capitalised Russian words in a row can be a name: given name and surname, with or without patronymic."""
    words = sentence.words[index : index + 3]
    if not all(_looks_like_name(word) for word in words[:2]) or sentence.gap(index + 1) != " ":
        return 0
    has_third = len(words) == 3 and _looks_like_name(words[2]) and sentence.gap(index + 2) == " "
    if has_third and (_is(words[1], "Patr") or _is(words[2], "Patr")):
        return 3
    return 2


def _looks_like_name(word: Word) -> bool:
    return word.is_russian and word.is_capital and len(word.text) > 1 and not word.text[1:2].isupper()


def _is(word: Word, *grammemes: str) -> bool:
    return any(grammeme in form.tag for form in forms(word.text) for grammeme in grammemes)


def _nominatives(words: list[Word]) -> tuple[dict[str, float], frozenset[str]]:
    """What the name can be in the nominative, and the cases it can stand in here."""
    given, *rest = words
    if len(words) == 2 and not _is(given, "Name") and _is(words[1], "Name") and _is(given, "Surn"):
        given, rest = words[1], [words[0]]
    elif len(words) == 3 and _is(words[2], "Patr"):
        given, rest = words[1], [words[2], words[0]]
    surname = rest[-1]
    if not _is(given, "Name") or is_position_word(surname) or _is_common(given, surname):
        return {}, frozenset()
    found: dict[str, float] = {}
    cases = set()
    for form in forms(given.text):
        if form.tag.POS != "NOUN" or form.tag.number == "plur" or "Fixd" in form.tag:
            continue
        if "Name" not in form.tag and is_known(given.text):
            continue
        others = [_in_case(word, form.tag.case, form.tag.gender) for word in rest]
        first = form.inflect({"nomn"})
        if first and all(others):
            name = " ".join([like(given.text, first.word), *(other for other, _ in others)])
            weight = form.score * others[-1][1]
            found[name] = found.get(name, 0) + weight
            cases.add(form.tag.case)
    return found, frozenset(cases)


def _is_common(given: Word, surname: Word) -> bool:
    """«Надежда России» is no person; nor are two words of which only the ending looks like a name."""
    if any("Geox" in form.tag or "Orgn" in form.tag for form in forms(surname.text)[:1]):
        return True
    return not is_known(given.text) and is_known(surname.text) and not _is(surname, "Surn")


def _in_case(word: Word, case: str, gender: str) -> tuple[str, float] | None:
    """The surname or patronymic in the nominative, if it can stand in this case, and how likely; None if it cannot."""
    if case == "nomn" and (_is(word, "nomn") or word.low.endswith(SURNAME_ENDINGS)):
        return word.text, 1.0
    for form in forms(word.text):
        if form.tag.number == "plur" or form.tag.case != case or form.tag.gender not in {gender, None}:
            continue
        if form.tag.POS == "NOUN" or "Surn" in form.tag or form.tag.POS == "ADJF":
            changed = form.inflect({"nomn"})
            return (like(word.text, changed.word), form.score) if changed else None
    is_fixed = word.low.endswith(INDECLINABLE) or (gender == "femn" and word.low[-1] not in "аяой")
    return (word.text, 0.5) if is_fixed and not is_known(word.text) else None


def _agrees(word: Word, cases: frozenset[str]) -> bool:
    return any(form.tag.case in cases and form.tag.number != "plur" for form in forms(word.text))


def _position_before(sentence: Sentence, first: int, floor: int, cases: frozenset[str]) -> int:
    """The word where the position before a name begins; `first` if there is none."""
    words, start = sentence.words, first
    for index in range(first - 1, max(floor, first - LONGEST_POSITION) - 1, -1):
        word, gap = words[index], sentence.gap(index + 1)
        if any(sign in gap for sign in ".;:!?…(") or (word.is_russian and _ends_position(word)):
            break
        if word.is_russian and is_position_word(word) and _agrees(word, cases):
            if fold(forms(word.text)[0].normal_form) in NEED_COMPLETION and "," in gap:
                continue
            start = index
    while start < first and start > floor and sentence.gap(start) == " " and _describes(words[start - 1], cases):
        start -= 1
    return start


def _ends_position(word: Word) -> bool:
    if word.is_acronym or word.low in {"по", "при"}:
        return False
    return is_part_of_speech(word.text, "VERB", "INFN", "GRND", "PREP", "PRTS", "NPRO") or word.low in {"что", "как"}


def _describes(word: Word, cases: frozenset[str]) -> bool:
    """An adjective of the position: «первый заместитель», not a pronoun: «её глава»."""
    form = forms(word.text)[0]
    return form.tag.POS == "ADJF" and "Apro" not in form.tag and _agrees(word, cases)


def _nominative_position(sentence: Sentence, start: int, first: int, cases: frozenset[str]) -> str:
    """«вице-президентом РАН, председателем СО РАН академиком» → «академик, вице-президент РАН, председатель СО РАН»."""
    words = sentence.words
    parts, index = [], start
    while index < first:
        gap = sentence.gap(index) if index > start else ""
        if words[index].low == "и":
            gap += words[index].text + (sentence.gap(index + 1) if index + 1 < first else "")
            index += 1
        heads = index
        while heads < first and not is_position_word(words[heads]) and _describes(words[heads], cases):
            heads += 1
        begins = index == start or gap.strip(" ")
        is_title = index == first - 1 and fold(forms(words[index].text)[0].normal_form) in TITLES
        if (begins or is_title) and heads < first and is_position_word(words[heads]) and _agrees(words[heads], cases):
            changed = in_nominative([word.text for word in words[index : heads + 1]])
            if begins:
                parts.append(gap + " ".join(changed))
            else:
                parts.insert(0, " ".join(changed) + ", ")
            index = heads + 1
        elif index < first:
            parts.append(gap + words[index].text)
            index += 1
    text = "".join(parts) + sentence.text[words[first - 1].end : words[first].start].strip()
    return text.strip(" ,–—-")


def _position_after(sentence: Sentence, last: int) -> int:
    """The index after the position that follows a name and a comma or dash; `last` if none follows."""
    words = sentence.words
    if last >= len(words) or sentence.gap(last).strip() not in {",", "—", "–", "-"}:
        return last
    head = last
    while head < len(words) - 1 and head < last + 3 and _describes(words[head], frozenset(CASES)):
        head += 1
    if not words[head].is_russian or fold(forms(words[head].text)[0].normal_form) not in POSITIONS_RU:
        return last
    return extent(sentence, last)
