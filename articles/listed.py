"""The lists that a story stands in: of a region, a topic, a section, an organisation, and of everything.

A list is read from here, newest first, by an index that is its order: its first page costs the same whether it has ten
stories or a hundred thousand. The rows are the database's own work (`listing.py`); nobody else writes them.
"""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.language import active_language
from newsroom.publishing.columns import moment_column

EVERYTHING, NOTHING = "all", "none"
LETTERS = {"region": "r", "topic": "t", "section": "s", "organisation": "o"}


def list_of(kind, key):
    """The list of a thing: `list_of("region", 5)` is "r5"."""
    return f"{LETTERS[kind]}{key}"


def beginning_of(year, month=1):
    """The first moment of a month of the site's clock; the thirteenth is the next January."""
    return datetime(year + month // 13, month % 12 or 12, 1, tzinfo=timezone.get_default_timezone())


class ListedQuerySet(models.QuerySet):
    def public(self, language=None, *, year=None, month=None):
        """What readers find in the lists of a language now, of a year or a month of the site's clock if one is asked.

        Whether they may read it is asked of `published()`. An index finds a year, and a month of one; a month of
        whatever year is sought.
        """
        name, now = f"published_at_{language or active_language()}", timezone.now()
        if not year:
            return self.filter(**{f"{name}__month": month} if month else {}, **{f"{name}__lte": now})
        end = beginning_of(year, month + 1) if month else beginning_of(year + 1)
        # One end alone: of two, SQLite takes the first, and would walk there from now.
        ends = {f"{name}__lt": end} if end <= now else {f"{name}__lte": now}
        return self.filter(**{f"{name}__gte": beginning_of(year, month or 1)}, **ends)

    def of_last_year(self):
        """What readers got in the 365 days before now."""
        now, name = timezone.now(), f"published_at_{active_language()}"
        return self.filter(**{f"{name}__gte": now - timedelta(days=365), f"{name}__lte": now})

    def newest_first(self, language=None):
        return self.order_by(f"-published_at_{language or active_language()}", "-article_id")

    def in_all(self, *names):
        """The stories of one list that stand in others, too; without a name those of the list of everything."""
        first, *others = names or [EVERYTHING]
        rows = self.filter(name=first)
        for name in others:
            rows = rows.filter(models.Exists(Listed.objects.filter(article=models.OuterRef("article"), name=name)))
        return rows

    def in_list_of(self, kind, key="pk"):
        """As a condition of a query of sections, topics, regions or organisations: what stands in the list of each."""
        number = Cast(models.OuterRef(key), models.CharField())
        return self.filter(name=Concat(models.Value(LETTERS[kind]), number))

    def number(self):
        """These rows counted, in a query of others: `annotate(number=Listed.….in_list_of("region").number())`."""
        counted = self.order_by().values("name").annotate(number=models.Count("*")).values("number")
        return Coalesce(models.Subquery(counted), 0)


class Listed(models.Model):
    """A story in one of its lists, with the moments since which readers find it there.

    A country's list has the stories of its regions. A scheduled story stands here with its moment; drafts do not.
    """

    article = models.ForeignKey(
        "articles.Article", verbose_name=_("article"), on_delete=models.DO_NOTHING, related_name="listed",
        db_index=False,  # the constraint below begins with it
    )  # fmt: skip
    name = models.CharField(_("list"), max_length=21)
    published_at_ru = moment_column("ru", _("published in Russian at"), _("published in English at"))
    published_at_en = moment_column("en", _("published in Russian at"), _("published in English at"))

    objects = ListedQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("story in a list")
        verbose_name_plural = _("stories in lists")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["article", "name"], name="article_listed_once")]
        indexes = [
            models.Index(  # for every list that readers see, its numbers and its neighbours
                fields=["name", f"-published_at_{language}", "-article"],
                condition=Q(**{f"published_at_{language}__isnull": False}),
                name=f"article_listed_{language}",
            )
            for language in ("ru", "en")
        ]

    def __str__(self):
        return f"{self.name}: {self.article_id}"


class InList:
    """The stories of a list, sliced like a queryset: only what a page shows is read."""

    def __init__(self, rows, stories):
        self.rows, self.stories = rows, stories

    def __getitem__(self, part):
        return self.stories.listed(self.rows[part])
