"""A feed and its entries, described once for all formats, in the words of Django's `SyndicationFeed`."""

from typing import NamedTuple
from urllib.parse import urljoin

from django.conf import settings
from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _

from articles.models import Article
from newsroom.directory.models import name_in_either_language
from newsroom.edition.blocks import kept_each
from newsroom.images.renditions import renditions
from newsroom.language import active_language

from .whole import with_whole_addresses

WIDTH = 960  # pixels, of the picture that a reader's list shows
DOCUMENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class Enclosure(NamedTuple):
    """A file that comes with an entry; `length` is its size in bytes, "" where it has not been made yet."""

    url: str
    mime_type: str
    length: str
    title: str


def tag_uri(name):
    """A name that no other thing in the world has (RFC 4151), whatever host the newsroom stands on."""
    return f"tag:{settings.TAGGING_ENTITY}:{name}"


class Channel:
    """What a feed says of itself and of each story, every address whole."""

    def __init__(self, request, scope, identity):
        self.scope, self.identity = scope, identity
        self.site = request.build_absolute_uri("/")
        self.address = urljoin(self.site, request.path + scope.query)
        self.language = active_language()
        self.name = identity.name or _("News")

    def title(self):
        """“News: Technoparks — The Association”; the association's own feed names it once."""
        if not self.scope.things:
            return self.name
        return self.scope.title if self.name in self.scope.title else f"{self.scope.title} — {self.name}"

    def head(self):
        """What the feed says of itself."""
        logo = self.identity.logo and self.picture(self.identity.logo, "1x1")
        return {
            "title": self.title(),
            "link": urljoin(self.site, self.page()),
            "description": self.identity.tagline or _("News of the association"),
            "language": self.language,
            "author_name": self.name,
            "author_link": urljoin(self.site, reverse("front")),
            "subtitle": self.identity.tagline or None,
            "feed_url": self.address,
            "feed_guid": tag_uri(self.address.removeprefix(self.site)),
            "icon": urljoin(self.site, static("newsroom/icon.svg")),
            "logo": logo.url if logo else urljoin(self.site, static("newsroom/logo.png")),
        }

    def page(self):
        """Where a reader sees what the feed is of."""
        if organisation := self.scope.organisation:
            return organisation.get_absolute_url()
        return reverse("articles:list") + self.scope.query

    def entries(self, numbers):
        """What the feed says of the stories of these numbers: in an edition, every feed of a site says the same."""

        def make(missing):
            stories = Article.objects.for_feed([number for _site, number in missing])
            return {(site, number): self.entry(stories[number]) for site, number in missing}

        keys = [(self.site, number) for number in numbers]
        entries = kept_each("entry of a feed", keys, make)
        return [entries[key] for key in keys]

    def entry(self, article):
        """What the feed says of a story. Its id outlives a new headline, and is the same in every format."""
        page = urljoin(self.site, article.get_absolute_url())
        picture = article.cover and self.picture(article.cover)
        files = article.attachments.all()
        context = {"article": article, "files": files, "identity": self.identity}
        content = render_to_string("articles/feed_entry.html", context)
        about = [article.section, *article.topics.all(), *article.regions.all()]
        return {
            "unique_id": tag_uri(f"article-{article.pk}-{self.language}"),
            "title": article.headline,
            "link": page,
            "description": escape(article.lead),
            "summary": article.lead,
            "content": with_whole_addresses(content.strip(), page),
            "author_name": article.byline or self.name,
            "pubdate": article.published_at,
            "updateddate": article.updated_at or article.published_at,
            "categories": [name_in_either_language(thing) for thing in about if thing],
            "picture": picture,
            "enclosures": [
                *([picture] if picture and picture.length else []),
                *(self.document(row.attachment) for row in files),
            ],
            "sources": [hop.url for hop in reversed(article.sources.all()) if hop.url],
            "is_reprint": article.kind == article.Kind.REPRINT,
        }

    def picture(self, image, ratio="full"):
        """A picture as wide as a page shows it: the narrowest rendition of at least `WIDTH` pixels, or the widest."""
        made = renditions(image, ratio)
        rendition = next((rendition for rendition in made if rendition.width >= WIDTH), made[-1])
        try:
            length = default_storage.size(rendition.name("jpg"))
        except FileNotFoundError:
            length = ""
        address = urljoin(self.site, rendition.url("jpg"))
        return Enclosure(address, "image/jpeg", str(length), name_in_either_language(image, "alt_text"))

    def document(self, attachment):
        address = urljoin(self.site, attachment.file.url)
        return Enclosure(address, DOCUMENT_TYPES[attachment.kind], str(attachment.size), str(attachment))
