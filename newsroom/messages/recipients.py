"""Who is told of a line of the logs: those who take part in a text, those who can act on it, those of its regions."""

from django.db.models import Q

from newsroom.publishing.assignments import people_who
from newsroom.publishing.models import Assignment, MoveRecord, Note
from newsroom.publishing.permissions import has_right, may_move
from newsroom.publishing.status import Status
from newsroom.publishing.workflow import MOVES
from newsroom.staff.models import User

FOR_READERS = {Status.PUBLISHED, Status.RETRACTED}  # what the correspondents of the regions are told of


def recipients(record):
    """People in any order, each once; nobody is told of what a command of the newsroom did, nor of what they did."""
    if record.by_id is None:
        return []
    thing = record.item.thing
    concerned = User.objects.filter(pk__in=takers_part(record, thing) | near(record, thing))
    return [user for user in concerned.exclude(pk=record.by_id) if may_be_told(user, thing)]


def may_be_told(user, thing):
    """Whether somebody works here, has an address, wants messages and may read the text: asked again when sent."""
    return bool(
        user.is_active
        and user.email
        and user.letters != User.Letters.NONE
        and has_right(user, thing, "view")
        and type(thing).objects.visible_to(user).filter(pk=thing.pk).exists()
    )


def takers_part(record, thing):
    """Whoever began, has, moved or noted a text, or had it until now."""
    item = record.item
    people = {thing.created_by_id, item.assignee_id}
    for log in (MoveRecord, Note):
        people |= set(
            log.objects.filter(item=item, pk__lte=last_pk(log, record)).order_by().values_list("by", flat=True)
        )
    if isinstance(record, Assignment):
        before = Assignment.objects.filter(item=item, pk__lt=record.pk).first()
        people |= {record.assignee_id, before and before.assignee_id}
    return people - {None}


def last_pk(log, record):
    """Of the log that a record is in, what came after it is not asked."""
    return record.pk if isinstance(record, log) else 2**62


def near(record, thing):
    """Of a text that waits for review, those who may publish it; of what readers get or lose, its correspondents."""
    if not isinstance(record, MoveRecord) or record.name not in MOVES:
        return set()
    if record.name == "submit":
        able = people_who("publish", thing)
        return {user.pk for user in able if may_move(user, thing, MOVES["publish"], record.language)}
    if MOVES[record.name].target in FOR_READERS:
        return set(User.objects.filter(Q(regions__in=thing.regions.all())).values_list("pk", flat=True))
    return set()
