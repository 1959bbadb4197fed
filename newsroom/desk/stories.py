"""When readers got the stories: what the pictures of the desk and its silent regions are counted from."""

from django.db.models import Case, CharField, F, Q, When
from django.db.models.functions import Cast, Greatest, Least, Substr
from django.utils import timezone

from articles.models import Article
from newsroom.language import LANGUAGES
from newsroom.publishing.querysets import is_public

HOUR = len("2026-11-24 16")


def heard(pick):
    """Public stories, each with `heard_at`: of its moments in two languages the one picked by Least or Greatest."""
    russian, english = (is_public(language, timezone.now()) for language in LANGUAGES)
    moment = Case(
        When(russian & english, then=pick("published_at_ru", "published_at_en")),
        When(russian, then="published_at_ru"),
        default="published_at_en",
    )
    return Article.objects.filter(russian | english).annotate(heard_at=moment).order_by()


def first_heard(since):
    """What readers first got since a moment."""
    recent = Q(published_at_ru__gte=since) | Q(published_at_en__gte=since)  # an index knows these
    return heard(Least).filter(recent, heard_at__gte=since)


def last_heard():
    """Stories with the moment at which they were last news."""
    return heard(Greatest)


def with_places(stories):
    """A row for each region of each story: `place`, its names and its `country`."""
    columns = {"place": "pk", "name_ru": "name_ru", "name_en": "name_en", "country": "country"}
    return stories.annotate(**{name: F(f"regions__{column}") for name, column in columns.items()}).filter(
        place__isnull=False
    )


def hour():
    """The hour of universal time in which readers got a story, as text: the database counts by it without a clock."""
    return Substr(Cast("heard_at", CharField()), 1, HOUR)
