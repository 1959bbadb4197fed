from django.urls import reverse
from django.utils.translation import gettext as _
from django_filters.views import FilterView

from newsroom.publishing.paginator import COUNTED, BoundedPaginator
from newsroom.publishing.views import PublishedDetail
from newsroom.site.models import PressContact

from .filters import ArticleFilter
from .further import further_reading
from .models import Article


class ArticleList(FilterView):
    """The news, newest first."""

    filterset_class = ArticleFilter
    paginator_class = BoundedPaginator
    paginate_by = 20
    template_name = "articles/article_list.html"

    def get_queryset(self):
        return Article.objects.newest_first()  # of which the filter leaves what is public

    def get_paginator(self, queryset, per_page, **kwargs):
        paginator = super().get_paginator(queryset, per_page, **kwargs)
        if self.filterset.is_valid():  # the list is empty where there are some
            paginator.count = min(self.filterset.total, COUNTED + 1)  # the filter has counted already
        return paginator

    def get_context_data(self, **kwargs):
        crumbs = [(_("News"), reverse("articles:list"))] if self.filterset.is_narrowing else []
        return super().get_context_data(crumbs=crumbs, **kwargs)


class ArticleDetail(PublishedDetail):
    model = Article

    def get_context_data(self, **kwargs):
        short_address = reverse("articles:short", args=[self.object.pk])
        return super().get_context_data(
            crumbs=[(_("News"), reverse("articles:list"))],
            press_contact=self.press_contact(),
            address=self.request.build_absolute_uri(short_address),
            further=further_reading(self.object),
            **kwargs,
        )

    def press_contact(self):
        """Whom journalists may call: about the story's topic, else its region, else anything."""
        by_topic = (topic.press_contact for topic in self.object.topics.all() if topic.press_contact)
        return next(by_topic, None) or PressContact.objects.for_regions(self.object.regions.all())
