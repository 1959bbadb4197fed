"""What the line of a text says in each list, beside its title: everything in words."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from newsroom.language import LANGUAGES, name_of
from newsroom.publishing.status import Status
from newsroom.publishing.wording import LANGUAGE_NAMES

from .rows import Side
from .words import days_since, due_in_words, for_days, moment_in_words

SUBMITTED = {
    "ru": gettext_lazy("Russian: in review, %(when)s by %(name)s"),
    "en": gettext_lazy("English: in review, %(when)s by %(name)s"),
}
SENT_BACK = {
    "ru": gettext_lazy("Russian: sent back %(when)s by %(name)s"),
    "en": gettext_lazy("English: sent back %(when)s by %(name)s"),
}
DATED = {
    "ru": gettext_lazy("Russian: set for %(when)s, but not approved"),
    "en": gettext_lazy("English: set for %(when)s, but not approved"),
}
MISSED = {
    "ru": gettext_lazy("Russian: was set for %(when)s, and is still not approved"),
    "en": gettext_lazy("English: was set for %(when)s, and is still not approved"),
}
ALONE = {
    "ru": gettext_lazy("Russian: published %(when)s by %(name)s alone"),
    "en": gettext_lazy("English: published %(when)s by %(name)s alone"),
}
BEHIND = {
    "ru": gettext_lazy("In Russian %(for_days)s, not yet in English"),
    "en": gettext_lazy("In English %(for_days)s, not yet in Russian"),
}
#: What has to hold of a language for a text to be in a list whose order is that of moments.
HOLDS = {
    "unapproved": Side.is_dated,
    "scheduled": Side.is_scheduled,
    "published_today": Side.is_public_today,
    "behind": Side.is_public,
}


@dataclass(frozen=True)
class Fact:
    """One thing that a line says; what is `urgent` says so in its words, and only looks so as well."""

    text: str
    is_urgent: bool = False


@dataclass(frozen=True)
class Lore:
    """What else is known of the texts of the page: `{item: [move]}`, `{item: [note]}`, `{number: person}`."""

    moves: dict
    notes: dict
    people: dict
    user: object

    def name(self, pk):
        return self.people.get(pk) or _("the newsroom")

    def last_move(self, row, side, language):
        """Of the live text, or of the draft beside it."""
        asked = language, side is row.beside
        return next((move for move in self.moves.get(row.item, []) if (move.language, move.is_draft) == asked), None)


def facts(row, lore):
    """All that a line says."""
    return [*beside(row, lore), *SAY[row.list_name](row, lore)]


def beside(row, lore):
    if row.beside:
        told = {"when": moment_in_words(row.beside.changed_at), "name": lore.name(row.beside.changed_by)}
        yield Fact(_("Draft of a published text: %(when)s, %(name)s") % told)


def due(row):
    if row.due_on:
        yield Fact(due_in_words(row.due_on), is_urgent=row.due_on < timezone.localdate())


def assigned(row, lore):
    if row.assignee and row.assignee != lore.user.pk:
        yield Fact(_("assigned to %(name)s") % {"name": lore.name(row.assignee)})


def unapproved(row, lore):
    for side, language in row.where(Side.is_dated):
        moment = side.moments[language]
        sentence = DATED if moment > timezone.now() else MISSED
        yield Fact(sentence[language] % {"when": moment_in_words(moment)}, is_urgent=True)


def in_review(row, lore):
    for side, language in row.where(Side.is_in_review):
        move = lore.last_move(row, side, language)
        told = {"when": moment_in_words(move.at if move else side.changed_at), "name": lore.name(move and move.by_id)}
        yield Fact(SUBMITTED[language] % told)
    yield from assigned(row, lore)
    yield from due(row)


def sent_back(row, lore):
    for side, language in row.where(Side.is_open):
        move = lore.last_move(row, side, language)
        if move and move.name == "send_back":
            told = {"when": moment_in_words(move.at), "name": lore.name(move.by_id)}
            yield Fact(format_html('{}: <q lang="{}">{}</q>', SENT_BACK[language] % told, language, move.note))


def noted(row, lore):
    notes = lore.notes.get(row.item, [])
    for note in notes[:1]:
        yield Fact(format_html("{}: {}", lore.name(note.by_id), name_of(note, "text")))
    if rest := len(notes) - 1:
        yield Fact(ngettext("and %(count)d more note", "and %(count)d more notes", rest) % {"count": rest})


def mine(row, lore):
    for language in LANGUAGES:
        yield standing(row.live, language)
    yield from due(row)


def standing(side, language):
    label = _("scheduled") if side.is_scheduled(language) else Status(side.statuses[language]).label
    return Fact(f"{LANGUAGE_NAMES[language]}: {label}")


def moments(row, lore):
    for side, language in row.where(HOLDS[row.list_name]):
        yield Fact(f"{LANGUAGE_NAMES[language]}: {moment_in_words(side.moments[language])}")


def behind(row, lore):
    for side, language in row.where(Side.is_public):
        yield Fact(BEHIND[language] % {"for_days": for_days(days_since(side.moments[language]))})


def alone(row, lore):
    for move in lore.moves.get(row.item, []):
        if move.name == "publish_alone":
            told = {"when": moment_in_words(move.at), "name": lore.name(move.by_id)}
            yield Fact(ALONE[move.language] % told)


SAY = {
    "unapproved": unapproved,
    "waiting": in_review,
    "sent_back": sent_back,
    "noted": noted,
    "mine": mine,
    "in_review": in_review,
    "scheduled": moments,
    "published_today": moments,
    "behind": behind,
    "alone": alone,
}
