from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
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
            coverage=self.object.coverage.published().newest_first().defer("body", "body_ru", "body_en"),
            parts=self.object.parts.published().soonest_first().defer("body", "body_ru", "body_en"),
            press_contact=PressContact.objects.for_regions(self.object.regions.all()),
            **kwargs,
        )


@require_safe
def calendar(request, pk, slug):
    """The event as a file for the reader's own calendar."""
    event = get_object_or_404(Event.objects.published(), pk=pk)
    if not event.has_days:
        raise Http404
    if slug != event.slug:
        return HttpResponsePermanentRedirect(reverse("events:calendar", args=[event.pk, event.slug]))
    body = calendar_of(event, address=request.build_absolute_uri(event.get_absolute_url()), host=request.get_host())
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
    response["Content-Language"] = active_language()
    return response
