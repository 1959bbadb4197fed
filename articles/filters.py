"""How readers narrow the news: by region, section, topic, year and month, in any combination."""

from django.db.models import Exists, Min, OuterRef, Q
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _
from django_filters import FilterSet

from newsroom.language import active_language, other
from newsroom.publishing.reader_filters import ReaderChoice
from newsroom.regions.models import Region

from .models import Article, Section, Topic

MODELS = {"region": Region, "section": Section, "topic": Topic}


class ArticleFilter(FilterSet):
    """Offers only what there is something to read about. Four queries, for any number of stories.

    Choices are rows of values, not instances: a page offers hundreds and uses one.
    """

    region = ReaderChoice(label=_("Region"), empty_label=_("All regions"), method="in_region")
    section = ReaderChoice(label=_("Section"), empty_label=_("All sections"), field_name="section__slug")
    topic = ReaderChoice(label=_("Topic"), empty_label=_("All topics"), field_name="topics__slug")
    year = ReaderChoice(label=_("Year"), empty_label=_("All years"), method="in_year")
    month = ReaderChoice(label=_("Month"), empty_label=_("All months"), method="in_month")

    class Meta:
        model = Article
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        public = Article.objects.published()
        told = Article.topics.through.objects.filter(article__in=public)
        self.rows = {
            "region": by_slug(regions_of(public, self.data.get("region", "")), "genitive", "country_id"),
            "section": by_slug(sections_of(public)),
            "topic": by_slug(Topic.objects.filter(pk__in=told.values("topic"))),
        }
        here, there = f"name_{active_language()}", f"name_{other(active_language())}"
        for name, rows in self.rows.items():
            self.filters[name].extra["choices"] = [(slug, row[here] or row[there]) for slug, row in rows.items()]
        self.filters["year"].extra["choices"] = [(str(year), str(year)) for year in years(public)]
        self.filters["month"].extra["choices"] = [
            (str(month), str(name).capitalize()) for month, name in MONTHS.items()
        ]

    @property
    def is_narrowing(self):
        """Whether the reader asked for anything but the whole."""
        return any(self.data.get(name) for name in self.filters)

    def chosen(self, name):
        """What the reader chose: a region, section or topic, or the text of a year or month; None for nothing."""
        value = self.form.cleaned_data.get(name) if self.form.is_valid() else None
        if name not in MODELS:
            return value
        row = self.rows[name].get(value)
        return row and MODELS[name](**row)

    def in_region(self, queryset, name, value):
        return queryset.in_region(Region(**self.rows["region"][value]))

    def in_year(self, queryset, name, value):
        return queryset.in_year(int(value))

    def in_month(self, queryset, name, value):
        return queryset.in_month(int(value))


def by_slug(things, *columns):
    """What a choice needs of each thing: `{slug: row of values}`."""
    return {row["slug"]: row for row in things.values("pk", "slug", "name_ru", "name_en", *columns)}


def regions_of(public, slug):
    """The regions that public stories tell of, their countries, and the one that the address asks for."""
    told = Article.regions.through.objects.filter(article__in=public)
    return Region.objects.filter(
        Q(pk__in=told.values("region")) | Q(pk__in=told.values("region__country")) | Q(slug=slug.replace("\0", ""))
    )


def sections_of(public):
    """The sections that public stories stand in. Asked in this way SQLite reads indexes alone, and no story."""
    return Section.objects.filter(Exists(Article.objects.filter(section=OuterRef("pk"), pk__in=public)))


def years(public):
    """The years from the first public story to the last one, newest first."""
    field = f"published_at_{active_language()}"
    span = public.order_by().aggregate(first=Min(field))
    if span["first"] is None:
        return []
    return range(timezone.localtime().year, timezone.localtime(span["first"]).year - 1, -1)
