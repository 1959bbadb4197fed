"""How many stories there are of each region, section, topic and month: what the selects of the news offer.

A select offers rows of values, not instances: a page has hundreds of choices and uses one.
"""

from collections import Counter
from datetime import UTC, datetime
from operator import itemgetter

from django.db.models import Case, CharField, Count, OuterRef, Subquery, When
from django.db.models.functions import Cast, Coalesce, Substr
from django.utils import timezone

from newsroom.language import active_language, per_language
from newsroom.regions.models import Region

from .models import Article, Section

NAMED = ("pk", "slug", *per_language("name"))


def regions(stories):
    """Every region and country; a country counts the stories of its regions, each once. `{slug: row}`, two queries."""
    told = Article.regions.through.objects.filter(article__in=stories).order_by()
    of_each = told.values_list("region").annotate(Count("pk"))
    of_countries = told.values_list(Coalesce("region__country", "region")).annotate(Count("article", distinct=True))
    numbers = Counter()
    for region, number in of_each.union(of_countries, all=True):
        numbers[region] = max(number, numbers[region])
    rows = Region.objects.values(*NAMED, "genitive", "country_id")
    return {row["slug"]: row | {"number": numbers[row["pk"]]} for row in rows}


def sections(stories):
    """The sections that these stories stand in. `{slug: row}`, one query, for which SQLite reads indexes alone."""
    inside = Article.objects.filter(section=OuterRef("pk"), pk__in=stories).order_by().values("section")
    rows = Section.objects.annotate(number=Subquery(inside.annotate(number=Count("pk")).values("number")))
    return {row["slug"]: row for row in rows.values(*NAMED, "number") if row["number"]}


def topics(stories):
    """The topics that these stories are on. `{slug: row}`, one query."""
    told = Article.topics.through.objects.filter(article__in=stories).order_by()
    rows = told.values_list("topic", *(f"topic__{column}" for column in NAMED[1:])).annotate(Count("pk"))
    return {row[1]: dict(zip((*NAMED, "number"), row, strict=True)) for row in sorted(rows, key=itemgetter(1))}


def none_of(things, slug):
    """A section or topic that has public stories, but none of those that are asked for. `{slug: row}`, one query."""
    known = things.filter(slug=slug, articles__in=Article.objects.published()).distinct()
    return {row["slug"]: row | {"number": 0} for row in known.values(*NAMED)}


def months(stories):
    """The months of the site's clock in which something was published: `{(year, month): number}`, one query.

    The database groups by the beginning of the moment as text, because SQLite would ask Python for the month of each
    story. Near the ends of a month the minute decides on which side of midnight a story stands here.
    """
    moment = Cast(f"published_at_{active_language()}", CharField())
    month, minute = Substr(moment, 1, len("2026-11")), Substr(moment, 1, len("2026-11-24 16:30"))
    rows = stories.order_by().annotate(day=Substr(moment, len("2026-11-") + 1, 2))
    numbers = Counter()
    for text, number in rows.values_list(Case(When(day__range=("02", "27"), then=month), default=minute)).annotate(
        Count("pk")
    ):
        numbers[month_of(text)] += number
    return numbers


def month_of(text):
    """The year and the month of “2026-11” or, on the site's clock, of “2026-11-30 21:30” of universal time."""
    if len(text) == len("2026-11"):
        return int(text[:4]), int(text[5:])
    local = timezone.localtime(datetime.fromisoformat(text).replace(tzinfo=UTC))
    return local.year, local.month
