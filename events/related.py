"""What else belongs to an event: its parts, its neighbours in the series, events that share something with it."""

from dataclasses import dataclass

from django.db.models import F, OuterRef, Q, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import Event, EventOrganisation

SAME_SERIES, SAME_ORGANISATION, SAME_REGION = _("Same series"), _("Same organisation"), _("Same region")
FEW = 3  # of each reason


@dataclass(frozen=True)
class Related:
    """An event, and why it is shown: they share a series, an organisation or a region."""

    event: object
    reason: str | Promise
    shared: object


class Around:
    """All that belongs to a public event, in one query; its regions and organisations are loaded."""

    def __init__(self, event):
        self.event = event
        self.regions = {region.pk: region for region in event.regions.all()}
        self.organisations = {row.organisation_id: row.organisation for row in event.organisations.all()}
        self.found = list(self.query())
        self.parts = [other for other in self.found if other.parent_id == event.pk]
        members = [other for other in self.found if self.is_of_series(other) and other.starts_at and event.starts_at]
        self.previous = max((other for other in members if place(other) < place(event)), key=place, default=None)
        self.next = min((other for other in members if place(other) > place(event)), key=place, default=None)
        shown = {*self.parts, self.previous, self.next, event.parent}
        rest = [self.related(other) for other in self.found if other not in shown]
        self.rest = sorted(rest, key=lambda row: [SAME_SERIES, SAME_ORGANISATION, SAME_REGION].index(row.reason))

    def query(self):
        """The parts, and the few of each reason, with what they share with the event."""
        event = self.event
        public = Event.objects.published().exclude(pk=event.pk)
        others = public.filter(~Q(parent=event) | Q(parent=None))
        latest = others.order_by(F("starts_at").desc(nulls_last=True), "-pk").values("pk")
        hosts = EventOrganisation.objects.filter(organisation__in=self.organisations)
        places = Event.regions.through.objects.filter(region__in=self.regions)
        wanted = Q(parent=event)
        if self.organisations:
            wanted |= Q(pk__in=latest.filter(pk__in=hosts.values("event"))[:FEW])
        if self.regions:
            wanted |= Q(pk__in=latest.filter(pk__in=places.values("event"))[:FEW])
        if event.series_id:
            series = latest.filter(series=event.series_id)
            wanted |= Q(pk__in=series[:FEW])
            if event.starts_at:
                earlier = Q(starts_at__lt=event.starts_at) | Q(starts_at=event.starts_at, pk__lt=event.pk)
                later = Q(starts_at__gt=event.starts_at) | Q(starts_at=event.starts_at, pk__gt=event.pk)
                wanted |= Q(pk__in=series.filter(earlier)[:1])
                wanted |= Q(pk__in=series.filter(later).order_by("starts_at", "pk")[:1])
        return (
            public.filter(wanted)
            .annotate(
                shared_organisation=Subquery(hosts.filter(event=OuterRef("pk")).values("organisation")[:1]),
                shared_region=Subquery(places.filter(event=OuterRef("pk")).values("region")[:1]),
            )
            .defer("body", "body_ru", "body_en")
            .soonest_first()
        )

    def is_of_series(self, other):
        return self.event.series_id is not None and other.series_id == self.event.series_id

    def related(self, other):
        """Why an event is shown: the closest of its ties."""
        if self.is_of_series(other):
            return Related(other, SAME_SERIES, self.event.series)
        if other.shared_organisation:
            return Related(other, SAME_ORGANISATION, self.organisations[other.shared_organisation])
        return Related(other, SAME_REGION, self.regions[other.shared_region])


def place(event):
    """Where an event stands in its series."""
    return event.starts_at, event.pk
