"""The one paginator of the newsroom: it never counts a whole archive."""

from django.core.exceptions import EmptyResultSet
from django.core.paginator import EmptyPage, Paginator
from django.db import connections
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

COUNTED = 1000
LAST_PAGE = 50


def count_each(querysets):
    """How many rows each has, up to one more than 1,000: one query for all."""
    querysets = list(querysets)
    parts = [bounded_sql(queryset) for queryset in querysets]
    if not parts:
        return []
    with connections[querysets[0].db].cursor() as cursor:
        counts = ", ".join(f"(SELECT COUNT(*) FROM ({sql}) AS counted)" for sql, _params in parts)
        cursor.execute(f"SELECT {counts}", [value for _sql, params in parts for value in params])
        return list(cursor.fetchone())


def bounded_sql(queryset):
    """The SQL of a queryset's first 1,001 rows, with its parameters; also where Django knows that there are none."""
    try:
        return queryset[: COUNTED + 1].values("pk").query.sql_with_params()
    except EmptyResultSet:
        return "SELECT 1 WHERE 1 = 0", ()


class DeskPaginator(Paginator):
    """For lists of the desk: counts exactly to 10,000, and pages as far; search and filters find what is older."""

    most = 10_000

    @cached_property
    def count(self):
        """How many there are, up to one more than 10,000."""
        return self.object_list[: self.most + 1].count()

    @cached_property
    def num_pages(self):
        return -(-max(1, min(self.count, self.most)) // self.per_page)


class BoundedPaginator(Paginator):
    """Counts exactly to 1,000, pages to 50; older texts are reached by year and month."""

    @cached_property
    def count(self):
        """How many there are, up to one more than 1,000."""
        return self.object_list[: COUNTED + 1].count()

    @property
    def is_count_exact(self):
        return self.count <= COUNTED

    @property
    def counted(self):
        """The number to print: exact, or the thousand that there are more than."""
        return min(self.count, COUNTED)

    @cached_property
    def num_pages(self):
        return min(super().num_pages, LAST_PAGE)

    def validate_number(self, number):
        number = super().validate_number(number)
        if number > LAST_PAGE:
            raise EmptyPage(_("Older pages are reached by year and month."))
        return number
