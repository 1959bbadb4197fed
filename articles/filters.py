"""How readers narrow the news: by region, section, topic, year and month, in any combination."""

from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from newsroom.language import active_language, other
from newsroom.publishing.reader_filters import YEARS, ReaderChoice, ReaderFilter

from . import numbers
from .models import Article, Section, Topic

MODELS = {"section": Section, "topic": Topic}
MONTH_NAMES = {str(month): name for month, name in MONTHS.items()}


class ArticleFilter(ReaderFilter):
    """Offers what there is, with its number beside what else is chosen. Five queries for any number of stories."""

    region = ReaderChoice(label=_("Region"), empty_label=_("All regions"), method="in_region")
    section = ReaderChoice(label=_("Section"), empty_label=_("All sections"), method="in_section")
    topic = ReaderChoice(label=_("Topic"), empty_label=_("All topics"), method="on_topic")
    year = ReaderChoice(label=_("Year"), empty_label=_("All years"), method="in_year")
    month = ReaderChoice(label=_("Month"), empty_label=_("All months"), method="in_month")

    class Meta:
        model = Article
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer()

    def count(self):
        self.rows = {"section": self.rows_of("section", numbers.sections)}
        self.rows["topic"] = self.rows_of("topic", numbers.topics)
        self.months = numbers.months(self.without("year", "month"))
        return super().count() | {"rows": self.rows, "months": self.months}

    @property
    def total(self):
        """How many stories answer all that was asked; it takes no further query."""
        return self.number_in(self.asked["year"], self.asked["month"])

    def row_of(self, name):
        if name not in MODELS:
            return super().row_of(name)
        row = self.rows[name].get(self.asked[name])
        return row and MODELS[name](**{column: row[column] for column in row if column != "number"})

    def in_section(self, queryset, name, value):
        return queryset.filter(pk__in=Article.objects.filter(section__slug=value).values("pk"))

    def on_topic(self, queryset, name, value):
        return queryset.filter(pk__in=Article.topics.through.objects.filter(topic__slug=value).values("article"))

    def in_year(self, queryset, name, value):
        return queryset.in_year(YEARS[value]) if value in YEARS else queryset.none()

    def in_month(self, queryset, name, value):
        return queryset.in_month(int(value)) if value in MONTH_NAMES else queryset.none()

    # What the selects offer.

    def rows_of(self, name, counted):
        """The sections or topics to choose from; those that only hidden stories tell of stay unknown."""
        rows, asked = counted(self.without(name)), self.asked[name]
        return rows if not asked or asked in rows else rows | numbers.none_of(MODELS[name].objects, asked)

    def choices_of(self, name):
        """Values, labels and numbers of stories: what leads to nothing is left out, unless it was chosen."""
        asked = self.asked[name]
        if name == "region":
            return self.region_choices(self.without("region"))
        if name in MODELS:
            here, there = f"name_{active_language()}", f"name_{other(active_language())}"
            found = [(slug, row[here] or row[there], row["number"]) for slug, row in self.rows[name].items()]
        elif name == "year":
            years = {str(year) for year, _month in self.months} | ({asked} & YEARS.keys())
            found = [(year, year, self.number_in(year, self.asked["month"])) for year in sorted(years, reverse=True)]
        else:
            found = [
                (month, str(label).capitalize(), self.number_in(self.asked["year"], month))
                for month, label in MONTH_NAMES.items()
            ]
        return [choice for choice in found if choice[2] or choice[0] == asked]

    def number_in(self, year, month):
        """How many stories of a year and a month, "" for any, answer what else was asked."""
        return sum(
            number
            for (its_year, its_month), number in self.months.items()
            if year in {"", str(its_year)} and month in {"", str(its_month)}
        )
