"""How people and their programs find the feeds of a page."""

from html.parser import HTMLParser

from articles.models import Article
from newsroom.language import LANGUAGES, address_in
from newsroom.regions.models import Region

from .test_feeds import FeedsTestCase


class AutodiscoveryTests(FeedsTestCase):
    """What a program finds that is given the address of a page."""

    TYPES = {"application/rss+xml", "application/atom+xml", "application/feed+json", "text/calendar"}

    def feeds(self, address):
        links = []

        class Links(HTMLParser):
            def handle_starttag(self, tag, attrs):
                attrs = dict(attrs)
                if tag == "link" and attrs.get("rel") == "alternate" and "type" in attrs:
                    links.append((attrs["type"], attrs["title"], attrs["href"]))

        Links().feed(self.client.get(address).content.decode())
        return links

    def test_every_page_names_the_feeds_of_its_language(self):
        for language in LANGUAGES:
            for address in (
                "",
                "news/",
                "events/",
                "regions/",
                self.article.address_in(language)[4:],
                "search/?q=2026",
            ):
                feeds = self.feeds(f"/{language}/{address}")
                self.assertEqual({kind for kind, *_rest in feeds}, self.TYPES, address)
                for kind, title, href in feeds:
                    self.assertTrue(title)
                    self.assertTrue(href.startswith(f"/{language}/"), href)
                    self.assertTrue(self.client.get(href)["Content-Type"].startswith(kind))

    def test_a_page_about_something_names_its_own_feeds_first(self):
        region = Region.objects.get(code="RU-NVS")
        topic = Article.topics.through.objects.first().topic
        organisation = self.article.sources.first().organisation
        pages = {
            address_in(region, "ru"): f"?region={region.slug}",
            f"/ru/news/?region={region.slug}&topic={topic.slug}&year=2026": f"?region={region.slug}&topic={topic.slug}",
            address_in(organisation, "ru"): f"?organisation={organisation.pk}",
        }
        for address, query in pages.items():
            with self.subTest(address):
                first, second, third, *_rest = self.feeds(address)
                for (_kind, _title, href), name in zip((first, second, third), ("", "atom/", "json/"), strict=True):
                    self.assertEqual(href, f"/ru/news/feed/{name}{query}")
                    self.assertEqual(self.client.get(href).status_code, 200)

    def test_title_says_what_a_feed_is_of(self):
        (_kind, title, _href), *_rest = self.feeds("/ru/regions/novosibirsk-oblast/")
        self.assertEqual(title, "Новости Новосибирской области (RSS)")
        self.assertEqual(
            self.rss("ru", "?region=novosibirsk-oblast").findtext("title").partition(" — ")[0],
            "Новости Новосибирской области",
        )

    def test_links_for_people_make_sense_alone_and_carry_the_filter(self):
        page = self.client.get("/en/news/?region=novosibirsk-oblast&month=1").content.decode()
        subscribe = page.partition('class="subscribe"')[2].partition("</section>")[0]
        for name in ("RSS", "Atom", "JSON Feed"):
            self.assertIn(f'>{name}<span class="visually-hidden">: News of Novosibirsk Oblast</span></a>', subscribe)
        for address in ("/en/news/feed/?region=", "webcal://testserver/en/events/calendar.ics?region="):
            self.assertIn(f'href="{address}novosibirsk-oblast"', subscribe)
