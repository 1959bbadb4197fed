from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

from django.test import TestCase, override_settings

from articles.feeds.whole import with_whole_addresses
from articles.models import Article, SourceHop
from articles.tests.factories import make_published_article, make_topic
from newsroom.directory.tests.factories import make_organisation
from newsroom.site.models import Identity

CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
ATOM = "{http://www.w3.org/2005/Atom}link"


class NewsFeedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        Identity.objects.create(
            name_ru="Ассоциация", name_en="The Association",
            about_ru="Ассоциация объединяет технопарки.", about_en="The Association brings technoparks together.",
        )  # fmt: skip
        cls.article = make_published_article(
            topics=[make_topic(name_en="Science towns", name_ru="Наукограды")], byline_en="Maria Orlova",
            body_ru='<p>См. <a href="/ru/regions/">регионы</a>.</p>',
            body_en='<p>See <a href="/en/regions/?a=1&amp;b=2">regions</a> and <a href="#more">more</a>.</p>',
        )  # fmt: skip
        for name in ("Press service", "Asal.media"):
            SourceHop.objects.create(article=cls.article, organisation=make_organisation(name_ru=name, name_en=name))

    def channel(self, language="en"):
        response = self.client.get(f"/{language}/news/feed/")
        self.assertEqual(response["Content-Type"], "application/rss+xml; charset=utf-8")
        self.assertEqual(len(list(response)), 1)
        return ElementTree.fromstring(response.content).find("channel")

    def test_has_everything_that_rss_requires(self):
        for language, name in (("ru", "Ассоциация"), ("en", "The Association")):
            channel = self.channel(language)
            self.assertEqual(channel.findtext("title"), name)
            self.assertEqual(channel.findtext("link"), f"http://testserver/{language}/news/")
            self.assertEqual(channel.findtext("language"), language)
            self.assertTrue(channel.findtext("description"))
            self.assertEqual(channel.find(ATOM).get("href"), f"http://testserver/{language}/news/feed/")
            (item,) = channel.findall("item")
            self.assertEqual(item.findtext("title"), getattr(self.article, f"headline_{language}"))
            self.assertEqual(item.findtext("link"), f"http://testserver{self.article.address_in(language)}")
            published_at = self.article.published_at_in(language).replace(microsecond=0)
            self.assertEqual(parsedate_to_datetime(item.findtext("pubDate")), published_at)

    def test_guid_stays_when_the_headline_changes(self):
        before = self.channel().find("item/guid")
        Article.objects.filter(pk=self.article.pk).update(headline_en="Another headline")
        after = self.channel().find("item")
        self.assertEqual(after.findtext("title"), "Another headline")
        self.assertEqual(after.findtext("guid"), before.text)
        self.assertEqual(before.get("isPermaLink"), "false")
        self.assertNotEqual(self.channel("ru").findtext("item/guid"), before.text)

    @override_settings(ALLOWED_HOSTS=["*"], TAGGING_ENTITY="example.org,2026")
    def test_feed_and_its_entries_move_to_another_host_under_the_same_names(self):
        atom = "{http://www.w3.org/2005/Atom}"
        for host in ("testserver", "elsewhere.example.com"):
            self.client.defaults["SERVER_NAME"] = host
            response = self.client.get("/en/news/feed/atom/")
            feed = ElementTree.fromstring(response.content)
            self.assertEqual(feed.findtext(f"{atom}id"), "tag:example.org,2026:en/news/feed/atom/")
            name = f"tag:example.org,2026:article-{self.article.pk}-en"
            self.assertEqual(feed.findtext(f"{atom}entry/{atom}id"), name)
            self.assertEqual(self.channel().findtext("item/guid"), name)
            self.assertEqual(self.client.get("/en/news/feed/json/").json()["items"][0]["id"], name)
            self.assertIn(host, feed.find(f"{atom}entry/{atom}link").get("href"))

    def test_carries_the_whole_text_its_sources_and_the_paragraph_about_the_association(self):
        item = self.channel().find("item")
        content = item.findtext(CONTENT)
        for words in (self.article.lead_en, "<p>See", "Sources: ", "Asal.media", "brings technoparks together"):
            self.assertIn(words, content)
        self.assertIn("Science towns", [category.text for category in item.findall("category")])
        self.assertEqual(item.findtext("{http://purl.org/dc/elements/1.1/}creator"), "Maria Orlova")

    def test_addresses_inside_the_text_lead_to_the_site(self):
        content = self.channel().findtext(f"item/{CONTENT}")
        self.assertIn('href="http://testserver/en/regions/?a=1&amp;b=2"', content)
        self.assertIn(f'href="http://testserver{self.article.address_in("en")}#more"', content)

    def test_every_address_of_a_picture_becomes_whole(self):
        html = (
            '<source srcset="/media/a.avif 320w, /media/b.avif 640w"><img src="/media/a.jpg"><a href="mailto:a@b.org">'
        )
        self.assertEqual(
            with_whole_addresses(html, "https://example.org/ru/news/1-a/"),
            '<source srcset="https://example.org/media/a.avif 320w, https://example.org/media/b.avif 640w">'
            '<img src="https://example.org/media/a.jpg"><a href="mailto:a@b.org">',
        )

    def test_one_unprintable_letter_does_not_silence_the_feed(self):
        Article.objects.filter(pk=self.article.pk).update(headline_en="A bell\x07 rings", lead_en="\x0bHere")
        self.assertEqual(self.channel().findtext("item/title"), "A bell rings")
        for feed in ("atom", "json"):
            content = self.client.get(f"/en/news/feed/{feed}/").content.decode()
            self.assertIn("A bell rings", content)
            self.assertNotRegex(content, r"[\x00-\x08\x0b]|\\u00")

    def test_holds_the_twenty_newest(self):
        newest = [make_published_article() for _ in range(20)][-1]
        items = self.channel().findall("item")
        self.assertEqual(len(items), 20)
        self.assertEqual(items[0].findtext("title"), newest.headline_en)

    def test_is_there_before_anything_is_published(self):
        Article.objects.update(status_en="draft")
        Identity.objects.all().delete()
        channel = self.channel()
        self.assertTrue(channel.findtext("title") and channel.findtext("description"))
        self.assertEqual(channel.findall("item"), [])
