from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import ListView

from newsroom.publishing.paginator import BoundedPaginator
from newsroom.publishing.views import PublishedDetail
from newsroom.site.models import PressContact

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
