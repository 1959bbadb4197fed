"""Questions asked of many events at once."""

from django.db.models import Count, F, Prefetch, Q
from django.utils import timezone

from newsroom.directory.models import Position
from newsroom.publishing.loading import load, whole
from newsroom.publishing.querysets import PublishableQuerySet
from newsroom.regions.models import Region


class EventQuerySet(PublishableQuerySet):
    def coming(self):
        """What has not ended, soonest first; events without dates come last."""
        return self.filter(Q(over_at=None) | Q(over_at__gt=timezone.now())).soonest_first()

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
            .defer("body", "body_ru", "body_en")
        )

    def for_page(self, number):
        """An event with all that its page shows, in two queries and one for each kind of rows that it has.

        Raises DoesNotExist.
        """
        from .models import AgendaItem, EventAttachment, EventOrganisation, EventPicture, Material

        event = self.select_related("cover", "parent", "series").get(pk=number)
        load(
            [event],
            many={"regions": whole(Region.objects.for_cards())},
            rows={
                "materials": Material.objects.all(),
                "pictures": EventPicture.objects.select_related("image"),
                "attachments": EventAttachment.objects.select_related("attachment"),
                "organisations": EventOrganisation.objects.select_related("organisation"),
                "agenda": AgendaItem.objects.prefetch_related(Prefetch("speakers", Position.objects.with_names())),
            },
        )
        return event

    def of_organisation(self, organisation):
        return self.filter(organisations__organisation=organisation).distinct()
