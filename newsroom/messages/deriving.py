"""Messages made of the logs: each line is read once, behind whoever wrote it, and nobody who writes waits for it."""

from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from newsroom.publishing.models import Assignment, MoveRecord, Note
from newsroom.staff.models import User

from .models import Cursor, Message
from .recipients import recipients

LOGS = {"move": MoveRecord, "note": Note, "assignment": Assignment}
AT_ONCE = 100  # lines of a log in one transaction


def derive():
    """Make a message for each person and each new line of the logs. Returns how many were made."""
    return sum(read_on(source) for source in LOGS)


def read_on(source):
    made = 0
    while LOGS[source].objects.filter(pk__gt=position(source)).exists():
        made += read_some(source)
    return made


def position(source):
    return Cursor.objects.filter(pk=source).values_list("position", flat=True).first() or 0


@transaction.atomic
def read_some(source):
    """Read some lines of a log, and remember how far: both, or neither."""
    cursor, _made = Cursor.objects.select_for_update().get_or_create(pk=source)
    wait_for_writers(LOGS[source])
    lines = LOGS[source].objects.filter(pk__gt=cursor.position).order_by("pk").select_related("item", "by")[:AT_ONCE]
    messages = []
    for line in lines:
        messages += [message_to(user, source, line) for user in recipients(line)]
        cursor.position = line.pk
    Message.objects.bulk_create(messages, ignore_conflicts=True)
    cursor.save()
    return len(messages)


def wait_for_writers(model):
    """Let those who are writing to a log finish, and others wait until this transaction ends.

    PostgreSQL numbers lines before they are committed: a lower number may come later, and would be passed over. SQLite
    has one writer at a time.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {connection.ops.quote_name(model._meta.db_table)} IN SHARE MODE")


def message_to(user, source, line):
    in_summary = user.letters == User.Letters.DAILY
    now = timezone.now()
    return Message(
        to=user, in_summary=in_summary, due_at=next_summary(now) if in_summary else now, **{source: line}
    )  # fmt: skip


def next_summary(now):
    """The next time that daily summaries go out, on the newsroom's clock."""
    local = timezone.localtime(now)
    hour = local.replace(hour=settings.SUMMARY_HOUR, minute=0, second=0, microsecond=0)
    return hour if hour > local else hour + timedelta(days=1)
