"""The site maps, against sitemaps.org and the extensions of Google for pictures, languages and news."""

from datetime import datetime, timedelta
from unittest.mock import patch
from xml.etree import ElementTree

from django.core.management import call_command
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, ArticlePicture
from articles.tests.factories import make_article, make_published_article, make_section, make_topic
from events.tests.factories import make_published_event, moscow
from newsroom.directory.tests.factories import make_organisation
from newsroom.language import LANGUAGES, address_in
from newsroom.publishing.tests.factories import publish
from newsroom.sitemaps import RecentNews
from seeds.tests.loading import load_reference, load_seeds

from .factories import make_picture

SITE = "http://testserver"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"


class SiteMapTestCase(TestCase):
    def urls(self, address):
        """The entries of a site map by their addresses."""
        response = self.client.get(address)
        self.assertEqual(response["Content-Type"], "application/xml")
        root = ElementTree.fromstring(response.content)
        self.assertEqual(root.tag, f"{MAP}urlset")
        return {url.findtext(f"{MAP}loc"): url for url in root}

    def files(self, section):
        """The addresses of its files, as the index names them: a text stands in the file of its number."""
        places = ElementTree.fromstring(self.client.get("/sitemap.xml").content).iter(f"{MAP}loc")
        return [place.text.removeprefix(SITE) for place in places if f"/sitemap-{section}.xml" in place.text]

    def all_urls(self, section):
        return {place: url for file in self.files(section) for place, url in self.urls(file).items()}

    def versions(self, url):
        return {link.get("hreflang"): link.get("href") for link in url.iter(f"{XHTML}link")}

    def pictures(self, url):
        return [image.findtext(f"{IMAGE}loc") for image in url.iter(f"{IMAGE}image")]


class FiveTextsTests(SiteMapTestCase):
    @classmethod
    def setUpTestData(cls):
        load_reference()
        load_seeds()

    def test_every_address_answers_and_is_its_own_canonical(self):
        for language in LANGUAGES:
            for part in ("news", "events", "lists"):
                for location, url in self.all_urls(f"{part}-{language}").items():
                    page = self.client.get(location.removeprefix(SITE))
                    self.assertContains(page, f'<link rel="canonical" href="{location}">')
                    self.assertContains(page, 'content="max-image-preview:large"')
                    if part != "lists":
                        self.assertIsNotNone(datetime.fromisoformat(url.findtext(f"{MAP}lastmod")).utcoffset())

    def test_languages_are_those_that_the_page_names(self):
        for language in LANGUAGES:
            for part in ("pages", "news", "events"):
                for location, url in list(self.all_urls(f"{part}-{language}").items())[:12]:
                    page = self.client.get(location.removeprefix(SITE)).content.decode()
                    versions = self.versions(url)
                    self.assertEqual(versions[language], location)
                    for other, there in versions.items():
                        self.assertIn(f'<link rel="alternate" hreflang="{other}" href="{there}">', page)

    def test_robots_name_both_maps(self):
        robots = self.client.get("/robots.txt").content.decode().splitlines()
        maps = [line.removeprefix(f"Sitemap: {SITE}") for line in robots if line.startswith("Sitemap: ")]
        self.assertEqual(maps, ["/sitemap.xml", "/news-sitemap.xml"])
        for address in maps:
            self.assertEqual(self.client.get(address).status_code, 200)


class PicturesTests(SiteMapTestCase):
    def test_cover_and_pictures_stand_with_their_page(self):
        article = make_article(cover=make_picture())
        ArticlePicture.objects.create(article=article, image=make_picture())
        article = publish(article)
        event = make_published_event(cover=make_picture())
        for thing, part, number in ((article, "news", 2), (event, "events", 1)):
            for language in LANGUAGES:
                url = self.all_urls(f"{part}-{language}")[f"{SITE}{thing.address_in(language)}"]
                pictures = self.pictures(url)
                self.assertEqual(len(pictures), number)
                for picture in pictures:
                    response = self.client.get(picture.removeprefix(SITE))
                    self.assertEqual((response.status_code, response["Content-Type"]), (200, "image/jpeg"))

    def test_more_texts_ask_no_more_questions(self):
        def fill(number):
            for _ in range(number):
                article = make_article(cover=make_picture(), section=make_section(), topics=[make_topic()])
                ArticlePicture.objects.create(article=article, image=make_picture())
                publish(article)
                make_published_event(cover=make_picture(), starts_at=moscow(2024, 9, 17))

        def asked(address):
            with CaptureQueriesContext(connection) as questions:
                self.client.get(address)
            return len(questions)

        fill(2)
        addresses = [self.files(f"{part}-en")[-1] for part in ("pages", "lists", "news", "events")]
        addresses += ["/sitemap.xml", "/news-sitemap.xml"]
        few = [asked(address) for address in addresses]
        fill(8)
        self.assertEqual([asked(address) for address in addresses], few)
        self.assertLessEqual(max(few[:4]), 6)


class OrganisationsTests(SiteMapTestCase):
    fixtures = ["site"]

    def test_stand_in_the_languages_in_which_something_tells_of_them(self):
        member, partner, twice = make_organisation(is_member=True), make_organisation(), make_organisation()
        for language, organisation in (("en", partner), ("en", twice), ("ru", twice)):
            make_published_article(language).organisations.create(organisation=organisation)
        for organisation, languages in ((member, LANGUAGES), (partner, ["en"]), (twice, LANGUAGES)):
            for language in LANGUAGES:
                with self.subTest(organisation=organisation, language=language):
                    path, urls = address_in(organisation, language), self.urls(f"/sitemap-pages-{language}.xml")
                    self.assertEqual(f"{SITE}{path}" in urls, language in languages)
                    page = self.client.get(path)
                    self.assertEqual("noindex, follow" in page.content.decode(), language not in languages)
                    if language in languages:
                        versions = self.versions(urls[f"{SITE}{path}"])
                        self.assertEqual({*versions} - {"x-default"}, {*languages})
                        for there, address in versions.items():
                            self.assertContains(page, f'rel="alternate" hreflang="{there}" href="{address}"')


class ListsTests(SiteMapTestCase):
    def test_sections_topics_and_months_stand_there_while_there_is_something_in_them(self):
        section, topic = make_section(), make_topic()
        make_published_article("ru", section=section, topics=[topic])
        make_published_event("ru", starts_at=moscow(2024, 9, 17), ends_at=moscow(2024, 10, 2, 12))
        make_section(), make_topic()
        paths = [f"news/?section={section.slug}", f"news/?topic={topic.slug}", "events/2024/09/", "events/2024/10/"]
        self.assertEqual(list(self.urls("/sitemap-lists-ru.xml")), [f"{SITE}/ru/{path}" for path in paths])
        self.assertEqual(self.urls("/sitemap-lists-en.xml"), {})


class NewsMapTests(SiteMapTestCase):
    """Google, News site map: the last two days; publication (name, language), publication_date, title; ≤ 1,000."""

    @classmethod
    def setUpTestData(cls):
        call_command("loaddata", "site", verbosity=0)

    def test_tells_name_language_moment_and_title_of_each(self):
        at = timezone.now() - timedelta(hours=47)
        article = make_published_article(
            at=at, headline_ru="В\xa0Дубне «Старт»\x1f & <Ко>", headline_en="In Dubna & <Co>"
        )
        urls = self.urls("/news-sitemap.xml")
        titles = {"ru": "В Дубне «Старт» & <Ко>", "en": "In Dubna & <Co>"}
        names = {"ru": "АКТ РФ", "en": "ACTP RF"}
        self.assertEqual(len(urls), 2)
        for language in LANGUAGES:
            news = urls[f"{SITE}{article.address_in(language)}"].find(f"{NEWS}news")
            publication = news.find(f"{NEWS}publication")
            self.assertEqual(publication.findtext(f"{NEWS}name"), names[language])
            self.assertEqual(publication.findtext(f"{NEWS}language"), language)
            self.assertEqual(datetime.fromisoformat(news.findtext(f"{NEWS}publication_date")), at)
            self.assertEqual(news.findtext(f"{NEWS}title"), titles[language])

    def test_forgets_after_two_days_and_knows_nothing_hidden(self):
        make_published_article(at=timezone.now() - timedelta(hours=49))
        make_published_article(at=timezone.now() + timedelta(hours=1))
        make_article()
        self.assertEqual(self.urls("/news-sitemap.xml"), {})
        only = make_published_article("en")
        self.assertEqual(list(self.urls("/news-sitemap.xml")), [f"{SITE}{only.address_in('en')}"])

    def test_tells_the_newest_thousand_at_most(self):
        with patch.object(RecentNews, "limit", 2):
            articles = [make_published_article(at=timezone.now() - timedelta(hours=hour)) for hour in range(4, 0, -1)]
            newest = {f"{SITE}{article.address_in(language)}" for article in articles[2:] for language in LANGUAGES}
            self.assertEqual(set(self.urls("/news-sitemap.xml")), newest)
        self.assertEqual(RecentNews.limit * len(LANGUAGES), 1000)

    def test_change_is_told_as_last_modified_in_the_site_map(self):
        article = make_published_article()
        Article.objects.filter(pk=article.pk).update(updated_at_en=moscow(2030, 1, 2, 12))
        url = self.all_urls("news-en")[f"{SITE}{article.address_in('en')}"]
        self.assertEqual(url.findtext(f"{MAP}lastmod"), "2030-01-02T12:00:00+03:00")
