"""Notes for editors: what the parser was not sure of, and what the importer had to guess."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext, override

from newsroom.language import LANGUAGES, other
from newsroom.publishing.models import Item, Note
from seeds.parser.document import Document

from .pairs import columns

# The parser's names of fields that have another one in the newsroom.
FIELDS = {"paragraphs": "body", "published_on": "published_at", "byline": "byline"}
# What is marked in a text is marked in its language; anything else is said once of both.
OF_ONE_LANGUAGE = {"headline", "body", "byline", "quotes"}
QUOTED = {"ru": "{} «{}»", "en": "{} “{}”"}


@dataclass(frozen=True)
class Remark:
    """Something to look at: a field, a whole sentence in English (a msgid), and the words that are meant.

    `details` are by language; `language` is "" for what concerns both. `of_event` tells whose field it is.
    """

    field: str
    reason: str
    details: dict[str, str] = field(default_factory=dict)
    language: str = ""
    of_event: bool = False

    def text(self, language: str) -> str:
        detail = self.details.get(language) or self.details.get(other(language))
        with override(language):
            reason = gettext(self.reason)
        return QUOTED[language].format(reason, detail) if detail else reason


def remarks_of(documents: dict[str, Document]) -> list[Remark]:
    """The parser's marks, those of both languages on the same field and for the same reason made one."""
    found: dict[tuple, dict[str, str]] = {}
    for language, document in documents.items():
        for number, mark in enumerate(document.marks):
            first, _dot, rest = mark.field.partition(".")
            of_event = first == "events"
            name = rest if of_event else FIELDS.get(first, first)
            is_own = name in OF_ONE_LANGUAGE and not of_event
            key = (name, mark.reason, language if is_own else "", of_event, number if is_own else "")
            found.setdefault(key, {})[language] = mark.detail
    return [
        Remark(name, reason, details, language, of_event)
        for (name, reason, language, of_event, _number), details in found.items()
    ]


def write_notes(item: Item, remarks: Iterable[Remark]) -> None:
    for remark in remarks:
        texts = {language: remark.text(language) for language in LANGUAGES}
        Note.objects.create(item=item, language=remark.language, field=remark.field[:50], **columns("text", texts))
