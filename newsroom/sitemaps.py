"""What search engines should know of: every public page, in each language in which it is public."""

from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.urls import reverse
from django.utils.translation import override

from articles.models import Article
from events.models import Event
from newsroom.language import LANGUAGES, is_filled, value_in
from newsroom.regions.models import Region
from newsroom.site.models import Page

from .public import public_organisations


class PublishableSitemap(Sitemap):
    """The public texts of one kind and one language."""

    limit = 5000

    def __init__(self, model, language):
        self.model, self.language = model, language

    def items(self):
        public = self.model.objects.published(self.language).newest_first(self.language)
        return public.defer("body", "body_ru", "body_en")

    def location(self, thing):
        return thing.address_in(self.language)

    def lastmod(self, thing):
        return getattr(thing, f"updated_at_{self.language}") or thing.published_at_in(self.language)

    def get_latest_lastmod(self):
        """Asked by the index: of the database, where Django would walk through every text."""
        names = (f"updated_at_{self.language}", f"published_at_{self.language}")
        moments = self.items().order_by().aggregate(*map(Max, names)).values()
        return max(filter(None, moments), default=None)


class FixedSitemap(Sitemap):
    """Lists, regions, organisations and the plain pages that are written, in one language."""

    def __init__(self, language):
        self.language = language

    def items(self):
        with override(self.language):
            names = ["front", "articles:list", "events:list", "regions:list", "accessibility:settings"]
            written = [page for page in Page.objects.for_frame() if is_filled(value_in(page, "title", self.language))]
            things = [*Region.objects.all(), *public_organisations(), *written]
            return [*map(reverse, names), *(thing.get_absolute_url() for thing in things)]

    def location(self, address):
        return address


SITEMAPS = {
    f"{name}-{language}": sitemap
    for language in LANGUAGES
    for name, sitemap in {
        "pages": FixedSitemap(language),
        "news": PublishableSitemap(Article, language),
        "events": PublishableSitemap(Event, language),
    }.items()
}
