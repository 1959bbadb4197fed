"""Events for tests: complete in both languages unless a test says otherwise."""

from datetime import datetime
from itertools import count
from zoneinfo import ZoneInfo

from events.models import Event
from newsroom.publishing.tests.factories import publish

number = count(1)
MOSCOW = ZoneInfo("Europe/Moscow")


def moscow(*parts):
    """A moment on the clock of Moscow: `moscow(2024, 9, 17, 10, 30)`."""
    return datetime(*parts, tzinfo=MOSCOW)


def make_event(regions=(), **fields):
    """A draft that lacks nothing, in the far future unless a test sets its dates."""
    n = next(number)
    texts = {
        "title_ru": f"Конференция резидентов {n}",
        "title_en": f"Conference of residents {n}",
        "summary_ru": f"Встреча номер {n} для резидентов особых экономических зон.",
        "summary_en": f"Meeting number {n} for residents of special economic zones.",
        "starts_at": moscow(2090, 4, 5, 16, 0),
    }
    if fields.get("date_precision") == "none":
        del texts["starts_at"]
    event = Event.objects.create(**texts | fields)
    event.regions.set(regions)
    return event


def make_published_event(*languages, at=None, **fields):
    return publish(make_event(**fields), *languages, at=at)
