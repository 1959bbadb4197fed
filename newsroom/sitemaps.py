"""What search engines should know of: every public page in each of its languages, and the newest news."""

from datetime import timedelta

from django.contrib.sitemaps import Sitemap
from django.core.paginator import Paginator
from django.db.models import Exists, Max, Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import override

from articles.listed import Listed
from articles.models import Article, ArticlePicture, Section, Topic
from articles.originals import original_elsewhere
from events.models import Event, EventPicture
from events.months import count_by_month
from newsroom.directory.models import Organisation
from newsroom.images.renditions import renditions
from newsroom.language import LANGUAGES, is_filled, value_in
from newsroom.language.printable import printable
from newsroom.site.models import Identity, Page

from .public import is_told_in, regions_told_in

PICTURES = {Article: ArticlePicture, Event: EventPicture}
NEWS_LASTS = timedelta(days=2)
MOST_NEWS = 1000  # in one file, as Google News reads it


class PublicSitemap(Sitemap):
    """Pages with their addresses in other languages (`versions`) and their pictures; for `sitemap.xml`."""

    limit = 1000

    def __init__(self, language):
        self.language = language

    def get_urls(self, page=1, site=None, protocol=None):
        urls = super().get_urls(page, site, protocol)
        root = f"{protocol}://{site.domain}"
        for url in urls:
            versions = self.versions(url["item"])
            default = "/" if "/ru/" in versions.values() else next(iter(versions.values()), "")  # as on the page
            versions |= {"x-default": default} if default else {}
            url["alternates"] = [
                {"lang_code": language, "location": f"{root}{address}"} for language, address in versions.items()
            ]
            url["images"] = [f"{root}{renditions(image)[-1].url('jpg')}" for image in self.pictures(url["item"])]
        return urls

    def versions(self, item):
        """The address in each language in which the page is public."""
        return {}

    def pictures(self, item):
        return []


class ByNumber(Paginator):
    """Each file has the texts of a range of numbers: the last one costs as much as the first, and none ever moves."""

    @cached_property
    def num_pages(self):
        last = self.object_list.model._base_manager.aggregate(last=Max("pk"))["last"] or 1  # of all: an index knows it
        return -(-last // self.per_page)

    def page(self, number):
        number = self.validate_number(number)
        texts = self.object_list.filter(pk__gt=(number - 1) * self.per_page, pk__lte=number * self.per_page)
        return self._get_page(texts, number, self)


class PublishableSitemap(PublicSitemap):
    """The public texts of one kind and one language; a reprint stands in the site map of whoever printed it first."""

    def __init__(self, model, language):
        super().__init__(language)
        self.model = model

    def items(self):
        public = self.model.objects.published(self.language).order_by("-pk").select_related("cover")
        if self.model is Article:
            public = public.exclude(original_elsewhere(self.language))
        rows = PICTURES[self.model].objects.select_related("image")
        return public.prefetch_related(Prefetch("pictures", rows)).without_texts()

    @property
    def paginator(self):
        return ByNumber(self.items(), self.limit)

    def location(self, thing):
        return thing.address_in(self.language)

    def lastmod(self, thing):
        return getattr(thing, f"updated_at_{self.language}") or thing.published_at_in(self.language)

    def versions(self, thing):
        return {language: thing.address_in(language) for language in thing.public_languages}

    def pictures(self, thing):
        return [*([thing.cover] if thing.cover else []), *(row.image for row in thing.pictures.all())]

    def get_latest_lastmod(self):
        """Asked by the index: of the database, where Django would walk through every text.

        The last update is asked of all texts, whoever may read them now: an index answers that, and at worst a search
        engine comes once in vain.
        """
        updated, published = f"updated_at_{self.language}", f"published_at_{self.language}"
        texts = self.model.objects.filter(**{f"{updated}__isnull": False}).order_by(f"-{updated}")
        public = self.model.objects.published(self.language).newest_first(self.language)
        latest = [texts.values_list(updated, flat=True)[:1], public.values_list(published, flat=True)[:1]]
        return max((moment for found in latest for moment in found), default=None)


class FixedSitemap(PublicSitemap):
    """Lists, regions and organisations told of, plain pages that are written: `{language: address}` of each."""

    def items(self):
        named = ["front", "articles:list", "events:list", "regions:list", "accessibility:settings"]
        written = {page: written_in(page) for page in Page.objects.for_frame()}
        found = {language: {} for language in LANGUAGES}
        for language, addresses in found.items():
            with override(language):
                addresses |= {name: reverse(name) for name in named}
                addresses["past"] = f"{addresses['events:list']}?when=past"
                things = [*regions_told_in(language), *Organisation.objects.filter(is_told_in(language))]
                addresses |= {thing: thing.get_absolute_url() for thing in things}
                addresses |= {page: page.get_absolute_url() for page in written if language in written[page]}
        return [
            {language: found[language][key] for language in LANGUAGES if key in found[language]}
            for key in found[self.language]
        ]

    def location(self, addresses):
        return addresses[self.language]

    def versions(self, addresses):
        return dict(addresses)


class ListsSitemap(PublicSitemap):
    """Sections, topics and months that there is something in, in one language: as on their pages, of this one alone."""

    def items(self):
        rows = Listed.objects.public(self.language)
        sections = Section.objects.filter(Exists(rows.in_list_of("section")))
        topics = Topic.objects.filter(Exists(rows.in_list_of("topic")))
        months = count_by_month(Event.objects.published(self.language).spans())
        with override(self.language):
            lists = [*sections, *topics, *months]
            return [thing.get_absolute_url() for thing in lists]

    def location(self, address):
        return address


class RecentNews(PublishableSitemap):
    """The stories of the last two days in one language, for `news_sitemap.xml`."""

    limit = MOST_NEWS // len(LANGUAGES)
    paginator = Sitemap.paginator

    def __init__(self, language):
        super().__init__(Article, language)

    def items(self):
        since = timezone.now() - NEWS_LASTS
        recent = super().items().filter(**{f"published_at_{self.language}__gte": since}).prefetch_related(None)
        return recent.newest_first(self.language)[: self.limit]

    def get_urls(self, page=1, site=None, protocol=None):
        identity = Identity.load()
        name = value_in(identity, "short_name", self.language) or value_in(identity, "name", self.language)
        urls = Sitemap.get_urls(self, page, site, protocol)
        for url in urls:
            story = url["item"]
            url["news"] = {
                "name": name,
                "language": self.language,
                "title": printable(" ".join(value_in(story, "headline", self.language).split())),
                "published_at": story.published_at_in(self.language),
            }
        return urls


def written_in(page):
    return [language for language in LANGUAGES if is_filled(value_in(page, "title", language))]


SITEMAPS = {
    f"{name}-{language}": sitemap
    for language in LANGUAGES
    for name, sitemap in {
        "pages": FixedSitemap(language),
        "lists": ListsSitemap(language),
        "news": PublishableSitemap(Article, language),
        "events": PublishableSitemap(Event, language),
    }.items()
}
NEWS = {f"news-{language}": RecentNews(language) for language in LANGUAGES}
