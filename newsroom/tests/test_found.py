"""What else is there: results of search by kind, a search that found nothing, the page of an organisation."""

from itertools import count
from unittest import skipUnless

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from articles.models import Article, Quote
from articles.tests.factories import make_article, make_published_article, make_topic
from events.models import AgendaItem
from events.tests.factories import make_published_event
from newsroom.directory.tests.factories import make_organisation, make_position
from newsroom.found import named_in
from newsroom.regions.tests.factories import make_region
from newsroom.tests.factories import hidden_kinds


class SearchPageTests(TestCase):
    fixtures = ["site"]

    @classmethod
    def setUpTestData(cls):
        for _ in range(2):
            make_published_article(headline_en="Beetroot harvest", headline_ru="Урожай свёклы")
        make_published_event(title_en="Beetroot congress", title_ru="Конгресс о свёкле")
        hidden_kinds(Article, "en", headline_en="Beetroot unseen")
        hidden_kinds(Article, "ru", headline_ru="Свёкла невидимая")

    def found(self, query):
        response = self.client.get(f"/en/search/?{query}")
        self.assertEqual(response.status_code, 200, query)
        return response, [type(thing).__name__ for thing in response.context["page_obj"]]

    def test_counts_results_by_kind_and_shows_one_kind_alone(self):
        for query, kinds in (
            ("q=beetroot", {"Article": 2, "Event": 1}),
            ("q=beetroot&kind=article", {"Article": 2, "Event": 0}),
            ("q=beetroot&kind=event", {"Article": 0, "Event": 1}),
        ):
            response, found = self.found(query)
            self.assertEqual({kind: found.count(kind) for kind in kinds}, kinds, query)
            for label in ("All results (3)", "Stories (2)", "Events (1)"):
                self.assertContains(response, label)
        self.assertContains(self.client.get("/ru/search/?q=свёклы"), "Материалы (2)")

    def test_kind_that_is_none_shows_everything(self):
        for kind in ("", "nothing", "%00", "<script>", "article&kind=zzz", "x" * 500):
            response, found = self.found(f"q=beetroot&kind={kind}")
            self.assertEqual(len(found), 3, kind)
            self.assertNotContains(response, "<script>")

    def test_search_that_found_nothing_says_which_of_its_words_find_something(self):
        response, found = self.found("q=beetroot+of+zzzz+congress")
        self.assertEqual(found, [])
        self.assertContains(response, 'href="?q=beetroot">Only “beetroot”: 3 results</a>')
        self.assertContains(response, "Only “congress”: 1 result<")
        self.assertNotContains(response, "Only “zzzz”")
        self.assertNotContains(self.found("q=zzzz")[0], "Only “")
        self.assertNotContains(self.found("q=zzzz+unseen")[0], "Only “unseen”")
        self.assertContains(self.client.get("/ru/search/?q=свёкла+жжжж"), "Только «свёкла»: 3 результата")

    def test_words_of_a_hostile_query_stay_words(self):
        for query in (
            "%3Cb%3E+beetroot",
            "%22beetroot+AND+zzzz",
            "*+OR+NEAR(beetroot+1)",
            "а" * 300,
            "+".join("a" * 99),
        ):
            response, _found = self.found(f"q={query}")
            self.assertNotContains(response, "<b>")

    def test_questions_stay_within_their_budget(self):
        self.client.get("/en/search/?q=beetroot")
        for query, number in (
            ("beetroot", 8),
            ("beetroot&kind=event", 5),
            ("beetroot+zzzz+congress+harvest", 7),
            ("", 2),
        ):
            with self.subTest(query), self.assertNumQueries(number):
                self.client.get(f"/en/search/?q={query}")


class NamedTests(TestCase):
    """Regions, organisations and pages that a search calls by name."""

    fixtures = ["site"]

    @classmethod
    def setUpTestData(cls):
        cls.region = make_region(name_ru="Новосибирская область", name_en="Novosibirsk Oblast")
        names = {"name_ru": "Объединение молодых учёных", "name_en": "Union of Young Scientists"}
        cls.known = make_organisation(**names, abbreviation_ru="ОМУ", is_member=True)
        cls.unknown = make_organisation(name_ru="Тайный институт", name_en="Secret Institute")
        make_article().organisations.create(organisation=cls.unknown)

    def named(self, language, query, **more):
        return self.client.get(f"/{language}/search/", {"q": query, **more}).context["named"]

    def test_are_named_in_any_form_of_their_words_in_either_language(self):
        for query, thing in (
            ("Новосибирская область", self.region),
            ("новости Новосибирской области", self.region),
            ("новосибирской", self.region),
            ("novosibirsk oblast", self.region),
            ("Объединением молодых ученых", self.known),
            ("молодые учёные", self.known),
            ("young scientist", self.known),
            ("ому", self.known),
        ):
            for language in ("ru", "en"):
                self.assertEqual(self.named(language, query), [thing], query)

    def test_are_linked_above_the_results(self):
        for language, query, name in (("ru", "новосибирская область", "Новосибирская область"),
                                      ("en", "novosibirsk oblast", "Novosibirsk Oblast")):  # fmt: skip
            page = self.client.get(f"/{language}/search/", {"q": query})
            self.assertContains(page, f'<a href="/{language}/regions/{self.region.slug}/">{name}</a></li>')

    def test_plain_pages_are_named_too(self):
        for language, query, title in (("ru", "контакт", "Контакты"), ("en", "contacts", "Contacts")):
            page = self.client.get(f"/{language}/search/", {"q": query})
            self.assertContains(page, f'link-list__item"><a href="/{language}/contacts/">{title}</a>')

    def test_organisation_that_only_a_draft_names_stays_hidden(self):
        for language, query in (("ru", "тайный институт"), ("en", "secret institute")):
            self.assertEqual(self.named(language, query), [])

    def test_word_that_many_names_share_names_none_of_them(self):
        for n in range(5):
            make_region(name_ru=f"Вторая{n} область", name_en=f"Second{n} Oblast")
        self.assertEqual(self.named("ru", "область"), [])
        self.assertEqual(self.named("ru", "новосибирская область"), [self.region])

    def test_two_regions_are_named_in_one_breath(self):
        tomsk = make_region(name_ru="Томская область", name_en="Tomsk Oblast")
        self.assertEqual(self.named("ru", "Новосибирская и Томская области"), [self.region, tomsk])

    def test_follow_their_names(self):
        self.region.name_ru = "Томская область"
        self.region.save()
        self.assertEqual(self.named("ru", "новосибирская"), [])
        self.assertEqual(self.named("ru", "томская"), [self.region])

    @skipUnless(connection.vendor == "sqlite", "SQLite tells how many steps it takes; PostgreSQL has the same indexes.")
    def test_take_no_more_work_among_more_names(self):
        queries = ["новосибирская область", "union of young scientists", "институт физики", "область", "институт"]
        work = []
        for _ in range(2):
            for n in range(40):
                make_organisation(name_ru=f"Институт физики {n}", name_en=f"Plant {n}", is_member=True)
            work.append([self.steps(query) for query in queries])
        for query, few, many in zip(queries, *work, strict=True):
            self.assertLess(many, 1.1 * few, query)

    def steps(self, query):
        """How many steps of its own machine SQLite takes to find what a query names."""
        steps = count()
        named_in(query)
        connection.connection.set_progress_handler(lambda: next(steps) and None, 1)
        named_in(query)
        connection.connection.set_progress_handler(None, 0)
        return next(steps)

    def test_stand_on_the_first_page_of_everything_alone(self):
        for more in ({"kind": "event"}, {"page": "2"}):
            self.assertEqual(self.named("ru", "новосибирская область", **more), [])
        for query in ("", "и", "*", '"', "%00", "а" * 300):
            self.assertEqual(self.named("ru", query), [], query)

    def test_empty_search_offers_topics_and_regions(self):
        topic = make_topic()
        make_published_article(topics=[topic])
        for language in ("ru", "en"):
            page = self.client.get(f"/{language}/search/")
            self.assertContains(page, f'href="/{language}/news/?topic={topic.slug}"')
            self.assertContains(page, f'<li><a href="/{language}/regions/">')


class OrganisationPageTests(TestCase):
    fixtures = ["site"]

    @classmethod
    def setUpTestData(cls):
        cls.region = make_region(name_en="Tver Oblast", genitive="Тверской области")
        cls.organisation = make_organisation(is_member=True, region=cls.region)

    def page(self, language="en", query=""):
        with override(language):
            return self.client.get(self.organisation.get_absolute_url() + query)

    def told(self, **fields):
        article = make_published_article(**fields)
        article.organisations.create(organisation=self.organisation)
        return article

    def test_goes_on_to_every_story(self):
        stories = [self.told() for _ in range(10)]
        first, second = self.page(), self.page(query="?page=2")
        shown = [article.pk for page in (first, second) for article in page.context["articles"]]
        self.assertEqual(sorted(shown), sorted(story.pk for story in stories))
        self.assertContains(first, 'href="?page=2"')
        for number in ("0", "zzz", "99", "%00"):
            self.assertEqual(self.page(query=f"?page={number}").status_code, 200)

    def test_names_whom_readers_heard_and_nobody_else(self):
        quoted, speaking, unheard, hidden = (make_position(organisation=self.organisation) for _ in range(4))
        elsewhere = make_position()
        for position in (quoted, elsewhere):
            Quote.objects.create(article=self.told(), speaker=position, text_en="So.", text_ru="Так.")
        Quote.objects.create(article=make_article(), speaker=hidden, text_en="So.", text_ru="Так.")
        AgendaItem.objects.create(event=make_published_event("en")).speakers.add(speaking)
        for language, heard in (("en", [quoted, speaking]), ("ru", [quoted])):
            self.assertEqual(list(self.page(language).context["speakers"]), heard)
        page = self.page()
        self.assertContains(page, "Representatives")
        for position in (unheard, hidden, elsewhere):
            self.assertNotContains(page, position.person.name_en)

    def test_heading_begins_with_a_capital(self):
        self.organisation.name_ru = "пресс-служба «Дом & сад»"
        self.organisation.save()
        page = self.page("ru")
        self.assertContains(page, "<h1>Пресс-служба «Дом &amp; сад»</h1>")
        self.assertContains(page, "<title>Пресс-служба «Дом &amp; сад»")

    def test_leads_to_the_news_of_its_region(self):
        self.assertContains(self.page(), f'href="/en/regions/{self.region.slug}/">News of Tver Oblast</a>')
        self.assertContains(self.page("ru"), "Новости Тверской области</a>")

    def test_asks_no_more_for_more_rows(self):
        def questions():
            with CaptureQueriesContext(connection) as asked:
                self.page()
            return len(asked)

        self.told()
        few = questions()
        for _ in range(6):
            position = make_position(organisation=self.organisation)
            Quote.objects.create(article=self.told(), speaker=position, text_en="So.", text_ru="Так.")
        self.assertEqual(questions(), few)
        self.assertLessEqual(few, 12)
