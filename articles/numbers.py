"""What the selects of the news offer, and how many stories each choice leads to.

A list of up to 1,000 stories is counted exactly, by all that one may choose from; a longer one is not counted, and its
choices are offered without numbers. So a page costs the same however long the archive is.
"""

from datetime import datetime

from django.db import connections
from django.db.models import Case, CharField, Count, Exists, When
from django.db.models.functions import Cast, Substr, TruncMonth
from django.utils import timezone

from newsroom.language import active_language, per_language
from newsroom.publishing.paginator import COUNTED

from .listed import Listed

NAMED = ("pk", "slug", *per_language("name"))
COUNT = """
SELECT '{key}', name, COUNT(*) FROM articles_listed
WHERE article_id IN (SELECT article_id FROM {key}) AND (SELECT COUNT(*) FROM {key}) <= {most} GROUP BY name
UNION ALL SELECT '{key}', '', COUNT(*) FROM {key}
"""


def is_told(kind):
    """A condition: sections, topics, regions or organisations that some public story tells of."""
    return Exists(Listed.objects.public().in_list_of(kind))


def told(things, kind):
    """The sections or topics that public stories tell of, as rows of values: `{slug: row}`, one query."""
    return {row["slug"]: row for row in things.filter(is_told(kind)).values(*NAMED)}


def count(lists):
    """How many stories of each of these lists stand in each other list: `{key: {name: number}}`, one query.

    "" is the number of all; where that is more than 1,000, it is 1,001, and there are no other numbers.
    """
    parts, counts, params = [], [], []
    for key, rows in lists.items():
        sql, values = rows[: COUNTED + 1].values("article").query.sql_with_params()
        parts.append(f"{key}(article_id) AS MATERIALIZED ({sql})")
        counts.append(COUNT.format(key=key, most=COUNTED))
        params += values
    found = {key: {} for key in lists}
    with connections[Listed.objects.db].cursor() as cursor:
        cursor.execute(f"WITH {', '.join(parts)} {'UNION ALL'.join(counts)}", params)
        for key, name, number in cursor:
            found[key][name] = number
    return found


def months(rows):
    """The months of the site's clock in which something was published: `{(year, month): number}`, one query.

    No zone of the world moves a moment from the 2nd to the 27th into another month: there the beginning of its text
    will do, whatever the zone of the connection. The zone is asked of the others alone, for which SQLite calls Python.
    """
    column = f"published_at_{active_language()}"
    text = Cast(column, CharField())
    here = Cast(TruncMonth(column, tzinfo=timezone.get_default_timezone()), CharField())
    month = Substr(Case(When(day__range=("02", "27"), then=text), default=here), 1, len("2026-11"))
    few = Listed.objects.filter(pk__in=rows[:COUNTED].values("pk")).order_by()
    found = few.annotate(day=Substr(text, len("2026-11-") + 1, 2)).values_list(month)
    return {(int(text[:4]), int(text[5:])): number for text, number in found.annotate(Count("pk"))}


def years(rows):
    """From the year of the newest story to that of the oldest; no years without a story. One query."""
    column = f"published_at_{active_language()}"
    oldest, newest = (
        Listed.objects.filter(pk__in=rows.order_by(order, "article_id")[:1].values("pk")).order_by().values_list(column)
        for order in (column, f"-{column}")
    )
    found = [year_of(moment) for (moment,) in oldest.union(newest)]
    return range(max(found), min(found) - 1, -1) if found else []


def year_of(moment: datetime) -> int:
    return timezone.localtime(moment).year
