"""English names: two or three capitalised words beside a position or a verb of speech."""

from collections.abc import Iterator

from .gazetteer import Gazetteer
from .phrases import OF, extent, is_organisation_word
from .positions import Mention, closing_mark, split_position
from .vocabulary import NO_NAME_EN, ORGANISATIONS_EN, POSITION_OPENERS_EN, POSITIONS_EN, SPEECH_EN
from .words import Sentence, Word

LONGEST_POSITION = 30
BEFORE_NAME = [["said"], ["added"], ["noted"], ["says"], ["adds"], ["stressed"], ["explained"], ["told"], ["remarked"]]


def mentions(sentence: Sentence, gazetteer: Gazetteer) -> Iterator[Mention]:
    words, index, floor = sentence.words, 0, 0
    places = _places(words, gazetteer)
    while index < len(words):
        last = index
        while last < len(words) and _is_name_word(words[last], last in places):
            if last > index and sentence.gap(last) not in {" ", ". "}:
                break
            last += 1
        if last - index in {2, 3}:
            before, after = _position_before(sentence, index, floor), _position_after(sentence, last)
            if before < index or after > last or _speaks(sentence, index, last):
                phrase = sentence.text[words[before].start : words[index].start].strip(" ,–—-")
                if after > last:
                    follows = sentence.text[words[last].start : words[after - 1].end] + closing_mark(sentence, after)
                    phrase = f"{phrase}, {follows}" if phrase else follows
                name = sentence.text[words[index].start : words[last - 1].end].removesuffix("’s").removesuffix("'s")
                yield Mention(before, after, {name: 1.0}, *split_position(phrase, "en"))
                floor = last = after
        index = max(last, index + 1)


def _places(words: list[Word], gazetteer: Gazetteer) -> set[int]:
    folded, found = [word.low for word in words], set()
    for index in range(len(words)):
        meaning = gazetteer.meaning(folded, index)
        if meaning and not meaning[2]:
            found.update(range(index, index + meaning[0]))
    return found


def _is_name_word(word: Word, is_place: bool) -> bool:
    return (
        word.is_capital
        and not word.is_acronym
        and not is_place
        and not word.text[-1].isdigit()
        and word.low not in NO_NAME_EN
        and word.low not in POSITIONS_EN
        and word.low not in POSITION_OPENERS_EN
        and word.low not in ORGANISATIONS_EN
    )


def _position_before(sentence: Sentence, first: int, floor: int) -> int:
    """Where the position before a name begins: “First Deputy Chairman of the … of Belarus Sergei …”; else `first`."""
    words, start = sentence.words, first
    if first == 0 or sentence.gap(first) != " " or words[first - 1].low in OF:
        return first
    for index in range(first - 1, max(floor, first - LONGEST_POSITION) - 1, -1):
        word, gap = words[index], sentence.gap(index + 1)
        if gap.strip(" –—-") or not (word.is_capital or word.low in OF or word.low in POSITIONS_EN):
            break
        if word.low in POSITIONS_EN or (start == index + 1 and word.low in POSITION_OPENERS_EN):
            start = index
    return start


def _position_after(sentence: Sentence, last: int) -> int:
    """The index after a position that follows a name and a comma; `last` if none follows."""
    words = sentence.words
    if last >= len(words) or sentence.gap(last).strip() not in {",", "—", "–"}:
        return last
    head = last
    while head < len(words) - 1 and head < last + 4 and words[head].low in POSITION_OPENERS_EN | {"the", "a", "an"}:
        if words[head].low in POSITIONS_EN:
            break
        head += 1
    if words[head].low not in POSITIONS_EN:
        return last
    return _through_dashes(sentence, last) if words[head].is_capital else _through_small_words(sentence, head)


def _through_small_words(sentence: Sentence, head: int) -> int:
    """“director of the plant in Omsk”: up to the next sign or verb of speech."""
    words, end = sentence.words, head + 1
    while end < min(len(words), head + 12) and sentence.gap(end) == " " and words[end].low not in SPEECH_EN:
        end += 1
    return end


def _through_dashes(sentence: Sentence, first: int) -> int:
    """Positions joined by dashes or “and” are one: “Deputy Prime Minister – Minister of National Economy”."""
    words = sentence.words
    end = extent(sentence, first)
    while end < len(words) and sentence.gap(end).strip() in {"–", "—"} and words[end].low in POSITIONS_EN:
        end = extent(sentence, end)
    return end


def _speaks(sentence: Sentence, first: int, last: int) -> bool:
    words = sentence.words
    if first and words[first - 1].low in OF and sentence.gap(first) == " ":
        return False
    if last < len(words) and sentence.gap(last) == " " and words[last].low in SPEECH_EN:
        return not is_organisation_word(words[last - 1])
    before = [word.low for word in words[max(0, first - 2) : first]]
    return sentence.gap(first) == " " and (before[-1:] in BEFORE_NAME or before == ["according", "to"])
