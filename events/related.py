"""What else belongs to an event: its parts, its neighbours in the series, events that share something with it.

Which these are is asked in SQL, because in Django's words it takes longer to put together than to answer. What readers
may see is still asked of `published()`.
"""

from dataclasses import dataclass

from django.db import connections, router
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from newsroom.edition.blocks import kept
from newsroom.publishing.loading import Question

from .models import Event

SAME_SERIES, SAME_ORGANISATION, SAME_REGION = _("Same series"), _("Same organisation"), _("Same region")
FEW = 3  # of each reason
AROUND = """
WITH public AS NOT MATERIALIZED ({public}),
here AS (SELECT id, starts_at, series_id FROM events_event WHERE id = %s),
others AS NOT MATERIALIZED (
    SELECT * FROM public WHERE pk <> (SELECT id FROM here) AND (parent_id <> (SELECT id FROM here) OR parent_id IS NULL)
),
found AS ({found})
SELECT pk,
    (SELECT organisation_id FROM events_eventorganisation
        WHERE event_id = pk AND organisation_id IN ({organisations}) ORDER BY position, id LIMIT 1),
    (SELECT region_id FROM events_event_regions WHERE event_id = pk AND region_id IN ({regions}) LIMIT 1)
FROM public WHERE pk IN (SELECT pk FROM found)
"""
PARTS = "SELECT pk FROM public WHERE parent_id = (SELECT id FROM here)"
LATEST = """SELECT * FROM (
    SELECT pk FROM others WHERE {condition} ORDER BY starts_at IS NULL, starts_at {order}, pk {order} LIMIT {few}
) AS few_{name}"""
OF_ORGANISATIONS = "pk IN (SELECT event_id FROM events_eventorganisation WHERE organisation_id IN ({organisations}))"
OF_REGIONS = "pk IN (SELECT event_id FROM events_event_regions WHERE region_id IN ({regions}))"
OF_SERIES = "series_id = (SELECT series_id FROM here)"
BESIDE = OF_SERIES + " AND (starts_at, pk) {sign} (SELECT starts_at, id FROM here)"


@dataclass(frozen=True)
class Related:
    """An event, and why it is shown: they share a series, an organisation or a region."""

    event: object
    reason: str | Promise
    shared: object


class Around:
    """All that belongs to a public event, in two queries; its regions and organisations are loaded."""

    def __init__(self, event):
        self.event = event
        self.regions = {region.pk: region for region in event.regions.all()}
        self.organisations = {row.organisation_id: row.organisation for row in event.organisations.all()}
        self.found = self.find()
        self.parts = [other for other in self.found if other.parent_id == event.pk]
        members = [other for other in self.found if self.is_of_series(other) and other.starts_at and event.starts_at]
        self.previous = max((other for other in members if place(other) < place(event)), key=place, default=None)
        self.next = min((other for other in members if place(other) > place(event)), key=place, default=None)
        shown = {*self.parts, self.previous, self.next, event.parent}
        rest = [self.related(other) for other in self.found if other not in shown]
        self.rest = sorted(rest, key=lambda row: [SAME_SERIES, SAME_ORGANISATION, SAME_REGION].index(row.reason))

    def find(self):
        """The parts, and the few of each reason, with what they share with the event; the soonest first."""
        with connections[router.db_for_read(Event)].cursor() as cursor:
            cursor.execute(*self.question())
            shared = {number: things for number, *things in cursor.fetchall()}
        found = EVENTS.ask(list(shared)) if shared else []
        for other in found:
            other.shared_organisation, other.shared_region = shared[other.pk]
        return found

    def question(self):
        """The SQL and its parameters."""
        public, params = kept("SQL of public events", make=public_events)
        things = {"organisations": self.organisations, "regions": self.regions}
        inside = {name: ", ".join(["%s"] * len(numbers)) or "NULL" for name, numbers in things.items()}
        organisations, regions = list(self.organisations), list(self.regions)
        found, params = [PARTS], [*params, self.event.pk]

        def few(name, condition, numbers=(), order="DESC", few=FEW):
            found.append(LATEST.format(name=name, condition=condition.format(**inside), order=order, few=few))
            params.extend(numbers)

        if organisations:
            few("organisation", OF_ORGANISATIONS, organisations)
        if regions:
            few("region", OF_REGIONS, regions)
        if self.event.series_id:
            few("series", OF_SERIES)
            few("earlier", BESIDE.replace("{sign}", "<"), few=1)
            few("later", BESIDE.replace("{sign}", ">"), order="ASC", few=1)
        sql = AROUND.format(public=public, found=" UNION ".join(found), **inside)
        return sql, [*params, *organisations, *regions]

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


def public_events():
    values = "pk", "parent_id", "series_id", "starts_at"
    return Event.objects.published().order_by().values(*values).query.sql_with_params()


def without_texts():
    return Event.objects.without_texts().soonest_first()


EVENTS = Question(without_texts)
