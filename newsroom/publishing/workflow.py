"""The way of a text from draft to reader, one language at a time: a table, and one function that changes a status."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.language import LANGUAGES
from newsroom.language.typography import typeset

from .models import Item, MoveRecord
from .permissions import may_move
from .status import Status


@dataclass(frozen=True)
class Move:
    """One permitted change of status.

    `permission` is the right it takes on the kind of thing ("submit", "publish"); `needs_note` asks for a reason;
    `scheduled` restricts it to texts whose moment has not come (True) or has (False).
    """

    sources: frozenset
    target: Status
    permission: str
    label: str
    needs_note: bool = False
    scheduled: bool | None = None


MOVES = {
    "submit": Move(frozenset({Status.DRAFT}), Status.IN_REVIEW, "submit", _("Submit for review")),
    "send_back": Move(frozenset({Status.IN_REVIEW}), Status.DRAFT, "publish", _("Send back"), needs_note=True),
    "publish": Move(
        frozenset({Status.DRAFT, Status.IN_REVIEW, Status.RETRACTED}), Status.PUBLISHED, "publish", _("Publish")
    ),
    "unschedule": Move(
        frozenset({Status.PUBLISHED}), Status.IN_REVIEW, "publish", _("Take off the schedule"), scheduled=True
    ),
    "retract": Move(
        frozenset({Status.PUBLISHED}), Status.RETRACTED, "publish", _("Retract"), needs_note=True, scheduled=False
    ),
}


def fits(move, thing, language):
    """Whether a move starts from where the text stands now."""
    return thing.status_in(language) in move.sources and (
        move.scheduled is None or move.scheduled == thing.is_scheduled(language)
    )


def possible_moves(thing, language, user):
    """The moves that somebody may make now with a text in a language: names, in the order of the table."""
    return [
        name for name, move in MOVES.items() if fits(move, thing, language) and may_move(user, thing, move, language)
    ]


@transaction.atomic
def make_move(item, name, language, *, by, note="", of_draft=False):
    """Change the status of one language: the only place in the project that does.

    The text moved is the item's own, or the draft that stands beside it (`of_draft`; `drafts` publishes those).

    `by` is the person who moves, or None for a command of the newsroom itself, which every move is open to. `note`
    goes into the log; of a retraction it is the reason that readers are told. Publishing takes the moment typed on the
    draft (in the future: scheduled), or now; a moment that readers have seen never moves.

    Returns the thing as it is now. Raises `KeyError` for an unknown move or language, `PermissionDenied` when the
    person may not,
    `ValidationError` with every reason when the move is not possible; nothing is changed then.
    """
    move = MOVES[name]
    if language not in LANGUAGES:
        raise KeyError(language)
    item = Item.objects.select_for_update().get(pk=item.pk)
    thing = item.thing.draft_beside if of_draft else item.thing
    if by is not None and not may_move(by, thing, move, language):
        raise PermissionDenied(_("You may not do this with this text."))
    if not fits(move, thing, language):
        raise ValidationError(
            _("“%(move)s” is not possible any more: the text is now “%(status)s”."),
            params={"move": move.label, "status": thing.status_in(language).label},
        )
    if move.needs_note and not note.strip():
        raise ValidationError(_("Write the reason."))
    if name == "publish" and (errors := thing.publish_errors(language)):
        raise ValidationError(errors)
    now = timezone.now()
    if name == "publish" and thing.published_at_in(language) is None:
        setattr(thing, f"published_at_{language}", now)
    setattr(thing, f"status_{language}", move.target)
    thing.changed_by = by
    thing.save(update_fields=[f"status_{language}", f"published_at_{language}", "changed_by"])
    MoveRecord.objects.create(
        item=item, language=language, name=name, by=by, at=now, note=typeset(note.strip(), language), is_draft=of_draft
    )
    return thing
