"""A text as a line of the desk: where it stands in each language, the live one and the draft beside it."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone
from django.utils.functional import cached_property

from newsroom.language import LANGUAGES, other
from newsroom.language.addresses import address
from newsroom.publishing.models import Item
from newsroom.publishing.publishable import NOT_YET_PUBLIC, Publishable
from newsroom.publishing.status import Status


def kinds():
    """Every kind of text that the newsroom publishes, by the name that its items know it by."""
    models = (relation.related_model for relation in Item._meta.related_objects)
    return {model._meta.model_name: model for model in models if issubclass(model, Publishable)}


def form_address(model, pk):
    """Where a text is written."""
    return address(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", pk)


@dataclass(frozen=True)
class Side:
    """What a row of a table says of itself, by language: the live text, or the draft beside it."""

    statuses: dict
    moments: dict
    changed_at: datetime | None
    changed_by: int | None

    def is_open(self, language):
        return self.statuses[language] in NOT_YET_PUBLIC

    def is_dated(self, language):
        return self.is_open(language) and self.moments[language] is not None

    def is_in_review(self, language):
        return self.statuses[language] == Status.IN_REVIEW

    def is_scheduled(self, language):
        return self.statuses[language] == Status.PUBLISHED and self.moments[language] > timezone.now()

    def is_public(self, language):
        return self.statuses[language] == Status.PUBLISHED and self.moments[language] <= timezone.now()

    def is_public_today(self, language):
        return self.is_public(language) and timezone.localdate(self.moments[language]) == timezone.localdate()


@dataclass
class Row:
    """A live text in one list, with what its line says as `facts`."""

    list_name: str
    kind: str
    pk: int
    position: int
    total: int
    title_ru: str | None
    title_en: str | None
    item: int
    due_on: date | None
    assignee: int | None
    live: Side
    beside: Side | None
    facts: list = field(default_factory=list)

    @cached_property
    def model(self):
        return kinds()[self.kind]

    @property
    def kind_name(self):
        return self.model._meta.verbose_name

    @property
    def sides(self):
        return [self.live, *([self.beside] if self.beside else [])]

    def where(self, holds):
        """The live text and the draft beside it, each with the languages for which something holds of it."""
        return [(side, language) for side in self.sides for language in LANGUAGES if holds(side, language)]

    def get_absolute_url(self):
        """The form; of a text whose other language is behind, the place in it where that begins."""
        form = form_address(self.model, self.pk)
        if self.list_name != "behind":
            return form
        public = next((language for _side, language in self.where(Side.is_public)), LANGUAGES[0])
        return f"{form}#id_{self.model.required_texts[0]}_{other(public)}"
