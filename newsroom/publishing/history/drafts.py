"""A draft beside the live page: a second row of the same table, which readers never see.

It begins as a copy of the live text, is written like any draft, and then becomes the live text, or is dropped. The row
of the live text, its address and all that leads to it stay. What became of either stays in the history.
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.publishing.history import revisions
from newsroom.publishing.history.merging import changes, differences
from newsroom.publishing.history.snapshots import MOMENTS, put, take
from newsroom.publishing.models import MoveRecord, Revision
from newsroom.publishing.permissions import has_right, works_for
from newsroom.publishing.workflow import has_second_person


class Overtaken(Exception):
    """The live text changed since its draft began: somebody has to choose first."""


def lock(thing):
    """The row as it is stored now, kept from others until the transaction ends; raises `DoesNotExist` when gone."""
    return type(thing)._base_manager.select_for_update(of=("self",)).get(pk=thing.pk)


@transaction.atomic
def begin(live, *, by, version=None):
    """The draft beside a live text: the one that stands there, or a new one that says what the live text says.

    `version` is the one that the person has read, when it is not the stored one.
    """
    live = lock(live)
    if draft := live.draft_beside:
        return draft
    if not live.promised_languages:
        raise ValidationError(_("Readers do not have this text: change it as it is."))
    revisions.begin(live)
    draft = type(live)(
        working_copy_of=live,
        base_version=live.version if version is None else version,
        source_language=live.source_language,
        created_by=by,
        changed_by=by,
    )
    put(draft, take(live))
    revisions.keep(draft, take(draft), by=by, kind=Revision.Kind.AUTOMATIC)  # even if an earlier draft ended so
    return draft


def overtaking(draft):
    """Where the live text changed since its draft began, in places where the two differ; [] when nowhere."""
    base, live, mine = (without_moments(each) for each in (base_of(draft).snapshot, take(draft.live), take(draft)))
    return [each for each in differences(base, live, mine) if each.theirs != each.base]


def base_of(draft):
    return revisions.base_of(draft.live, draft.base_version)


def caught_up(draft):
    """Remember that a draft takes the live text, as it stands now, into account."""
    draft.base_version = lock(draft.live).version
    draft.save(update_fields=["base_version"])


def without_moments(snapshot):
    """A draft beside a live page has no moment of its own."""
    return snapshot | {"fields": {name: value for name, value in snapshot["fields"].items() if name not in MOMENTS}}


def changed_languages(draft):
    """The languages whose pages the draft would change, among those that readers have or were promised."""
    touched = changes(*(without_moments(take(each)) for each in (draft.live, draft)))
    languages = revisions.languages_of(draft, touched)
    return [language for language in draft.live.promised_languages if language in languages]


@transaction.atomic
def publish(draft, *, by, kind=Revision.Kind.MATERIAL):
    """Make a draft the live text, and return that.

    Raises `PermissionDenied` when the person may not, `Overtaken` when the live text changed since in places where the
    two differ, and `ValidationError` with all that would be missing on the live pages; nothing is changed then.
    """
    live = lock(draft.live)
    draft = lock(draft)
    draft.working_copy_of = live
    if by is not None and not may_publish(by, draft):
        raise PermissionDenied(_("You may not do this with this text."))
    if overtaking(draft):
        raise Overtaken
    log(draft, by)
    snapshot = take(draft)
    revisions.begin(live)
    draft.delete()
    live.changed_by = by
    put(live, snapshot)
    if errors := live.incomplete():
        raise ValidationError(errors)
    revisions.record(live, by=by, kind=kind)
    return live


def log(draft, by):
    """Write into the log, for each language whose page changes, that a draft became the page, and whether alone."""
    for language in changed_languages(draft):
        is_alone = by is not None and not has_second_person(draft, language, by)
        MoveRecord.objects.create(
            item=draft.anchor,
            language=language,
            name="publish_alone" if is_alone else "publish",
            by=by,
            at=timezone.now(),
            is_draft=True,
        )


def may_publish(user, draft):
    return has_right(user, draft, "publish") and works_for(user, draft.live)


@transaction.atomic
def drop(draft, *, by):
    """Give a draft up. What it said stays in the history, whence it can be brought back."""
    draft = lock(draft)
    if by is not None and not works_for(by, draft):
        raise PermissionDenied(_("You may not do this with this text."))
    revisions.record(draft, by=by)
    draft.delete()
