"""What people said: word for word between quotation marks, or retold."""

import re
from bisect import bisect_left
from dataclasses import replace

from . import marks
from .document import Mark, Quote
from .people import People
from .quotemarks import Quoted, quoted
from .speakers import Speakers, speech_at
from .words import Sentence, sentences_of

AFTER, BEFORE, WHOLE, LONGEST = 250, 250, 6, 2000
ACCORDING = re.compile(r"(?:[Пп]о\s(?:словам|мнению)|[Aa]ccording\sto|[Ii]n\s(?:his|her|their)\swords)\b")
THAT = re.compile(r"(?:,\s(?:что|как)\b|\bthat\b|\bhow\b)")
ASIDE = re.compile(
    r",\s(?:he|she)\s(?:said|noted|added|explained|stressed),|,\s(?:отметил|сказал|добавил|пояснил)а?\s(?:он|она),"
)
ATTRIBUTION = re.compile(r"[,!?…]\s?(?:[—–]\s)?(?=\w)")
INSIDE = re.compile(r"(?P<before>[,.!?…])\s?[—–]\s(?P<who>[^—–«»\"“”]{3,150}?)(?P<after>[.,:])\s?[—–]\s")


def find_quotes(
    paragraphs: tuple[str, ...], sentences: list[Sentence], people: People
) -> tuple[tuple[Quote, ...], list[Mark]]:
    """The quotations in order; every one that has a `mark` is also among the marks."""
    speakers = Speakers(sentences, people)
    found: list[Quote] = []
    for index, paragraph in enumerate(paragraphs):
        before = paragraphs[index - 1] if index else ""
        direct = _direct(paragraph, index, before, speakers)
        found += direct
        starts = [one.start for one in direct]
        for number, sentence in speakers.sentences_in(index):
            last_before = bisect_left(starts, sentence.start + len(sentence.text)) - 1
            if last_before < 0 or direct[last_before].end <= sentence.start:
                found += _retold(number, sentence, speakers)
    found.sort(key=lambda one: (one.paragraph, one.start))
    return tuple(found), [Mark("quotes", one.mark, one.text[:80]) for one in found if one.mark]


def _direct(paragraph: str, index: int, paragraph_before: str, speakers: Speakers) -> list[Quote]:
    quotes = _spoken(paragraph, index, speakers)
    closed = 0
    for one in quoted(paragraph):
        tail = _tail(paragraph, one.end) if one.flaw != marks.QUOTE_UNCLOSED else ""
        head = paragraph[max(0, one.start - BEFORE) : one.start] or paragraph_before[-BEFORE:]
        between = paragraph[max(closed, one.start - AFTER - 1) : one.start]
        text, inside = _without_attribution(one.text, one.flaw)
        last = quotes[-1] if quotes else None
        if last and _goes_on(between, one):
            quotes[-1] = replace(last, text=f"{last.text}, {text.strip().rstrip(',')}", end=max(last.end, one.end))
            closed = one.end
            continue
        name, end = "", one.end
        if inside:
            name = speakers.named_in(inside, index, one.start)
        elif _is_speech_by_place(paragraph, one) and _speech_follows(one, tail):
            name, end = speakers.named_in(tail, index, one.start), one.end + len(tail)
        elif _speech_precedes(head, one):
            name = speakers.named_in(head, index, one.start)
        elif last and _is_sentence(one) and not paragraph[last.end : one.start].strip():
            name = last.speaker
        elif not _is_whole(paragraph, one):
            continue
        closed = one.end
        quotes.append(_quote(text.strip().rstrip(","), name, speakers, index, one.start, end, flaw=one.flaw))
    return quotes


def _spoken(paragraph: str, index: int, speakers: Speakers) -> list[Quote]:
    """A paragraph that begins with a dash is speech: «— Ждём всех, — сказал министр»."""
    if not paragraph.startswith(("— ", "– ")):
        return []
    for match in ATTRIBUTION.finditer(paragraph, 2, LONGEST):
        rest = paragraph[match.end() : match.end() + AFTER]
        if "—" in match[0] or "–" in match[0]:
            if not speech_at(rest, 3):
                continue
            tail = next(sentences_of(rest, 0)).text
            name = speakers.named_in(tail, index, 0)
            text = paragraph[2 : match.start()] + match[0].strip(" ,—–")
            return [_quote(text, name, speakers, index, 0, match.end() + len(tail))]
    return []


def _quote(text, name, speakers, paragraph, start, end, *, is_direct=True, flaw="") -> Quote:
    person = speakers.people.person(name)
    return Quote(
        text=text,
        is_direct=is_direct,
        paragraph=paragraph,
        start=start,
        end=end,
        speaker=name,
        position=person.position if person else "",
        organisation=person.organisation if person else "",
        mark=flaw or ("" if name else marks.QUOTE_SPEAKERLESS),
    )


def _tail(paragraph: str, end: int) -> str:
    """What follows a quotation in the same sentence."""
    rest = paragraph[end : end + AFTER]
    first = next(sentences_of(rest, 0), None)
    return first.text if first else ""


def _is_speech_by_place(paragraph: str, one: Quoted) -> bool:
    """Speech begins where a sentence could: not inside one, as in «проекта «Лидеры», сказал Иванов»."""
    before = paragraph[max(0, one.start - 3) : one.start].rstrip()
    return one.flaw == marks.QUOTE_UNOPENED or not before or before[-1] in ".!?…:,—–»”"


def _speech_follows(one: Quoted, tail: str) -> bool:
    starts = tail.lstrip(" ")
    parted = one.text.rstrip()[-1:] in {",", "!", "?", "…"} or starts[:1] in {",", "—", "–", "-"}
    parted = parted or (starts[:1].islower() and one.text.endswith("."))
    return parted and len(one.text.split()) > 1 and speech_at(tail, 7)


def _speech_precedes(head: str, one: Quoted) -> bool:
    """«Иванов сказал: «…»», or `Ivanov said, "…"`: in the last sentence before the quotation."""
    last = head.rstrip()
    if last[-1:] not in {":", ","} or not one.text[:1].isupper() or len(one.text.split()) < 3:
        return False
    sentence = [each.text for each in sentences_of(last, 0)][-1]
    if last.endswith(","):
        return speech_at(" ".join(sentence.split()[-3:]), 3) and not one.text.endswith(",")
    return speech_at(sentence, 80) or bool(ACCORDING.search(sentence))


def _is_sentence(one: Quoted) -> bool:
    return len(one.text.split()) >= 3 and one.text[:1].isupper() and one.text.rstrip()[-1:] in ".!?…"


def _is_whole(paragraph: str, one: Quoted) -> bool:
    """A paragraph that is one quotation, its full stop inside the marks or after them."""
    is_long = one.start == 0 and one.end >= len(paragraph) - 1 and len(one.text.split()) >= WHOLE
    return is_long and one.text[:1].isupper() and (_is_sentence(one) or paragraph.endswith((".", "!", "?", "…")))


def _without_attribution(text: str, flaw: str) -> tuple[str, str]:
    """«Это важно, — сказал Иванов. — Мы …» without what stands between the dashes, and that."""
    if flaw == marks.QUOTE_UNCLOSED:
        for match in ATTRIBUTION.finditer(text[:LONGEST]):
            if speech_at(text[match.end() :][:40], 2):
                return text[: match.start()] + match[0].strip(" ,—–"), text[match.end() :][:AFTER]
    match = INSIDE.search(text)
    if not match or not speech_at(match["who"], 6):
        return text, ""
    joint = match["after"] if match["before"] == "," and match["after"] != ":" else match["before"]
    return text[: match.start()] + joint + " " + text[match.end() :], match["who"]


def _goes_on(between: str, one: Quoted) -> bool:
    """`"…," he said, "…"`: one sentence, cut in two."""
    return len(between) <= AFTER and between.endswith(", ") and one.text[:1].islower() and speech_at(between, 12)


def _retold(number: int, sentence: Sentence, speakers: Speakers) -> list[Quote]:
    """A sentence in which somebody known is said to have said something; no mark: an editor sees that it is retold."""
    says = speakers.subject_of_speech(number)
    according = ACCORDING.search(sentence.text)
    if according:
        name = speakers.named_in(
            sentence.text[according.end() : according.end() + 80], sentence.paragraph, sentence.start
        )
    elif says and (THAT.search(sentence.text) or sentence.quoted or ASIDE.search(sentence.text)):
        name = says
    else:
        return []
    if not name:
        return []
    text, start = sentence.text, sentence.start
    return [_quote(text.rstrip(" :"), name, speakers, sentence.paragraph, start, start + len(text), is_direct=False)]
