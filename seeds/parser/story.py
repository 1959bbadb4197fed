"""What kind of story a text is, and a headline for one that has none."""

import re

from .document import DocumentKind, EventFacts, Source
from .people import People
from .vocabulary import terms
from .words import Sentence

LONGEST = 110
CUTS = re.compile(
    r",?\s(?:во главе с|под руководством|под председательством|headed by|led by|after a|after the|после)\s"
    r"|,\s(?:передает|передаёт|сообщает|сообщили|пишет|[A-Z][\w.]*\sreports|the press service|[^,]{1,40}\stold)\b"
)
BRACKETS = re.compile(r"\s\([^()]{0,200}\)")
LOOSE = terms("и в во на с со к о об по за из от для при the a an of in on at to and for with by that который которая")


def kind_of(sources: tuple[Source, ...], events: tuple[EventFacts, ...]) -> DocumentKind:
    """A text that came by way of others is a reprint; one about an event is what it is to the event."""
    if sources:
        return "reprint"
    if events and events[0].coverage in {"announcement", "report"}:
        return events[0].coverage
    return "news"


def propose_headline(sentences: list[Sentence], people: People) -> str | None:
    """The first sentence without positions, brackets and the way the news came, at most 110 characters long."""
    number, sentence = next(((i, s) for i, s in enumerate(sentences) if s.words), (0, None))
    if sentence is None:
        return None
    text = sentence.text
    for reference in reversed([one for one in people.references if one.sentence == number]):
        first, last = sentence.words[reference.first], sentence.words[reference.last - 1]
        said = text[first.start : last.end]
        name = _as_said(said, reference.name)
        text = text[: first.start] + name + text[last.end :]
    text = BRACKETS.sub("", text)
    cut = CUTS.search(text)
    text = text[: cut.start()] if cut and cut.start() > 20 else text
    text = _shortened(text.strip(" .,;:—–-"))
    return text[:1].upper() + text[1:] or None


def _as_said(mention: str, name: str) -> str:
    """The name inside a mention with its position, in the case it stands in."""
    count = len(name.split())
    words = [word for word in mention.split(" ") if word[:1].isupper()]
    for index in range(len(words) - count + 1):
        candidate = [word.strip(",") for word in words[index : index + count]]
        if all(said[:3] == part[:3] for said, part in zip(candidate, name.split(), strict=True)):
            return " ".join(candidate)
    return mention


def _shortened(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    cut = text[: LONGEST + 1].rpartition(" ")[0] or text[:LONGEST]
    clause = max(cut.rfind(", "), cut.rfind(" — "), cut.rfind(": "))
    if clause > LONGEST // 2:
        return cut[:clause]
    words = cut.split(" ")
    while len(words) > 1 and words[-1].casefold() in LOOSE:
        words.pop()
    return " ".join(words).rstrip(" ,;:—–-") + "…"
