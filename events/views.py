from operator import attrgetter

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_filters.views import FilterView

from newsroom.publishing.paginator import COUNTED, BoundedPaginator
from newsroom.publishing.views import PublishedDetail
from newsroom.site.models import PressContact

from .filters import EventFilter
from .models import Event
from .months import YEARS, Month, by_year, count_by_month
from .related import Around


class EventList(FilterView):
    """What is coming, soonest first; with `?when=past` what has been, latest first."""

    filterset_class = EventFilter
    paginator_class = BoundedPaginator
    paginate_by = 20
    template_name = "events/event_list.html"

    def get_queryset(self):
        return Event.objects.published().with_card_relations()

    def get_paginator(self, queryset, per_page, **kwargs):
        paginator = super().get_paginator(queryset, per_page, **kwargs)
        if self.filterset.is_valid():  # the list is empty where there are some
            paginator.count = min(self.filterset.total, COUNTED + 1)  # the filter has counted already
        return paginator

    def get_context_data(self, **kwargs):
        is_part = self.filterset.is_narrowing or self.filterset.is_past
        return super().get_context_data(
            is_past=self.filterset.is_past,
            tab=self.filterset.tab,
            this_month=Month.current(),
            region=self.filterset.row_of("region"),
            crumbs=[(_("Events"), reverse("events:list"))] if is_part else [],
            **kwargs,
        )


@require_safe
def month(request, year, month):
    """What is on in a month, day by day; each event on the days of its own place."""
    if int(year) not in YEARS:
        raise Http404
    shown = Month(int(year), int(month))
    public = Event.objects.published()
    events = list(public.on_days(shown.first, shown.last).with_card_relations())
    counts = count_by_month(public.spans())
    years = by_year(counts)
    dated = [event for event in events if event.has_days]
    before = max((each for each in counts if each < shown), default=None)
    after = min((each for each in counts if each > shown), default=None)
    nearest = [(each, counts[each]) for each in (before, after) if each]
    context = {
        "shown": shown,
        "has_days": bool(dated),
        "weeks": shown.weeks(dated),
        "some_day": [event for event in events if not event.has_days],
        "count": counts.get(shown, 0),
        "previous": before,
        "next": after,
        "months": years.pop(shown.year, nearest),
        "years": [(year, months[0][0]) for year, months in years.items()],
        "this_month": Month.current(),
        "crumbs": [(_("Events"), reverse("events:list"))],
    }
    return render(request, "events/event_month.html", context)


COVERAGE = attrgetter("coverage", "published_at", "pk")  # reports first, announcements last; the newest first


class EventDetail(PublishedDetail):
    model = Event

    def get_context_data(self, **kwargs):
        around = Around(self.object)
        coverage = [story for story in self.object.coverage.all() if story.is_published()]
        return super().get_context_data(
            crumbs=[(_("Events"), reverse("events:list"))],
            short_address=self.request.build_absolute_uri(reverse("events:short", args=[self.object.pk])),
            coverage=sorted(coverage, key=COVERAGE, reverse=True),
            around=around,
            parts=around.parts,
            press_contact=PressContact.objects.for_regions(self.object.regions.all()),
            **kwargs,
        )
