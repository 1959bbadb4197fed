"""How readers narrow the events: by region, kind and year, among those that are coming or those that are past."""

from urllib.parse import urlencode

from django.db.models import Count, Q
from django.db.models.functions import Coalesce
from django.forms import HiddenInput
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, FilterSet

from newsroom.language import active_language, other
from newsroom.language.years import FIRST_YEAR, LAST_YEAR
from newsroom.publishing.reader_filters import ReaderChoice
from newsroom.regions.models import Region

from .models import Event

YEARS = {str(year) for year in range(FIRST_YEAR, LAST_YEAR + 1)}
WITHOUT = {
    "region": _("Without the region"),
    "kind": _("Without the kind"),
    "year": _("Without the year"),
}


class EventFilter(FilterSet):
    """Offers what there is, with its number beside what else is chosen. Three queries, for any number of events."""

    when = CharFilter(widget=HiddenInput, method="as_it_is")
    region = ReaderChoice(label=_("Region"), empty_label=_("All regions"), method="in_region")
    kind = ReaderChoice(label=_("Kind"), empty_label=_("All kinds"))
    year = ReaderChoice(label=_("Year"), empty_label=_("All years"), method="in_year")

    class Meta:
        model = Event
        fields = []

    def __init__(self, data=None, queryset=None, **kwargs):
        super().__init__(data or {}, queryset, **kwargs)
        #: How many events answer all the choices: the kinds have counted them.
        self.total = 0
        self.asked = {name: self.data.get(name, "").replace("\0", " ") for name in ("region", "kind", "year")}
        self.queryset = self.of_tab(queryset)
        if not self.is_past:
            del self.filters["when"]
        #: What each choice offers: value, name and number of events.
        self.offered = {name: list(getattr(self, f"{name}_choices")(self.without(name))) for name in self.asked}
        for name, rows in self.offered.items():
            self.filters[name].extra["choices"] = [(value, f"{label} ({number})") for value, label, number in rows]

    @property
    def is_past(self):
        return self.data.get("when") == "past"

    @property
    def tab(self):
        return "past" if self.is_past else "coming"

    @property
    def is_narrowing(self):
        """Whether the reader asked for anything but the whole."""
        return any(self.asked.values())

    def of_tab(self, events):
        return events.past() if self.is_past else events.coming()

    def without(self, dropped=None, events=None):
        """What the other choices leave."""
        events = self.queryset if events is None else events
        for name, value in self.asked.items():
            if value and name != dropped:
                events = getattr(self, f"in_{name}")(events, name, value)
        return events

    def conditions(self):
        """What was chosen, to be taken away one by one: the select's label, the choice and the address without it."""
        for name, rows in self.offered.items():
            for value, label, _number in rows:
                if value == self.asked[name]:
                    yield self.filters[name].label, label, self.address_without(name)

    def ways_out(self):
        """Where there is more, for a list that came out empty: label, address and number of events of each way.

        One choice let go of, or the same choices in the other tab. A query for each.
        """
        public = Event.objects.published()
        elsewhere = (_("Coming events"), public.coming()) if self.is_past else (_("Past events"), public.past())
        ways = [(WITHOUT[name], name, self.without(name)) for name, value in self.asked.items() if value]
        ways.append((elsewhere[0], "when", self.without(events=elsewhere[1])))
        counted = [(label, self.address_without(name), events.count()) for label, name, events in ways]
        return [way for way in counted if way[2]]

    def address_without(self, name):
        """The query of this list without one of its choices; "when" goes to the other tab."""
        when = self.is_past if name != "when" else not self.is_past
        chosen = {key: value for key, value in self.asked.items() if value and key != name}
        return f"?{urlencode(({'when': 'past'} if when else {}) | chosen)}"

    def as_it_is(self, queryset, name, value):
        return queryset

    def in_region(self, queryset, name, value):
        told = Event.regions.through.objects.filter(Q(region__slug=value) | Q(region__country__slug=value))
        return queryset.filter(pk__in=told.values("event"))

    def in_kind(self, queryset, name, value):
        return queryset.filter(kind=value)

    def in_year(self, queryset, name, value):
        """Events on some day of the year, each by the calendar of its own place."""
        if value not in YEARS:
            return queryset.none()
        return queryset.filter(first_on__lte=f"{value}-12-31", last_on__gte=f"{value}-01-01")

    def region_choices(self, events):
        """Regions and countries by name; a country counts the events of its regions, each once."""
        here, there = f"name_{active_language()}", f"name_{other(active_language())}"
        told = Event.regions.through.objects.filter(event__in=events.order_by()).order_by()
        regions = told.exclude(region__country=None)
        places = [
            (told, lambda column: Coalesce(f"region__country__{column}", f"region__{column}")),
            (regions, lambda column: Coalesce(f"region__{column}", f"region__{column}")),
        ]
        columns = ("slug", here, there)
        rows = [
            rows.annotate(**{f"its_{column}": place(column) for column in columns})
            .values_list(*(f"its_{column}" for column in columns))
            .annotate(Count("event", distinct=True))
            for rows, place in places
        ]
        found = {slug: (name or spare, number) for slug, name, spare, number in rows[0].union(*rows[1:], all=True)}
        if (asked := self.asked["region"]) and asked not in found:
            found |= {row[0]: (row[1] or row[2], 0) for row in Region.objects.filter(slug=asked).values_list(*columns)}
        return sorted(((slug, *row) for slug, row in found.items()), key=lambda row: row[1])

    def kind_choices(self, events):
        numbers = dict(events.order_by().values_list("kind").annotate(Count("pk")))
        self.total = numbers.get(self.asked["kind"], 0) if self.asked["kind"] else sum(numbers.values())
        offered = [(kind, label, numbers.get(kind, 0)) for kind, label in Event.Kind.choices]
        return [
            (kind, label.capitalize(), number)
            for kind, label, number in offered
            if number or kind == self.asked["kind"]
        ]

    def year_choices(self, events):
        spans = events.exclude(first_on=None).order_by().values_list("first_on__year", "last_on__year")
        numbers = {int(year): 0 for year in [self.asked["year"]] if year in YEARS}
        for first, last, number in spans.annotate(Count("pk")):
            for year in range(first, last + 1):
                numbers[year] = numbers.get(year, 0) + number
        return [(str(year), str(year), numbers[year]) for year in sorted(numbers, reverse=self.is_past)]
