"""Letters on their way: handed to the mail server once; what it refuses is tried again after longer and longer pauses.

A message is marked as handed over before the server gets it, and as sent when the server has taken it. If everything
stops in between, nobody knows which it was, and it is not sent a second time.
"""

import logging
from datetime import timedelta
from itertools import groupby
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone

from .letters import letter_of, summary_of
from .models import Message
from .recipients import may_be_told

logger = logging.getLogger(__name__)

PAUSES = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 2 * 60, 6 * 60, 24 * 60)]


def deliver():
    """Send what is due: a letter for each message, and one for all that a person wants in a summary.

    Returns how many letters left, and how many did not.
    """
    waiting = Message.objects.due(timezone.now()).filter(attempts__lte=len(PAUSES))
    single = [[pk] for pk in waiting.filter(in_summary=False).values_list("pk", flat=True)]
    rows = waiting.filter(in_summary=True).order_by("to", "pk").values_list("to", "pk")
    summaries = [[pk for _to, pk in group] for _to, group in groupby(rows, key=lambda row: row[0])]
    answers = [send(pks, letter_of) for pks in single] + [send(pks, summary_of) for pks in summaries]
    return answers.count(True), answers.count(False)


def send(pks, write):
    """Send one letter for these messages to one person: whether it left, or None where there was nothing to say."""
    messages = Message.objects.filter(pk__in=pks).hand(timezone.now())
    told = [message for message in messages if may_be_told(message.to, message.record.item.thing)]
    Message.objects.filter(pk__in={message.pk for message in messages} - {message.pk for message in told}).update(
        dropped_at=timezone.now(), handed_at=None
    )
    if not told:
        return None
    handed = Message.objects.filter(pk__in=[message.pk for message in told])
    try:
        subject, body = write(told)
        EmailMessage(subject, body, to=[told[0].to.email], headers={"Message-ID": name_of(told)}).send()
    except Exception as refusal:  # whatever is wrong with one letter, the others leave
        logger.warning("A letter to %s was not sent: %s", told[0].to.email, refusal, exc_info=refusal)
        pause = PAUSES[min(told[0].attempts, len(PAUSES)) - 1]
        handed.update(handed_at=None, failure=str(refusal) or repr(refusal), due_at=timezone.now() + pause)
        return False
    handed.update(sent_at=timezone.now(), failure="")
    return True


def name_of(messages):
    """The name of a letter, the same at every attempt: should one arrive twice after all, mail programs know it."""
    host = urlsplit(settings.SITE_ADDRESS).hostname
    return f"<newsroom-{'-'.join(str(message.pk) for message in messages[:20])}@{host}>"
