from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import ListView

from newsroom.language import active_language
from newsroom.publishing.paginator import BoundedPaginator
from newsroom.publishing.views import PublishedDetail
from newsroom.site.models import PressContact

from .calendar import calendar_of
from .models import Event


class EventList(ListView):
    """What is coming, soonest first; with `?when=past` what has been, latest first."""

    model = Event
    paginator_class = BoundedPaginator
    paginate_by = 20

    @property
    def is_past(self):
        return self.request.GET.get("when") == "past"

    def get_queryset(self):
        public = Event.objects.published().with_card_relations()
        return public.past() if self.is_past else public.coming()

    def get_context_data(self, **kwargs):
        return super().get_context_data(is_past=self.is_past, **kwargs)


class EventDetail(PublishedDetail):
    model = Event

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            crumbs=[(_("Events"), reverse("events:list"))],
            coverage=self.object.coverage.published().newest_first().with_card_relations(),
            parts=self.object.parts.published().with_card_relations(),
            press_contact=PressContact.objects.for_regions(self.object.regions.all()),
            **kwargs,
        )


def calendar(request, pk, slug):
    """The event as a file for the reader's own calendar."""
    event = Event.objects.published().with_page_relations().filter(pk=pk).first()
    if event is None or not event.has_days:
        raise Http404
    body = calendar_of(event, address=request.build_absolute_uri(event.get_absolute_url()), host=request.get_host())
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
    response["Content-Language"] = active_language()
    return response
