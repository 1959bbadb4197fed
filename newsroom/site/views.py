from django.http import Http404
from django.views.generic import DetailView

from newsroom.language import active_language, is_filled, value_in

from .models import Page


class PageDetail(DetailView):
    """A plain page, in a language in which it is written."""

    model = Page

    def get_object(self, queryset=None):
        page = super().get_object(queryset)
        if not is_filled(value_in(page, "title", active_language())):
            raise Http404
        return page
