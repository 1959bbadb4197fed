"""When readers got the stories: what the pictures of the desk and its silent regions are counted from."""

from django.db.models import Case, CharField, F, Q, Subquery, When
from django.db.models.functions import Cast, Least, Substr
from django.utils import timezone

from articles.listed import Listed
from newsroom.language import LANGUAGES

HOUR = len("2026-11-24 16")


def first_heard(since):
    """What readers first got since a moment, in whatever language, each with that moment as `heard_at`."""
    now = timezone.now()
    russian, english = Q(published_at_ru__range=(since, now)), Q(published_at_en__range=(since, now))
    moment = Case(
        When(published_at_ru__lte=now, published_at_en__lte=now, then=Least("published_at_ru", "published_at_en")),
        When(published_at_ru__lte=now, then="published_at_ru"),
        default="published_at_en",
    )
    rows = Listed.objects.in_all().filter(russian | english)  # two indexes know these
    return rows.annotate(heard_at=moment).filter(heard_at__gte=since).order_by()


def last_heard(region):
    """Columns of regions: when readers of each language got the newest story that tells of each."""
    return {
        f"last_{language}": Subquery(
            Listed.objects.public(language)
            .in_list_of("region", region)
            .order_by(f"-published_at_{language}")
            .values(f"published_at_{language}")[:1]
        )
        for language in LANGUAGES
    }


def with_places(stories):
    """A row for each region of each story: `place` and its names."""
    columns = {"place": "pk", "name_ru": "name_ru", "name_en": "name_en"}
    places = {name: F(f"article__regions__{column}") for name, column in columns.items()}
    return stories.annotate(**places).filter(place__isnull=False)


def hour():
    """The hour of universal time in which readers got a story, as text: the database counts by it without a clock."""
    return Substr(Cast("heard_at", CharField()), 1, HOUR)
