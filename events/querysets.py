"""Questions asked of many events at once."""

from functools import cache, partial

from django.db.models import Count, F, Prefetch, Q
from django.utils import timezone

from newsroom.edition.blocks import kept_each
from newsroom.publishing.loading import Question, hang, load, whole
from newsroom.publishing.named import FILES, ORGANISATIONS, PICTURES, POSITIONS
from newsroom.publishing.querysets import PublishableQuerySet
from newsroom.regions.models import Region


class EventQuerySet(PublishableQuerySet):
    def coming(self):
        """What has not ended, soonest first; events without dates come last."""
        events = self.model._base_manager  # few of all: found by their index, and then asked what else is asked
        unfinished = events.filter(Q(over_at=None) | Q(over_at__gt=timezone.now()))
        return self.filter(pk__in=unfinished.values("pk")).soonest_first()

    def past(self):
        """What has ended, latest first."""
        return self.filter(over_at__lte=timezone.now()).order_by("-starts_at", "-pk")

    def soonest_first(self):
        return self.order_by(F("starts_at").asc(nulls_last=True), "pk")

    def on_days(self, first, last):
        """What is on, or may be, on some of these days of its own place."""
        return self.filter(first_on__lte=last, last_on__gte=first).soonest_first()

    def spans(self):
        """The days of what is known to the month or closer, as (first, last, number of such events)."""
        known = self.exclude(date_precision__in=["season", "year"]).exclude(first_on=None).order_by()
        return known.values_list("first_on", "last_on").annotate(Count("pk"))

    def with_card_relations(self):
        """All that a row of the timetable shows."""
        return (
            self.select_related("cover")
            .prefetch_related(Prefetch("regions", Region.objects.for_cards()))
            .without_texts()
        )

    def kept(self):
        """These events as rows of the timetable show them, with no query for those that other pages have shown."""
        numbers = list(self.values_list("pk", flat=True))
        question, regions = questions()["row"], whole(Region.objects.for_cards)
        events = kept_each(question, numbers, lambda missing: load(question, missing, many={"regions": regions}))
        return [events[number] for number in numbers]

    def for_page(self, number):
        """An event with all that its page shows, be it public or not. Raises DoesNotExist.

        In two queries and one for each kind of rows that it has; the first event of an edition asks for what they
        share: regions, pictures, organisations, the event above, the series.
        """
        asked = questions()
        event = load(
            asked["event"],
            [number],
            many={"regions": whole(Region.objects.for_cards)},
            rows={name: question for name, question in asked.items() if name not in ("event", "row")},
        ).get(number)
        if event is None:
            raise self.model.DoesNotExist
        hang(event.agenda.all(), {"speakers": partial(load, POSITIONS)}, {})
        return event

    def of_organisation(self, organisation):
        return self.filter(organisations__organisation=organisation).distinct()


@cache
def questions():
    """What is asked of events; once, because Django takes its time to put a question together."""
    from .models import AgendaItem, Event, EventAttachment, EventOrganisation, EventPicture, Material, Series

    events = Question(Event.objects.all)
    return {
        "event": Question(Event.objects.all, cover=PICTURES, parent=events, series=Question(Series.objects.all)),
        "row": Question(Event.objects.without_texts),
        "materials": Question(Material.objects.all, "event"),
        "pictures": Question(EventPicture.objects.all, "event", image=PICTURES),
        "attachments": Question(EventAttachment.objects.all, "event", attachment=FILES),
        "organisations": Question(EventOrganisation.objects.all, "event", organisation=ORGANISATIONS),
        "agenda": Question(AgendaItem.objects.all, "event"),
        "coverage": Question(Event.coverage.rel.related_model.objects.without_texts, "event"),
    }
