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

    `permission` is the right it takes on the kind of thing ("submit", "publish"), `further` one over texts of any
    kind; `needs_note` asks for a reason. `scheduled` restricts the move to texts whose moment has not come (True) or
    has (False), `second_person` to texts that somebody else submitted (True) or nobody else did (False).
    `command_sources` are where a command of the newsroom may begin besides; `of_drafts` opens the move to the draft
    that stands beside a live text.
    """

    sources: frozenset
    target: Status
    permission: str
    label: str
    needs_note: bool = False
    scheduled: bool | None = None
    second_person: bool | None = None
    further: str = ""
    command_sources: frozenset = frozenset()
    of_drafts: bool = False


DRAFT, IN_REVIEW = frozenset({Status.DRAFT}), frozenset({Status.IN_REVIEW})
PUBLISHED, RETRACTED = frozenset({Status.PUBLISHED}), frozenset({Status.RETRACTED})
MOVES = {
    "submit": Move(DRAFT, Status.IN_REVIEW, "submit", _("Submit for review"), of_drafts=True),
    "send_back": Move(IN_REVIEW, Status.DRAFT, "publish", _("Send back"), needs_note=True, of_drafts=True),
    "publish": Move(
        IN_REVIEW, Status.PUBLISHED, "publish", _("Publish"), second_person=True, command_sources=DRAFT
    ),
    "publish_alone": Move(
        DRAFT | IN_REVIEW, Status.PUBLISHED, "publish", _("Publish without a second person"), second_person=False,
        further="publishing.publish_alone",
    ),
    "unschedule": Move(PUBLISHED, Status.IN_REVIEW, "publish", _("Take off the schedule"), scheduled=True),
    "retract": Move(PUBLISHED, Status.RETRACTED, "publish", _("Retract"), needs_note=True, scheduled=False),
    "restore": Move(RETRACTED, Status.PUBLISHED, "publish", _("Restore")),
}  # fmt: skip
#: The moves that set a moment of publication, where there is none yet.
PUBLISHING = {"publish", "publish_alone"}
#: The moves by which somebody answers for a text that another then publishes.
ANSWERED_FOR = {"submit", "publish_alone"}


def fits(move, thing, language, by):
    """Whether a move of somebody, or of a command (None), starts from where the text stands now."""
    sources = move.sources if by else move.sources | move.command_sources
    return (
        thing.status_in(language) in sources
        and (move.of_drafts or thing.working_copy_of_id is None)
        and (move.scheduled is None or move.scheduled == thing.is_scheduled(language))
        and (move.second_person is None or move.second_person == (by is None or has_second_person(thing, language, by)))
    )


def has_second_person(thing, language, user):
    """Whether a text in review was brought there, in this language, by somebody else than the one who asks.

    Who submitted it answers for it, and so does who published it alone, before it was taken off the schedule. What a
    command of the newsroom brought there was brought by somebody else too. One query at most.
    """
    if thing.status_in(language) != Status.IN_REVIEW:
        return False
    moves = MoveRecord.objects.filter(item=thing.anchor, language=language, name__in=ANSWERED_FOR)
    last = moves.filter(is_draft=thing.working_copy_of_id is not None).first()
    return last is None or last.by_id != user.pk


def needs_another(thing, language, user):
    """Whether somebody could publish what is in review, had they not submitted it themselves."""
    return (
        thing.status_in(language) == Status.IN_REVIEW
        and may_move(user, thing, MOVES["publish"], language)
        and not has_second_person(thing, language, user)
        and not user.has_perm(MOVES["publish_alone"].further)
    )


def possible_moves(thing, language, user):
    """The moves that somebody may make now with a text in a language: names, in the order of the table."""
    return [
        name
        for name, move in MOVES.items()
        if may_move(user, thing, move, language) and fits(move, thing, language, user)
    ]


@transaction.atomic
def make_move(item, name, language, *, by, note="", of_draft=False):
    """Change the status of one language: the only place in the project that does.

    The text moved is the item's own, or the draft that stands beside it (`of_draft`; `history.drafts` publishes those).

    `by` is the person who moves, or None for a command of the newsroom itself, which needs no right. `note` goes into
    the log; of a retraction it is the reason that readers are told. Publishing takes the moment typed on the
    draft (in the future: scheduled), or now; a moment that readers have seen never moves.

    Returns the thing as it is now. Raises `KeyError` for an unknown move or language, `PermissionDenied` when the
    person may not, `ValidationError` with every reason when the move is not possible; nothing is changed then.
    """
    move = MOVES[name]
    if language not in LANGUAGES:
        raise KeyError(language)
    live = Item._meta.get_field(item.kind).related_model._base_manager.select_for_update(of=("self",)).get(item=item)
    live.item = Item.objects.select_for_update().get(pk=item.pk)
    thing = live.draft_beside if of_draft else live
    if thing is None:
        raise ValidationError(_("There is no draft beside this text any more."))
    if by is not None and not may_move(by, thing, move, language):
        raise PermissionDenied(_("You may not do this with this text."))
    if not fits(move, thing, language, by):
        raise refusal(move, thing, language)
    if move.needs_note and not note.strip():
        raise ValidationError(_("Write the reason."))
    if move.target == Status.PUBLISHED and (errors := thing.publish_errors(language)):
        raise ValidationError(errors)
    now = timezone.now()
    if name in PUBLISHING and thing.published_at_in(language) is None:
        setattr(thing, f"published_at_{language}", now)
    setattr(thing, f"status_{language}", move.target)
    thing.changed_by = by
    thing.save(update_fields=[f"status_{language}", f"published_at_{language}", "changed_by"])
    MoveRecord.objects.create(
        item=item,
        language=language,
        name=name,
        by=by,
        at=now,
        note=typeset(note.strip(), language),
        is_draft=of_draft,
    )
    return thing


def refusal(move, thing, language):
    """Why a move does not fit, as an error."""
    if move.second_person and thing.status_in(language) == Status.IN_REVIEW:
        return ValidationError(_("You submitted this text yourself, so somebody else has to publish it."))
    if move.second_person is False and thing.status_in(language) == Status.IN_REVIEW:
        return ValidationError(_("Somebody else submitted this text, so you are the second person: just publish it."))
    return ValidationError(
        _("“%(move)s” is not possible any more: the text is now “%(status)s”."),
        params={"move": move.label, "status": thing.status_in(language).label},
    )
