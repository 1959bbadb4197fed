"""How readers narrow the news: by region, section, topic, year and month, in any combination."""

from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from newsroom.language import active_language, other
from newsroom.publishing.paginator import COUNTED
from newsroom.publishing.reader_filters import ANY, YEARS, ReaderChoice, ReaderFilter
from newsroom.regions.models import Region

from . import numbers
from .listed import NOTHING, InList, Listed, list_of
from .models import Article, Section, Topic

MODELS = {"section": Section, "topic": Topic}
BY_LIST = ("region", "topic", "section")  # each is a list of its own; the shortest come first
MONTH_NAMES = {str(month): name for month, name in MONTHS.items()}


class ArticleFilter(ReaderFilter):
    """Offers what there is, with its number beside what else is chosen. Five queries for any number of stories."""

    region = ReaderChoice(label=_("Region"), empty_label=_("All regions"), method="in_region")
    section = ReaderChoice(label=_("Section"), empty_label=_("All sections"), method="in_region")
    topic = ReaderChoice(label=_("Topic"), empty_label=_("All topics"), method="in_region")
    year = ReaderChoice(label=_("Year"), empty_label=_("All years"), method="in_region")
    month = ReaderChoice(label=_("Month"), empty_label=_("All months"), method="in_region")

    class Meta:
        model = Article
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer()

    def count(self):
        self.rows = {name: numbers.told(model.objects, name) for name, model in MODELS.items()}
        lists = {"asked": self.listed(), "of_any_moment": self.listed("year", "month")}
        self.counted = numbers.count(lists | {f"of_any_{name}": self.listed(name) for name in self.chosen_lists})
        is_short = self.counted["of_any_moment"][""] <= COUNTED
        self.months = numbers.months(lists["of_any_moment"]) if is_short else None
        self.years = [] if is_short else numbers.years(lists["of_any_moment"])
        return super().count() | {"rows": self.rows, "counted": self.counted}

    @property
    def chosen_lists(self):
        return [name for name in BY_LIST if self.asked[name]]

    @property
    def total(self):
        """How many stories answer all that was asked, up to 1,001; it takes no further query."""
        return self.counted["asked"][""]

    @property
    def qs(self):
        return InList(self.listed(), self.queryset)

    def listed(self, *dropped):
        """The rows of the lists of what was asked, newest first, without some conditions."""
        asked = {name: value for name, value in self.asked.items() if value and name not in dropped}
        things = [(name, self.key_of(name)) for name in BY_LIST if name in asked]
        year, month = asked.get("year"), asked.get("month")
        if any(key is None for _name, key in things) or year not in {None, *YEARS} or month not in {None, *MONTH_NAMES}:
            return Listed.objects.in_all(NOTHING)
        rows = Listed.objects.public(year=YEARS.get(year), month=month and int(month))
        return rows.newest_first().in_all(*(list_of(*thing) for thing in things))

    def key_of(self, name):
        row = (self.regions if name == "region" else self.rows[name]).get(self.asked[name])
        return row and row["pk"]

    def row_of(self, name):
        if name not in MODELS:
            return super().row_of(name)
        row = self.rows[name].get(self.asked[name])
        return row and MODELS[name](**row)

    # What the selects offer: values, labels and numbers of stories, None for what is not counted. What leads to
    # nothing is left out, unless it was chosen.

    def choices_of(self, name):
        asked = self.asked[name]
        if name in BY_LIST:
            found = self.things_of(name)
        elif name == "year":
            years = self.years if self.months is None else {year for year, _month in self.months}
            years = {str(year) for year in years} | ({asked} & YEARS.keys())
            found = [(year, year, self.number_in(year, self.asked["month"])) for year in sorted(years, reverse=True)]
        else:
            found = [
                (month, str(label).capitalize(), self.number_in(self.asked["year"], month))
                for month, label in MONTH_NAMES.items()
            ]
        return [choice for choice in found if choice[2] != 0 or choice[0] == asked]

    def things_of(self, name):
        counted = self.counted[f"of_any_{name}" if self.asked[name] else "asked"]
        is_short = counted[""] <= COUNTED
        here, there = f"name_{active_language()}", f"name_{other(active_language())}"
        for slug, row in (self.regions if name == "region" else self.rows[name]).items():
            number = counted.get(list_of(name, row["pk"]), 0) if is_short else self.number_unless_quiet(name, row)
            yield slug, row[here] or row[there], number

    def number_unless_quiet(self, name, row):
        """Nothing is counted in a long list; but a region that no public story tells of is known to have none."""
        return 0 if name == "region" and not row["is_told"] else None

    @property
    def region_rows(self):
        return Region.objects.annotate(is_told=numbers.is_told("region"))

    def number_in(self, year, month):
        """How many stories of a year and a month, "" for any, answer what else was asked."""
        if self.months is None:
            return None
        return sum(
            number
            for (its_year, its_month), number in self.months.items()
            if year in {"", str(its_year)} and month in {"", str(its_month)}
        )

    # Where to go on.

    def ways(self):
        return {name: (ANY[name], self.listed(name)) for name, value in self.asked.items() if value}
