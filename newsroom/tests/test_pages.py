"""Every page of the house, in both languages: what it says of itself, what it costs, what it leaves with the reader."""

import gzip
from datetime import timedelta

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from articles.tests.factories import make_published_article, make_section, make_topic
from events.tests.factories import make_published_event, moscow
from newsroom.edition.blocks import print_of
from newsroom.language import LANGUAGES
from newsroom.publishing.workflow import make_move
from newsroom.regions.tests.factories import make_region
from newsroom.site.models import PressContact

from .factories import make_full_article, make_full_event, make_picture

FEEDS = ["articles:feed", "articles:feed-atom", "articles:feed-json", "events:subscription"]
PAGES = ["front", "articles:list", "events:list", "regions:list", "search", "accessibility:settings", *FEEDS]


def addresses(*things):
    """The addresses of every public page in both languages."""
    for language in LANGUAGES:
        with override(language):
            yield from ((language, reverse(name)) for name in PAGES)
            yield from ((language, thing.get_absolute_url()) for thing in things)
            yield from (
                (language, f"/{language}/{rest}")
                for rest in (
                    "events/?when=past", "events/?kind=visit&year=2090", "events/2090/04/", "events/2031/01/",
                    "search/?q=2026", "about/", "news/?year=1999", "news/?region=russia",
                )
            )  # fmt: skip


class PagesTests(TestCase):
    fixtures = ["site"]

    @classmethod
    def setUpTestData(cls):
        cls.region = make_region()
        cls.article = make_full_article(regions=[cls.region], topics=[make_topic()])
        cls.event = make_full_event(regions=[cls.region])
        cls.past = make_published_event(
            starts_at=moscow(2024, 9, 17, 10), event_status="cancelled",
            status_reason_ru="Зал закрыт", status_reason_en="The hall is closed",
        )  # fmt: skip
        cls.organisation = cls.article.organisations.first().organisation
        cls.things = [cls.article, cls.event, cls.past, cls.region, cls.region.country, cls.organisation]

    def test_every_page_answers_in_its_language(self):
        for language, address in addresses(*self.things, self.article.cover):
            with self.subTest(address):
                response = self.client.get(address, headers={"accept-language": "de"})
                self.assertEqual(response.status_code, 200)
                html = response.content.decode()
                if response["Content-Type"].startswith("text/html"):
                    self.assertIn(f'<html lang="{language}"', html)
                    self.assertEqual(html.count("<h1"), 1)

    def test_pages_are_the_same_for_everybody(self):
        for _language, address in addresses(*self.things):
            with self.subTest(address):
                response = self.client.get(address)
                self.assertFalse(response.cookies)
                self.assertFalse(response.wsgi_request.session.accessed)
                self.assertNotIn("_cached_user", vars(response.wsgi_request))
                self.assertNotIn("CSRF_COOKIE_NEEDS_UPDATE", response.wsgi_request.META)
                self.assertNotIn("csrfmiddlewaretoken", response.content.decode())
                is_page = response["Content-Type"].startswith("text/html")
                self.assertEqual(response.get("Vary"), "Cookie, Accept-Encoding" if is_page else "Accept-Encoding")

    def test_pages_work_without_scripts(self):
        for _language, address in addresses(*self.things):
            with self.subTest(address):
                html = self.client.get(address).content.decode()
                self.assertNotRegex(html, r'<script(?! type="application/ld\+json">)')  # data runs nowhere
                self.assertNotIn(" style=", html)
                self.assertNotRegex(html, r"\son\w+=")

    def test_head_answers_as_get_does_and_pages_take_no_posts(self):
        for _language, address in addresses(*self.things):
            with self.subTest(address):
                head = self.client.head(address)
                self.assertEqual((head.status_code, head.content), (200, b""))
                self.assertEqual(self.client.post(address).status_code, 405)

    def test_dates_read_as_each_language_writes_them(self):
        with override("en"):
            day = timezone.localtime(self.article.published_at_en).strftime("%-d %B %Y")
        self.assertContains(self.client.get(self.article.address_in("en")), f">{day}</time>")
        self.assertContains(self.client.get(self.article.address_in("ru")), " г.</time>")


class SwitchOfLanguagesTests(TestCase):
    fixtures = ["site"]

    def switch(self, address):
        """Where the switch on a page leads, and whether the head names the same page in the other language."""
        html = self.client.get(address).content.decode()
        link = html.partition('class="language-switch__link" href="')[2]
        return link.partition('"')[0], f'hreflang="{link.partition(chr(34))[0][1:3]}" href="http://testserver' in html

    def test_leads_to_the_same_text_where_it_is_public(self):
        for thing in (make_published_article(), make_published_event()):
            for here, there in (("ru", "en"), ("en", "ru")):
                self.assertEqual(self.switch(thing.address_in(here)), (thing.address_in(there), True))

    def test_leads_to_the_front_page_where_it_is_not(self):
        only_ru, back_in_ru = make_published_article("ru"), make_published_article()
        make_move(back_in_ru.item, "retract", "en", by=None, note="Wrong.")
        self.assertEqual(self.switch(only_ru.address_in("ru")), ("/en/", False))
        self.assertEqual(self.switch(back_in_ru.address_in("ru")), ("/en/", False))
        self.assertEqual(self.switch(only_ru.address_in("en")), ("/ru/", False), "from a page that is not there")
        self.assertEqual(self.switch("/ru/nowhere/at/all/"), ("/en/", False))

    def test_withdrawn_text_leads_to_its_public_language(self):
        article = make_published_article()
        make_move(article.item, "retract", "en", by=None, note="Wrong.")
        self.assertEqual(self.switch(article.address_in("en"))[0], article.address_in("ru"))

    def test_keeps_filters_and_begins_at_the_first_page(self):
        self.assertEqual(self.switch("/ru/news/?year=2026&month=11&page=1")[0], "/en/news/?year=2026&amp;month=11")
        self.assertEqual(self.switch("/en/search/?q=zone")[0], "/ru/search/?q=zone")

    def test_organisation_has_the_true_address_of_each_language(self):
        organisation = make_full_article(rows=1).organisations.get().organisation
        with override("ru"):
            russian = organisation.get_absolute_url()
        with override("en"):
            self.assertEqual(self.switch(organisation.get_absolute_url()), (russian, True))


class BudgetTests(TestCase):
    """How many questions a page asks, and that more rows do not make them more."""

    fixtures = ["site"]

    @classmethod
    def setUpTestData(cls):
        cls.region, cls.other_region = make_region(), make_region()
        cls.topic = make_topic()
        PressContact.objects.create(name_ru="Область", email="press@example.org").regions.add(cls.region)

    def queries(self, *addresses):
        """What the last of some pages asks, printed one after another in an edition of their own."""
        with print_of(object()):
            for address in addresses:
                with CaptureQueriesContext(connection) as questions:
                    self.assertEqual(self.client.get(address).status_code, 200)
        return len(questions)

    def fill(self, number):
        for _ in range(number):
            make_published_article(
                regions=[self.region, self.other_region], topics=[self.topic], section=make_section(),
                cover=self.cover, lead_until=timezone.now() + timedelta(hours=1),
            )  # fmt: skip
            make_published_event(regions=[self.region, self.other_region])
            make_published_event(regions=[self.region], starts_at=moscow(2024, 9, 17, 10))

    def test_lists_ask_no_more_for_more_rows(self):
        """As the first page of an edition: later ones find its regions, sections and pictures."""
        self.cover = make_picture()
        budgets = {
            "/en/": 16,
            "/en/news/": 12,
            f"/en/news/?region={self.region.slug}&topic={self.topic.slug}&month={timezone.localtime().month}": 12,
            "/en/events/": 8,
            "/en/events/?when=past": 8,
            f"/en/events/?region={self.region.slug}&kind=conference&year=2090": 8,
            "/en/events/2090/04/": 6,
            "/en/regions/": 8,
            self.address_of(self.region): 14,
            self.address_of(self.region.country): 14,
            "/en/search/?q=technopark": 8,
            "/en/news/feed/": 13,
            "/en/news/feed/atom/": 13,
            "/en/news/feed/json/": 13,
            f"/en/news/feed/?region={self.region.slug}": 14,
            "/en/events/calendar.ics": 4,
            f"/en/events/calendar.ics?region={self.region.slug}": 5,
        }
        self.fill(5)
        few = {address: self.queries(address) for address in budgets}
        self.fill(35)
        for address, budget in budgets.items():
            with self.subTest(address):
                self.assertEqual(self.queries(address), few[address])
                self.assertLessEqual(few[address], budget)

    def test_pages_of_one_thing_ask_no_more_for_more_rows(self):
        for make in (make_full_article, make_full_event):
            with self.subTest(make.__name__):
                few, many = (make(regions=[self.region], rows=rows) for rows in (2, 9))
                asked = self.queries(self.address_of(few))
                self.assertLessEqual(asked, 24)
                self.assertEqual(self.queries(self.address_of(many)), asked)
                again = self.address_of(many), self.address_of(many)  # whose pictures and people were shown before
                self.assertLessEqual(self.queries(*again), 14)

    def address_of(self, thing):
        with override("en"):
            return thing.get_absolute_url()


class WeightTests(TestCase):
    fixtures = ["site"]

    def test_page_of_twenty_stories_is_light(self):
        regions, section = [make_region() for _ in range(20)], make_section()
        for region in regions:
            make_published_article(
                regions=[region], section=section, cover=make_picture(),
                headline_ru="Технопарк наукограда открыл корпус для резидентов особой экономической зоны",
                lead_ru="Корпус принял первых резидентов: они займутся приборами и материалами. " * 4,
            )  # fmt: skip
        response = self.client.get("/ru/news/")
        self.assertEqual(response.content.count(b"<article"), 20)
        self.assertLessEqual(len(response.content), 60_000)
        self.assertLessEqual(len(gzip.compress(response.content)), 10_000)
