"""Reading what the head of a page says."""

import json
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.test import TestCase

from articles.models import Article

SITE = "http://testserver"


class Head(HTMLParser):
    """`title`, `meta` by name or property, `links` as dictionaries, `graph` of the structured data by type."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.title, self.metas, self.links, self.data, self._inside = "", [], [], "", None
        self.feed(html.partition("</head>")[0])
        self.graph = json.loads(self.data)["@graph"] if self.data else []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self._inside = tag
        if tag == "meta":
            self.metas.append((attributes.get("name") or attributes.get("property"), attributes.get("content")))
        elif tag == "link":
            self.links.append(attributes)

    def handle_endtag(self, tag):
        self._inside = None

    def handle_data(self, text):
        if self._inside == "title":
            self.title += text
        elif self._inside == "script":
            self.data += text

    def all_of(self, name):
        return [content for key, content in self.metas if key == name]

    def meta(self, name):
        """The one content of a name; None where it is not said, an error where it is said twice."""
        [content] = self.all_of(name) or [None]
        return content

    def rel(self, rel):
        return [link for link in self.links if link.get("rel") == rel]

    @property
    def canonical(self):
        [link] = self.rel("canonical") or [{}]
        return link.get("href")

    @property
    def versions(self):
        return {link["hreflang"]: link["href"] for link in self.rel("alternate") if "hreflang" in link}

    def thing(self, kind):
        [thing] = [thing for thing in self.graph if thing["@type"] == kind] or [None]
        return thing


class StructuredDataTestCase(TestCase):
    def head(self, address):
        response = self.client.get(address)
        self.assertEqual(response.status_code, 200, address)
        return Head(response.content.decode())

    def said(self, thing, language="en"):
        return self.head(thing.address_in(language)).thing("NewsArticle" if isinstance(thing, Article) else "Event")

    def assertLeadsSomewhere(self, address):
        parts = urlsplit(address)
        self.assertEqual(f"{parts.scheme}://{parts.netloc}", SITE)
        self.assertEqual(self.client.get(f"{parts.path}?{parts.query}").status_code, 200, address)
