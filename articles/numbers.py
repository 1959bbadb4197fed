"""How many stories there are of each section, topic and month: what the selects of the news offer.

A select offers rows of values, not instances: a page has hundreds of choices and uses one.
"""

from operator import itemgetter

from django.db.models import Case, CharField, Count, OuterRef, Subquery, When
from django.db.models.functions import Cast, Substr, TruncMonth
from django.utils import timezone

from newsroom.language import active_language, per_language

from .models import Article, Section

NAMED = ("pk", "slug", *per_language("name"))


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

    No zone of the world moves a moment from the 2nd to the 27th into another month: there the beginning of its text
    will do, whatever the zone of the connection. The zone is asked of the others alone, for which SQLite calls Python.
    """
    column = f"published_at_{active_language()}"
    text = Cast(column, CharField())
    here = Cast(TruncMonth(column, tzinfo=timezone.get_default_timezone()), CharField())
    month = Substr(Case(When(day__range=("02", "27"), then=text), default=here), 1, len("2026-11"))
    rows = stories.order_by().annotate(day=Substr(text, len("2026-11-") + 1, 2)).values_list(month)
    return {(int(found[:4]), int(found[5:])): number for found, number in rows.annotate(Count("pk"))}
