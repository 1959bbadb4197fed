"""How readers narrow the news: by region, section, topic, year and month, in any combination."""

from django.db.models import Exists, Min, OuterRef
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, FilterSet

from newsroom.language import active_language
from newsroom.regions.models import Region

from .models import Article, Section, Topic


class ArticleFilter(FilterSet):
    """Offers only what there is something to read about. Four queries, for any number of stories."""

    region = ChoiceFilter(label=_("Region"), empty_label=_("All regions"), method="in_region")
    section = ChoiceFilter(label=_("Section"), empty_label=_("All sections"), field_name="section__slug")
    topic = ChoiceFilter(label=_("Topic"), empty_label=_("All topics"), field_name="topics__slug")
    year = ChoiceFilter(label=_("Year"), empty_label=_("All years"), method="in_year")
    month = ChoiceFilter(label=_("Month"), empty_label=_("All months"), method="in_month")

    class Meta:
        model = Article
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        public = Article.objects.published()
        self.things = {
            "region": {
                region.slug: region
                for region in Region.objects.filter(
                    Exists(Article.regions.through.objects.filter(region=OuterRef("pk"), article__in=public))
                )
            },
            "section": {section.slug: section for section in Section.objects.all()},
            "topic": {topic.slug: topic for topic in Topic.objects.all()},
        }
        for name, things in self.things.items():
            self.filters[name].extra["choices"] = [(slug, str(thing)) for slug, thing in things.items()]
        self.filters["year"].extra["choices"] = [(str(year), str(year)) for year in years(public)]
        self.filters["month"].extra["choices"] = [
            (str(month), str(name).capitalize()) for month, name in MONTHS.items()
        ]

    def chosen(self, name):
        """The region, section or topic that the reader chose, or None."""
        return self.things[name].get(self.form.cleaned_data.get(name)) if self.form.is_valid() else None

    def in_region(self, queryset, name, value):
        return queryset.in_region(self.things["region"][value])

    def in_year(self, queryset, name, value):
        return queryset.in_year(int(value))

    def in_month(self, queryset, name, value):
        return queryset.in_month(int(value))


def years(public):
    """The years from the first public story to the last one, newest first."""
    field = f"published_at_{active_language()}"
    span = public.order_by().aggregate(first=Min(field))
    if span["first"] is None:
        return []
    return range(timezone.localtime().year, timezone.localtime(span["first"]).year - 1, -1)
