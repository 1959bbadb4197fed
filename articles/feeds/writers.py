"""The three formats, over Django's writers of feeds."""

import json

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed, rfc3339_date

from newsroom.language.printable import printable

MEDIA = "http://search.yahoo.com/mrss/"


class Printable:
    """Takes texts as people typed them: one letter that XML cannot say would silence the whole feed."""

    def __init__(self, **head):
        super().__init__(**{name: printable(value) for name, value in head.items()})

    def add_item(self, **entry):
        super().add_item(**{name: printable(value) for name, value in entry.items()})


def add_picture(handler, picture):
    """The cover (Media RSS 1.5.1), without its words: some programs take `media:description` for the text."""
    size = {"fileSize": picture.length} if picture.length else {}
    attributes = {"url": picture.url, "type": picture.mime_type, "medium": "image"}
    handler.addQuickElement("media:content", None, attributes | size)


class Rss(Printable, Rss201rev2Feed):
    """RSS 2.0 (rssboard.org), with the whole text in `content:encoded` (the content module of RSS 1.0).

    Of an entry's files RSS takes one: the cover. A moment of change it does not know, and borrows from Atom.
    """

    def rss_attributes(self):
        return super().rss_attributes() | {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:media": MEDIA,
        }

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        handler.startElement("image", {})
        for name, value in (("url", "logo"), ("title", "title"), ("link", "link")):
            handler.addQuickElement(name, self.feed[value])
        handler.endElement("image")

    def add_item(self, **entry):
        covers = [file for file in entry["enclosures"] if file == entry["picture"]]
        super().add_item(**entry | {"unique_id_is_permalink": False, "enclosures": covers})

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("atom:updated", rfc3339_date(item["updateddate"]))
        for address in item["sources"]:
            handler.addQuickElement("atom:link", None, {"rel": "via", "href": address})
        if item["picture"]:
            add_picture(handler, item["picture"])
        handler.addQuickElement("content:encoded", item["content"])


class Atom(Printable, Atom1Feed):
    """Atom (RFC 4287), with the whole text in `content`."""

    def root_attributes(self):
        return super().root_attributes() | {"xmlns:media": MEDIA}

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        for name in ("icon", "logo"):
            handler.addQuickElement(name, self.feed[name])

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        for address in item["sources"]:
            handler.addQuickElement("link", "", {"rel": "via", "href": address})
        if item["picture"]:
            add_picture(handler, item["picture"])
        handler.addQuickElement("content", item["content"], {"type": "html"})


class JsonFeed(Printable, SyndicationFeed):
    """JSON Feed 1.1 (jsonfeed.org): what is empty is left out."""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile, encoding):
        feed = self.feed
        head = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed["title"],
            "home_page_url": feed["link"],
            "feed_url": feed["feed_url"],
            "description": feed["description"],
            "icon": feed["logo"],
            "favicon": feed["icon"],
            "authors": [{"name": feed["author_name"], "url": feed["author_link"]}],
            "language": feed["language"],
        }
        json.dump(filled(head) | {"items": [self.as_json(item) for item in self.items]}, outfile, ensure_ascii=False)

    def as_json(self, item):
        files = [
            filled({"url": url, "mime_type": mime_type, "title": title, "size_in_bytes": int(length)})
            for url, mime_type, length, title in item["enclosures"]
        ]
        return filled(
            {
                "id": item["unique_id"],
                "url": item["link"],
                "external_url": item["sources"][0] if item["is_reprint"] and item["sources"] else None,
                "title": item["title"],
                "content_html": item["content"],
                "summary": item["summary"],
                "image": item["picture"] and item["picture"].url,
                "date_published": rfc3339_date(item["pubdate"]),
                "date_modified": rfc3339_date(item["updateddate"]),
                "authors": [{"name": item["author_name"]}],
                "tags": item["categories"],
                "language": self.feed["language"],
                "attachments": files,
            }
        )


def filled(values):
    return {name: value for name, value in values.items() if value}
