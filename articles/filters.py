"""How readers narrow the news: by region, section, topic, year and month, in any combination."""

from django.db.models import Count, Q
from django.utils.dates import MONTHS
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django_filters import FilterSet

from newsroom.language import active_language, other
from newsroom.language.years import FIRST_YEAR, LAST_YEAR
from newsroom.publishing.reader_filters import ReaderChoice
from newsroom.regions.models import Region

from . import numbers
from .models import Article, Section, Topic

MODELS = {"region": Region, "section": Section, "topic": Topic}
YEARS = {str(year): year for year in range(FIRST_YEAR, LAST_YEAR + 1)}
MONTH_NAMES = {str(month): name for month, name in MONTHS.items()}
WITHOUT = {
    "region": _("Without the region"),
    "section": _("Without the section"),
    "topic": _("Without the topic"),
    "year": _("Without the year"),
    "month": _("Without the month"),
}


class ArticleFilter(FilterSet):
    """Offers what there is, with its number beside what else is chosen. Five queries, for any number of stories."""

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
        self.asked = {name: self.data.get(name, "").replace("\0", "") for name in self.filters}
        self.regions = numbers.regions(self.without("region"))
        self.rows = {
            "region": self.regions,
            "section": self.rows_of("section", numbers.sections),
            "topic": self.rows_of("topic", numbers.topics),
        }
        self.months = numbers.months(self.without("year", "month"))
        self.choices = {name: self.choices_of(name) for name in self.filters}
        for name, choices in self.choices.items():
            offered = [(value, f"{label} ({number})") for value, label, number in choices]
            self.filters[name].extra["choices"] = offered

    @property
    def is_narrowing(self):
        """Whether the reader asked for anything but the whole."""
        return any(self.data.get(name) for name in self.filters)

    @property
    def total(self):
        """How many stories answer all that was asked; it takes no further query."""
        return self.number_in(self.asked["year"], self.asked["month"])

    def chosen(self, name):
        """What the reader chose: a region, section or topic, or the text of a year or month; None for nothing."""
        value = self.form.cleaned_data.get(name) if self.form.is_valid() else None
        if name not in MODELS:
            return value
        row = self.rows[name].get(value)
        return row and MODELS[name](**{column: row[column] for column in row if column != "number"})

    def without(self, *dropped):
        """The public stories that answer all else that was asked."""
        stories = Article.objects.published()
        for name, value in self.asked.items():
            if value and name not in dropped:
                stories = getattr(self, self.filters[name].method)(stories, name, value)
        return stories

    def in_region(self, queryset, name, value):
        row = self.regions.get(value)
        return queryset.in_region(Region(pk=row["pk"], country_id=row["country_id"])) if row else queryset.none()

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

    # Where to go on.

    def conditions(self):
        """What was chosen, to be taken away one by one: the select's label, the choice and the address without it."""
        for name, choices in self.choices.items():
            for value, label, _number in choices:
                if value == self.asked[name]:
                    yield self.filters[name].label, label, self.address_without(name)

    def ways_out(self):
        """Where there is more: the label, address and number of stories of each condition let go of. One query."""
        asked = [name for name, value in self.asked.items() if value]
        counts = {name: Count("pk", filter=Q(pk__in=self.without(name))) for name in asked}
        found = Article.objects.published().order_by().aggregate(**counts)
        return [(WITHOUT[name], self.address_without(name), found[name]) for name in asked if found[name]]

    def address_without(self, name):
        """The query of this list without one of its conditions."""
        return f"?{urlencode({key: value for key, value in self.asked.items() if value and key != name})}"
