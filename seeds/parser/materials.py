"""Recordings, slides and documents that a text promises, with their address or without."""

import re

from . import marks
from .document import Mark, MaterialFacts, MaterialKind
from .words import Sentence

KINDS: list[tuple[MaterialKind, re.Pattern]] = [
    (
        "recording",
        re.compile(
            r"\b(?:records?|recordings?|videos?|broadcast|(?:видео|аудио)?запис[ьи]\w*|видео|трансляци\w+)\b", re.I
        ),
    ),
    ("slides", re.compile(r"\b(?:slides|слайды|презентаци[яи])\b", re.I)),
    ("document", re.compile(r"\b(?:documents?|materials|program(?:me)?|документ\w*|материалы|программа)\b", re.I)),
]
OFFER = re.compile(
    r"\b(?:(?:is|are|will be|can be)\s(?:also\s)?(?:available|found|published|posted|watched|downloaded)"
    r"|доступн\w+|опубликован\w*|размещен\w*|выложен\w*|можно\s(?:найти|посмотреть|скачать))\b",
    re.IGNORECASE,
)
LINK = re.compile(r"\b(?:link|here|по ссылке|ссылк\w+|здесь|на сайте|website|online)\b|https?://", re.IGNORECASE)
ADDRESS = re.compile(r"https?://[^\s<>«»\"“”]{1,300}")
LONGEST_TITLE = 200


def find_materials(sentences: list[Sentence]) -> tuple[tuple[MaterialFacts, ...], list[Mark]]:
    """What is offered by a link, named or not: «Записи семинаров доступны по ссылке» is a recording, expected."""
    found, notes = [], []
    for sentence in sentences:
        offer = OFFER.search(sentence.text)
        if sentence.paragraph < 0 or not offer or not LINK.search(sentence.text):
            continue
        title = sentence.text[: offer.start()].strip(" ,:—–-")
        kind = next((kind for kind, pattern in KINDS if pattern.search(title)), None)
        if kind is None or len(title) > LONGEST_TITLE:
            continue
        address = ADDRESS.search(sentence.text)
        found.append(
            MaterialFacts(kind, title[:1].upper() + title[1:], address[0].rstrip(".,;:!?)") if address else "")
        )
        if not address:
            notes.append(Mark("materials", marks.LINK_MISSING, sentence.text))
    return tuple(found), notes
