"""How readers narrow the events: by region, kind and year, among those that are coming or those that are past."""

from django.db.models import Count
from django.forms import HiddenInput
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter

from newsroom.publishing.reader_filters import YEARS, ReaderChoice, ReaderFilter

from .models import Event


class EventFilter(ReaderFilter):
    """Offers what there is, with its number beside what else is chosen. Four queries, for any number of events."""

    when = CharFilter(widget=HiddenInput, method="as_it_is")
    region = ReaderChoice(label=_("Region"), empty_label=_("All regions"), method="in_region")
    kind = ReaderChoice(label=_("Kind"), empty_label=_("All kinds"), method="in_kind")
    year = ReaderChoice(label=_("Year"), empty_label=_("All years"), method="in_year")

    class Meta:
        model = Event
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.queryset = self.queryset.past() if self.is_past else self.queryset.coming()
        if not self.is_past:
            del self.filters["when"]
        self.offer()

    @property
    def key(self):
        return self.tab, *super().key

    def count(self):
        counted = super().count()
        return counted | {"total": self.total}

    @property
    def is_past(self):
        return self.data.get("when") == "past"

    @property
    def tab(self):
        return "past" if self.is_past else "coming"

    def choices_of(self, name):
        return getattr(self, f"{name}_choices")(self.without(name))

    def ways(self):
        """One choice let go of, or the same choices in the other tab."""
        public = Event.objects.published()
        label, events = (_("Coming events"), public.coming()) if self.is_past else (_("Past events"), public.past())
        return super().ways() | {"when": (label, self.without(among=events))}

    def address_without(self, *dropped):
        """The query of this list without some of its choices; "when" goes to the other tab."""
        is_past = self.is_past != ("when" in dropped)
        return super().address_without(*dropped, **({"when": "past"} if is_past else {}))

    def as_it_is(self, queryset, name, value):
        return queryset

    def in_kind(self, queryset, name, value):
        return queryset.filter(kind=value)

    def in_year(self, queryset, name, value):
        """Events on some day of the year, each by the calendar of its own place."""
        if value not in YEARS:
            return queryset.none()
        return queryset.filter(first_on__lte=f"{value}-12-31", last_on__gte=f"{value}-01-01")

    def kind_choices(self, events):
        numbers = dict(events.order_by().values_list("kind").annotate(Count("pk")))
        #: How many events answer all the choices.
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
