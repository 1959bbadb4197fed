"""The news for feed readers: RSS 2.0, the whole text of each story."""

import re
from urllib.parse import urljoin

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.html import format_html, linebreaks
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from newsroom.language import active_language
from newsroom.publishing.body import body_for_readers
from newsroom.site.models import Identity

from .models import Article

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML 1.0 cannot say
ADDRESSES = re.compile(r' (href|src|srcset)="([^"]*)"')


@require_safe
def news_feed(request):
    """The newest stories of a language, in one chunk: the writer of feeds leaves hundreds."""
    response = NewsFeed(request)(request)
    response.content = response.content
    return response


class FullTextRss(Rss201rev2Feed):
    """RSS 2.0 with the whole text in `content:encoded` (the content module of RSS 1.0)."""

    def rss_attributes(self):
        return super().rss_attributes() | {"xmlns:content": "http://purl.org/rss/1.0/modules/content/"}

    def add_item(self, **texts):
        """Take a story's texts without what would break the whole feed."""
        printable = {name: UNPRINTABLE.sub("", text) if isinstance(text, str) else text for name, text in texts.items()}
        super().add_item(**printable)

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["content"])


class NewsFeed(Feed):
    """The twenty newest stories of the language in which somebody asks."""

    feed_type = FullTextRss
    item_guid_is_permalink = False

    def __init__(self, request):
        self.identity = Identity.load()
        self.site = request.build_absolute_uri("/")
        self.language = active_language()

    def title(self):
        return self.identity.name or _("News")

    def link(self):
        return reverse("articles:list")

    def feed_url(self):
        return reverse("articles:feed")

    def description(self):
        return self.identity.tagline or _("News of the association")

    def items(self):
        return Article.objects.published().newest_first().with_page_relations()[:20]

    def item_title(self, item):
        return item.headline

    def item_description(self, item):
        return item.lead

    def item_guid(self, item):
        return f"article-{item.pk}-{self.language}"

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
            parts.append(linebreaks(self.identity.about, autoescape=True))
        page = urljoin(self.site, item.get_absolute_url())
        return {"content": with_whole_addresses("".join(parts), page)}


def with_whole_addresses(html, page):
    """The HTML of a page as it may stand elsewhere: every address in it begins with the site's own."""

    def whole(attribute):
        name, value = attribute.groups()
        addresses = value.split(", ") if name == "srcset" else [value]
        return f' {name}="{", ".join(urljoin(page, address) for address in addresses)}"'

    return ADDRESSES.sub(whole, html)
