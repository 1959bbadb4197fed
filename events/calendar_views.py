"""Events for readers' own calendars."""

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsroom.language import active_language
from newsroom.publishing.reader_filters import asked_text
from newsroom.regions.models import Region
from newsroom.site.models import Identity

from .models import Event

CONTENT_TYPE = "text/calendar; charset=utf-8"
WITH_DAYS = [Event.Precision.MINUTE, Event.Precision.DAY]
SOONEST = 200


@require_safe
def calendar(request, pk, slug):
    """One event as a file."""
    event = get_object_or_404(Event.objects.published(), pk=pk)
    if not event.has_days:
        raise Http404
    if slug != event.slug:
        return HttpResponsePermanentRedirect(reverse("events:calendar", args=[event.pk, event.slug]))
    body = written([event], site=request.build_absolute_uri("/"))
    response = HttpResponse(body, content_type=CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
    response["Content-Language"] = active_language()
    return response


@require_safe
def coming_calendar(request):
    """What is coming and has its days, everywhere or in the region that the address asks for: to subscribe to."""
    slug = asked_text(request.GET, "region")
    region = get_object_or_404(Region, slug=slug) if slug else None
    events = Event.objects.published().filter(date_precision__in=WITH_DAYS).coming()
    if region:
        events = events.in_region(region)
    title = _("Events of %(region)s") % {"region": region.name_genitive} if region else _("Events")
    name = " — ".join(filter(None, [title, Identity.load().name]))
    address = request.build_absolute_uri(request.path + (f"?region={region.slug}" if region else ""))
    texts = events[:SOONEST].prefetch_related("agenda").without_texts()
    body = written(texts, site=request.build_absolute_uri("/"), name=name, address=address)
    response = HttpResponse(body, content_type=CONTENT_TYPE)
    response["Content-Disposition"] = 'inline; filename="events.ics"'
    return response


def written(*args, **kwargs):
    from .calendar import calendar_of  # here, because what writes calendars is large and few pages need it

    return calendar_of(*args, **kwargs)
