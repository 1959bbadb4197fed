"""What tests of several rooms do to texts."""

from datetime import timedelta

from django.utils import timezone

from newsroom.language import LANGUAGES
from newsroom.publishing.workflow import make_move


def publish(thing, *languages, at=None, by=None):
    """Publish a text in these languages (both by default), at a moment in the past by default; returns it anew."""
    for language in languages or LANGUAGES:
        setattr(thing, f"published_at_{language}", at or timezone.now() - timedelta(hours=1))
    thing.save()
    for language in languages or LANGUAGES:
        thing = make_move(thing.item, "publish", language, by=by)
    return thing


def tomorrow():
    return timezone.now() + timedelta(days=1)
