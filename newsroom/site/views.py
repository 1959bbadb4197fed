from django.http import Http404
from django.views.generic import DetailView

from newsroom.language import active_language, address_in, is_filled, other, value_in

from .models import Page


class PageDetail(DetailView):
    """A plain page, in a language in which it is written."""

    model = Page

    def get_object(self, queryset=None):
        page = super().get_object(queryset)
        if not is_filled(value_in(page, "title", active_language())):
            raise Http404
        return page

    def get_context_data(self, **kwargs):
        language = other(active_language())
        is_there = is_filled(value_in(self.object, "title", language))
        alternates = [(language, address_in(self.object, language))] if is_there else []
        return super().get_context_data(alternates=alternates, **kwargs)
