"""The news for feed readers: RSS 2.0, the whole text of each story."""

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.html import format_html, linebreaks
from django.utils.translation import gettext as _

from newsroom.language import active_language
from newsroom.publishing.body import body_for_readers
from newsroom.site.models import Identity

from .models import Article


class FullTextRss(Rss201rev2Feed):
    """RSS 2.0 with the whole text in `content:encoded` (the content module of RSS 1.0)."""

    def rss_attributes(self):
        return super().rss_attributes() | {"xmlns:content": "http://purl.org/rss/1.0/modules/content/"}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["content"])


class NewsFeed(Feed):
    """The twenty newest stories of a language."""

    feed_type = FullTextRss

    def __call__(self, request, *args, **kwargs):
        self.identity = Identity.load()
        response = super().__call__(request, *args, **kwargs)
        response.content = response.content  # one chunk: the feed's writer leaves hundreds
        return response

    def title(self):
        return f"{self.identity.name or _('News')}"

    def link(self):
        return reverse("articles:list")

    def feed_url(self):
        return reverse("articles:feed")

    def description(self):
        return self.identity.tagline or _("News of the association")

    def language(self):
        return active_language()

    def items(self):
        return Article.objects.published().newest_first().with_page_relations()[:20]

    def item_title(self, item):
        return item.headline

    def item_description(self, item):
        return item.lead

    def item_guid(self, item):
        return f"article-{item.pk}-{active_language()}"

    item_guid_is_permalink = False

    def item_pubdate(self, item):
        return item.published_at

    def item_updateddate(self, item):
        return item.updated_at or item.published_at

    def item_author_name(self, item):
        return item.byline or None

    def item_categories(self, item):
        return [str(thing) for thing in (item.section, *item.topics.all(), *item.regions.all()) if thing]

    def item_extra_kwargs(self, item):
        parts = [linebreaks(item.lead, autoescape=True), body_for_readers(item)]
        if credit := item.credit_line():
            parts.append(format_html("<p>{}</p>", credit))
        if self.identity.about:
            parts.append(format_html("<p>{}</p>", self.identity.about))
        return {"content": "".join(parts)}
