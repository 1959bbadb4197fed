"""The first page of the admin: all that a person's day consists of."""

from django.utils import timezone
from django.utils.text import capfirst

from events.dates import with_weekday
from events.months import Month

from .calendar import A_DAY, Calendar, month_of, week_of
from .figures import Matrix, Weeks
from .follow_ups import follow_ups_for
from .lists import ROWS, lists_for

#: Lists that are no news when they are empty.
SHOWN_WHEN_FULL = ["unapproved", "sent_back", "noted", "alone"]
IN_COLUMN = ["waiting", "sent_back", "noted", "mine", "in_review", "scheduled", "published_today", "behind", "alone"]


def today_for(user):
    """What the page shows a person, as the context of its template. Queries: lists 4, follow-ups 5, the rest 4."""
    day = timezone.localdate()
    lists = lists_for(user)
    return {
        "day": capfirst(with_weekday(day)),
        "warnings": lists["unapproved"],
        "lists": [lists[name] for name in IN_COLUMN if lists[name].rows or name not in SHOWN_WHEN_FULL],
        "follow_ups": follow_ups_for(user, ROWS),
        "settles": user.has_perm("desk.settle"),
        "calendar": Calendar(week_of(day), user, A_DAY),
        "month": month_of(Month.of(day)),
        "weeks": Weeks(day),
        "matrix": Matrix(day),
    }
