"""The feeds of the five texts, held to what their specifications require and read as readers' programs read them."""

import json
from datetime import datetime
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser
from django.conf import settings
from django.core.management import call_command
from django.test import TestCase
from icalendar import Calendar

from articles.models import Article, ArticleAttachment, ArticlePicture, SourceHop
from newsroom.images.tests.factories import make_image, picture_file
from newsroom.language import LANGUAGES
from newsroom.regions.models import Region

from .factories import make_file, make_picture

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
MEDIA = "{http://search.yahoo.com/mrss/}"
ORIGINAL = "https://belta.example/tech/1/?a=1&b=2"


class Addresses(HTMLParser):
    """Every address that stands in HTML."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name in {"href", "src"}:
                self.found.append(value)
            elif name == "srcset":
                self.found += [part.split()[0] for part in value.split(",")]


class FeedsTestCase(TestCase):
    """The five texts; one of them has a picture, a document and the address of its original."""

    @classmethod
    def setUpTestData(cls):
        call_command("load_reference", verbosity=0)
        call_command("load_seeds", verbosity=0)
        cls.article = Article.objects.filter(kind="reprint").order_by("pk").first()
        with cls.captureOnCommitCallbacks(execute=True):  # the renditions
            cls.article.cover = make_image(file=picture_file(size=(1200, 800)))
        cls.article.save()
        ArticlePicture.objects.create(article=cls.article, image=make_picture())
        ArticleAttachment.objects.create(article=cls.article, attachment=make_file())
        SourceHop.objects.filter(article=cls.article).update(url=ORIGINAL)
        Article.objects.filter(kind="news").update(headline_ru="Рост <5 % & «выше»", headline_en="Up <5 % & “more”")

    def body(self, address, content_type):
        response = self.client.get(address)
        self.assertEqual((response.status_code, response["Content-Type"]), (200, content_type))
        return response

    def rss(self, language, query=""):
        response = self.body(f"/{language}/news/feed/{query}", "application/rss+xml; charset=utf-8")
        return ElementTree.fromstring(response.content).find("channel")

    def atom(self, language, query=""):
        response = self.body(f"/{language}/news/feed/atom/{query}", "application/atom+xml; charset=utf-8")
        return ElementTree.fromstring(response.content)

    def json(self, language, query=""):
        response = self.body(f"/{language}/news/feed/json/{query}", "application/feed+json; charset=utf-8")
        return json.loads(response.content)

    def assertWhole(self, address):
        parts = urlsplit(address)
        self.assertTrue(parts.scheme in {"http", "https"} and parts.netloc, address)


class FieldsOfFeedsTests(FeedsTestCase):
    def test_rss_has_what_rss_2_0_requires(self):
        for language in LANGUAGES:
            channel = self.rss(language)
            for name in ("title", "link", "description"):
                self.assertTrue(channel.findtext(name), name)
            self.assertEqual(channel.findtext("language"), language)
            self.assertEqual(
                channel.find(f"{ATOM}link[@rel='self']").get("href"), f"http://testserver/{language}/news/feed/"
            )
            parsedate_to_datetime(channel.findtext("lastBuildDate"))
            self.assertWhole(channel.findtext("image/url"))
            for name in ("title", "link"):
                self.assertEqual(channel.findtext(f"image/{name}"), channel.findtext(name))
            items = channel.findall("item")
            self.assertEqual(len(items), 5)
            for item in items:
                for name in ("title", "link", "description", "guid", "pubDate", "category", CONTENT):
                    self.assertTrue(item.findtext(name), name)
                self.assertWhole(item.findtext("link"))
                self.assertEqual(item.find("guid").get("isPermaLink"), "false")
                self.assertIsNotNone(parsedate_to_datetime(item.findtext("pubDate")).tzinfo)
                self.assertLessEqual(len(item.findall("enclosure")), 1)
            (enclosure,) = channel.findall("item/enclosure")
            self.assertEqual(enclosure.get("type"), "image/jpeg")
            picture = self.client.get(urlsplit(enclosure.get("url")).path)
            self.assertEqual(picture["Content-Type"], "image/jpeg")
            self.assertEqual(len(b"".join(picture)), int(enclosure.get("length")))
            self.assertEqual(channel.find(f"item/{MEDIA}content").get("url"), enclosure.get("url"))

    def test_atom_has_what_rfc_4287_requires(self):
        for language in LANGUAGES:
            feed = self.atom(language)
            self.assertEqual(feed.get("{http://www.w3.org/XML/1998/namespace}lang"), language)
            entries = feed.findall(f"{ATOM}entry")
            self.assertEqual(len(entries), 5)
            for element in (feed, *entries):
                for name in ("id", "title", "updated"):
                    self.assertEqual(len(element.findall(f"{ATOM}{name}")), 1, name)
                    self.assertTrue(element.findtext(f"{ATOM}{name}"), name)
                self.assertTrue(element.findtext(f"{ATOM}author/{ATOM}name"))
                self.assertIsNotNone(datetime.fromisoformat(element.findtext(f"{ATOM}updated")).tzinfo)
                self.assertEqual(len(element.findall(f"{ATOM}link[@rel='alternate']")), 1)
                for link in element.findall(f"{ATOM}link"):
                    self.assertWhole(link.get("href"))
            self.assertEqual(
                feed.find(f"{ATOM}link[@rel='self']").get("href"), f"http://testserver/{language}/news/feed/atom/"
            )
            self.assertEqual(
                feed.findtext(f"{ATOM}updated"), max(entry.findtext(f"{ATOM}updated") for entry in entries)
            )
            for name in ("icon", "logo"):
                self.assertWhole(feed.findtext(f"{ATOM}{name}"))
            for entry in entries:
                self.assertTrue(entry.findtext(f"{ATOM}published"))
                self.assertEqual(entry.find(f"{ATOM}content").get("type"), "html")
                self.assertTrue(all(category.get("term") for category in entry.findall(f"{ATOM}category")))
            (via,) = {link.get("href") for link in feed.findall(f"{ATOM}entry/{ATOM}link[@rel='via']")}
            self.assertEqual(via, ORIGINAL)
            kinds = [link.get("type") for link in feed.findall(f"{ATOM}entry/{ATOM}link[@rel='enclosure']")]
            self.assertEqual(kinds, ["image/jpeg", "application/pdf"])

    def test_json_feed_has_what_version_1_1_requires(self):
        strings = {"id", "url", "title", "content_html", "summary", "image", "external_url", "language"}
        dates = {"date_published", "date_modified"}
        for language in LANGUAGES:
            feed = self.json(language)
            self.assertEqual(feed["version"], "https://jsonfeed.org/version/1.1")
            self.assertEqual(feed["feed_url"], f"http://testserver/{language}/news/feed/json/")
            self.assertEqual(feed["language"], language)
            for name in ("home_page_url", "icon", "favicon"):
                self.assertWhole(feed[name])
            self.assertTrue(feed["title"] and feed["description"])
            self.assertEqual(len(feed["items"]), 5)
            for item in feed["items"]:
                self.assertLessEqual({"id", "url", "title", "content_html", "summary", *dates}, item.keys())
                self.assertLessEqual(item.keys(), strings | dates | {"authors", "tags", "attachments"})
                for name in strings & item.keys():
                    self.assertTrue(item[name] and isinstance(item[name], str), name)
                for name in dates:
                    self.assertIsNotNone(datetime.fromisoformat(item[name]).tzinfo)
                self.assertTrue(all(author["name"] for author in item["authors"]))
                self.assertTrue(all(isinstance(tag, str) and tag for tag in item["tags"]))
            (pictured,) = (item for item in feed["items"] if "image" in item)
            self.assertEqual(pictured["external_url"], ORIGINAL)
            for file in pictured["attachments"]:
                self.assertWhole(file["url"])
                self.assertTrue(file["mime_type"] and file["size_in_bytes"] > 0 and file["title"])

    def test_the_three_say_the_same(self):
        for language in LANGUAGES:
            rss, atom, feed = self.rss(language), self.atom(language), self.json(language)
            told = [(item["id"], item["title"], item["url"], item["content_html"]) for item in feed["items"]]
            names = ("guid", "title", "link", CONTENT)
            self.assertEqual(told, [tuple(item.findtext(name) for name in names) for item in rss.findall("item")])
            entries = atom.findall(f"{ATOM}entry")
            links = [entry.find(f"{ATOM}link[@rel='alternate']").get("href") for entry in entries]
            texts = [[entry.findtext(f"{ATOM}{name}") for name in ("id", "title", "content")] for entry in entries]
            self.assertEqual(
                told, [(id, title, link, text) for (id, title, text), link in zip(texts, links, strict=True)]
            )
            self.assertEqual(len({row[0] for row in told}), 5)

    def test_every_address_in_the_text_is_whole(self):
        for language in LANGUAGES:
            found = [
                address for item in self.json(language)["items"] for address in Addresses(item["content_html"]).found
            ]
            self.assertTrue(any(address.endswith(".avif") for address in found))
            for address in found:
                if not address.startswith(("mailto:", "tel:")):
                    self.assertWhole(address)


class FeedReaderTests(FeedsTestCase):
    def test_a_reading_program_finds_no_fault(self):
        titles = {language: [item["title"] for item in self.json(language)["items"]] for language in LANGUAGES}
        region = Region.objects.get(code="RU-NVS")
        for language in LANGUAGES:
            for path in ("feed/", "feed/atom/", f"feed/?region={region.slug}", f"feed/atom/?region={region.slug}"):
                response = self.client.get(f"/{language}/news/{path}")
                read = feedparser.parse(
                    response.content, response_headers={"content-type": response["Content-Type"]}, sanitize_html=False
                )
                with self.subTest(path, language=language):
                    self.assertFalse(read.bozo, read.get("bozo_exception"))
                    self.assertEqual(read.encoding, "utf-8")
                    self.assertEqual(read.version, "atom10" if "atom" in path else "rss20")
                    self.assertEqual(read.feed.language, language)
                    self.assertTrue(read.feed.title and read.feed.link and read.feed.subtitle)
                    for entry in read.entries:
                        self.assertTrue(entry.published_parsed and entry.updated_parsed and entry.tags and entry.author)
                        self.assertTrue(entry.id.startswith(f"tag:{settings.TAGGING_ENTITY}:article-"))
                        self.assertGreater(len(entry.content[0].value), len(entry.summary))
                        self.assertIn(entry.title, titles[language])
                    if "region" not in path:
                        self.assertEqual([entry.title for entry in read.entries], titles[language])

    def test_calendars_open_without_a_fault(self):
        for language in LANGUAGES:
            for query in ("", "?region=moscow-oblast"):
                response = self.client.get(f"/{language}/events/calendar.ics{query}")
                self.assertEqual(Calendar.from_ical(response.content).errors, [])
