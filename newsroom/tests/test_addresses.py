"""The addresses of the whole house, and the pages for what is not there or went wrong."""

from datetime import timedelta
from unittest.mock import patch
from xml.etree import ElementTree

from django.db import connection
from django.test import Client, TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from articles.models import Article
from articles.tests.factories import make_published_article
from newsroom.directory.tests.factories import make_organisation
from newsroom.regions.tests.factories import make_region
from newsroom.site.models import Identity, Page
from newsroom.sitemaps import PublishableSitemap
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user

HOSTILE = [
    "?q=%00",
    "?q=%22",
    "?q=*+OR+NEAR(",
    "?q=" + "я" * 3000,
    "?q=%ED%A0%80",
    "?q[]=1",
    "?q=-a+%7C+b",
    "?page[]=1",
]


class DoorTests(TestCase):
    def test_bare_address_leads_to_the_readers_language(self):
        table = {"en": "/en/", "ru": "/ru/", "en-GB,ru;q=0.5": "/en/", "de,en;q=0.3": "/en/", "de": "/ru/", "": "/ru/"}
        for spoken, address in (table | {"*": "/ru/", "\x00;q=x" * 300: "/ru/"}).items():
            with self.subTest(spoken[:20]):
                response = self.client.get("/", headers={"accept-language": spoken})
                self.assertRedirects(response, address, 302)
                self.assertEqual(response["Cache-Control"], "no-store")
                self.assertIn("Accept-Language", response["Vary"])

    def test_page_of_a_language_does_not_listen_to_the_browsers_language(self):
        response = self.client.get("/ru/", headers={"accept-language": "en"})
        self.assertContains(response, '<html lang="ru"')
        self.assertNotIn("Accept-Language", response["Vary"])

    def test_robots_and_health(self):
        robots = self.client.get("/robots.txt")
        self.assertEqual(robots["Content-Type"], "text/plain; charset=utf-8")
        self.assertContains(robots, "Sitemap: http://testserver/sitemap.xml")
        self.assertContains(robots, "Disallow: /admin/")
        with self.assertNumQueries(0):
            self.assertEqual(self.client.get("/healthz").content, b"ok\n")


class SiteMapTests(TestCase):
    def locations(self, address):
        root = ElementTree.fromstring(self.client.get(address).content)
        return [entry.text.removeprefix("http://testserver") for entry in root.iter() if entry.tag.endswith("loc")]

    def test_index_leads_to_every_page_of_every_part(self):
        with patch.object(PublishableSitemap, "limit", 2):
            articles = [make_published_article("ru") for _ in range(5)]
            parts = self.locations("/sitemap.xml")
            self.assertIn("/sitemap-news-ru.xml?p=3", parts)
            self.assertIn("/sitemap-events-en.xml", parts)
            found = [address for part in parts for address in self.locations(part)]
        self.assertTrue({article.address_in("ru") for article in articles} <= set(found))
        self.assertEqual(len(found), len(set(found)))
        for address in ("/sitemap-news-ru.xml?p=2", "/sitemap-news-ru.xml?p=abc", "/sitemap-cats-ru.xml"):
            self.assertEqual(self.client.get(address).status_code, 404)

    def test_index_asks_no_more_for_more_texts(self):
        make_published_article()
        with CaptureQueriesContext(connection) as few:
            self.client.get("/sitemap.xml")
        moment = timezone.now()
        articles = [make_published_article() for _ in range(5)]
        Article.objects.filter(pk=articles[2].pk).update(updated_at_en=moment + timedelta(days=1))
        with self.assertNumQueries(len(few)):
            response = self.client.get("/sitemap.xml")
        self.assertContains(response, f"<lastmod>{(moment + timedelta(days=1)).date()}")

    def test_takes_no_posts(self):
        for address in ("/sitemap.xml", "/sitemap-news-ru.xml"):
            self.assertEqual(self.client.post(address).status_code, 405)
            self.assertEqual(self.client.head(address).status_code, 200)

    def test_has_pages_in_the_languages_in_which_they_are_written(self):
        Identity.objects.create(name_ru="Ассоциация")
        Page.objects.create(slug="both", title_ru="О нас", title_en="About")
        Page.objects.create(slug="only-ru", title_ru="Реквизиты")
        member, region = make_organisation(is_member=True), make_region()
        for language in ("ru", "en"):
            make_published_article(language).regions.add(region)
        silent = make_region()
        found = {*self.locations("/sitemap-pages-ru.xml"), *self.locations("/sitemap-pages-en.xml")}
        self.assertTrue({"/ru/", "/en/", "/ru/both/", "/en/both/", "/ru/only-ru/"} <= found)
        self.assertNotIn("/en/only-ru/", found)
        for language in ("ru", "en"):
            with override(language):
                self.assertTrue({member.get_absolute_url(), region.get_absolute_url()} <= found)
                self.assertNotIn(silent.get_absolute_url(), found, "there is nothing to read")
        for address in found:
            self.assertEqual(self.client.get(address).status_code, 200, address)


class NotThereTests(TestCase):
    def test_speaks_the_language_of_the_address(self):
        for address in ("/ru/nowhere/at/all/", "/ru/news/1-nothing/", "/ru/nothing/", "/ru/regions/%00/"):
            response = self.client.get(address, headers={"accept-language": "en"})
            self.assertContains(response, '<html lang="ru"', status_code=404)

    def test_address_without_a_language_is_answered_in_the_readers(self):
        for spoken in ("ru", "en"):
            response = self.client.get("/nowhere/at/all/", headers={"accept-language": spoken})
            self.assertContains(response, f'<html lang="{spoken}"', status_code=404)
            self.assertIn("Accept-Language", response["Vary"])

    def test_address_without_its_language_finds_it(self):
        response = self.client.get("/news/", headers={"accept-language": "en"})
        self.assertRedirects(response, "/en/news/", 302)

    def test_hostile_addresses_are_not_there(self):
        for address in (
            "/en/%00/",
            "/en/" + "a" * 5000 + "/",
            "/en/..%2f..%2fetc/passwd",
            "/en/news/1-%F0%9F%92%A9/",
        ):
            self.assertEqual(self.client.get(address).status_code, 404, address[:40])


@override_settings(ROOT_URLCONF="newsroom.tests.urls")
class BrokenTests(TestCase):
    def test_broken_page_apologises_in_its_language_without_asking_the_database(self):
        client = Client(raise_request_exception=False)
        for language in ("ru", "en"):
            with (
                patch.object(connection, "cursor", side_effect=AssertionError("asked the database")),
                self.assertLogs("django.request", "ERROR"),
            ):
                response = client.get(f"/{language}/broken/")
            self.assertContains(response, f'<html lang="{language}"', status_code=500)
            self.assertContains(response, "newsroom/site.css", status_code=500)
            self.assertNotContains(response, "Traceback", status_code=500)


class ForbiddenTests(TestCase):
    def test_closed_page_of_the_desk_says_so_in_our_own_words(self):
        self.client.force_login(make_user(Role.CORRESPONDENT))
        response = self.client.get(reverse("admin:staff_user_changelist"))
        self.assertTemplateUsed(response, "403.html")
        self.assertEqual(response.status_code, 403)
        self.assertNotContains(response, 'hreflang="en" href="http', status_code=403)

    def test_form_without_its_mark_is_refused_in_our_own_words(self):
        for address in ("/en/", "/admin/login/"):
            response = Client(enforce_csrf_checks=True).post(address, headers={"accept-language": "en"})
            self.assertContains(response, "<h1>The form was not accepted</h1>", status_code=403)
            self.assertContains(response, "What you wrote is not lost", status_code=403)


class OrganisationPageTests(TestCase):
    def test_has_one_address_in_each_language(self):
        organisation = make_organisation(name_ru="Технопарк «Дубна»", name_en="Dubna Technopark", is_member=True)
        for address, true in (
            (f"/ru/organisations/{organisation.pk}-old/", f"/ru/organisations/{organisation.pk}-tekhnopark-dubna/"),
            (
                f"/en/organisations/{organisation.pk}-tekhnopark/",
                f"/en/organisations/{organisation.pk}-dubna-technopark/",
            ),
        ):
            self.assertRedirects(self.client.get(address), true, 301)

    def test_name_in_the_other_language_is_marked(self):
        organisation = make_organisation(name_ru="Обнинские новости", name_en="", is_member=True)
        with override("en"):
            html = self.client.get(organisation.get_absolute_url()).content.decode()
        body = html.partition("<body")[2]
        self.assertEqual(body.count("Обнинские новости"), body.count('lang="ru">Обнинские новости'))


class SearchPageTests(TestCase):
    def test_finds_what_is_public_and_marks_the_words(self):
        make_published_article(headline_en="Technoparks of the future")
        page = self.client.get("/en/search/?q=technopark+future")
        self.assertContains(page, "<mark>Technoparks</mark> of the <mark>future</mark>")
        self.assertContains(page, "1 result")
        self.assertContains(page, 'value="technopark future"')

    def test_says_what_to_do_where_nothing_is_found(self):
        self.assertContains(self.client.get("/en/search/?q=zzzz"), "Nothing was found")
        self.assertContains(self.client.get("/en/search/"), "Type a word or two")

    def test_no_query_breaks_it(self):
        make_published_article()
        for query in HOSTILE:
            with self.subTest(query[:20]):
                self.assertEqual(self.client.get(reverse("search") + query).status_code, 200)
