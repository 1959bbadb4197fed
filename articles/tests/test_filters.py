from datetime import datetime
from unittest.mock import patch
from zoneinfo import ZoneInfo

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from articles.tests.factories import make_published_article, make_section, make_topic
from newsroom.publishing import paginator
from newsroom.regions.models import Region
from newsroom.regions.tests.factories import make_region
from newsroom.tests.factories import hidden_kinds

HOSTILE = [
    "region=%00", "region=nowhere", "region=" + "x" * 5000, "region[]=a&region[]=b", "region=a&region=b", "region=1'--",
    "section=%F0%9F%92%A9", "section=%ED%A0%80", "topic=<script>alert(1)</script>", "topic=../../passwd", "topic=%25",
    "year=99999999999999999999", "year=-1", "year=0", "year=abc", "year=%D9%A2%D9%A0%D9%A2%D9%A6", "year=2026.5",
    "month=13", "month=0", "month=1e1", "month=%00", "month=", "q=1", "&&&===", "%", "csrfmiddlewaretoken=1",
]  # fmt: skip


class ArticleFilterTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.region, cls.elsewhere = make_region(), make_region()
        cls.kazakhstan = make_region(
            kind=Region.Kind.COUNTRY, code="KZ", name_ru="Казахстан", name_en="Kazakhstan", genitive="Казахстана"
        )
        cls.section, cls.topic = make_section(), make_topic()
        cls.moment = datetime(2024, 5, 1, 0, 30, tzinfo=ZoneInfo("Europe/Moscow"))  # in UTC it is still April
        cls.old = make_published_article(
            headline_en="Old", at=cls.moment, regions=[cls.region], topics=[cls.topic], section=cls.section
        )
        cls.new = make_published_article(headline_en="New", regions=[cls.region, cls.elsewhere], section=make_section())
        cls.abroad = make_published_article(headline_en="Abroad", regions=[cls.kazakhstan], section=make_section())

    def found(self, query):
        response = self.client.get(f"/en/news/?{query}")
        self.assertEqual(response.status_code, 200, query)
        return {article.headline for article in response.context["object_list"]}

    def test_narrows_by_each_and_by_all_together(self):
        table = {
            "": {"Old", "New", "Abroad"},
            f"region={self.region.slug}": {"Old", "New"},
            f"region={self.elsewhere.slug}": {"New"},
            "region=russia": {"Old", "New"},
            "region=kazakhstan": {"Abroad"},
            f"section={self.section.slug}": {"Old"},
            f"topic={self.topic.slug}": {"Old"},
            "year=2024": {"Old"},
            "month=5&year=2024": {"Old"},
            "month=4&year=2024": set(),
            f"region=russia&section={self.section.slug}&topic={self.topic.slug}&year=2024&month=5": {"Old"},
            f"region=kazakhstan&section={self.section.slug}": set(),
        }
        for query, headlines in table.items():
            with self.subTest(query):
                self.assertEqual(self.found(query), headlines)

    def test_title_says_what_was_asked_for(self):
        self.topic.name_ru = "Наукограды"
        self.topic.save()
        query = f"region={self.region.slug}&topic={self.topic.slug}&year=2024&month=5"
        self.assertContains(self.client.get(f"/ru/news/?{query}"), f"{self.region.genitive}: Наукограды, май 2024</h1>")
        self.assertContains(self.client.get("/en/news/?month=5"), "<h1>News: May</h1>", html=True)

    def test_offers_what_there_is_to_read_and_keeps_what_was_chosen(self):
        quiet = make_region()
        html = self.client.get("/en/news/").content.decode()
        self.assertNotIn(f'value="{quiet.slug}"', html)
        this_month = timezone.localtime(self.new.published_at_en).month
        for slug in (self.region.slug, "russia", "kazakhstan", self.topic.slug, "2024", "5", this_month):
            self.assertIn(f'value="{slug}"', html)
        self.assertContains(self.client.get(f"/en/news/?region={self.region.slug}"), f'"{self.region.slug}" selected')

    def offered(self, query, name):
        """The choices of a select but for the first: `{value: label}`."""
        filterset = self.client.get(f"/en/news/?{query}").context["filter"]
        return dict(filterset.filters[name].extra["choices"])

    def test_each_choice_says_how_many_stories_it_leads_to(self):
        regions = {
            self.region.slug: f"{self.region.name_en} (2)",
            self.elsewhere.slug: f"{self.elsewhere.name_en} (1)",
            "kazakhstan": "Kazakhstan (1)",
            "russia": "Russia (2)",
        }
        self.assertEqual(self.offered("", "region"), regions)
        self.assertEqual(self.offered("", "topic"), {self.topic.slug: f"{self.topic.name_en} (1)"})
        self.assertEqual(set(self.offered("", "section").values()), {
            f"{section.name_en} (1)" for section in (self.section, self.new.section, self.abroad.section)
        })  # fmt: skip
        self.assertEqual(self.offered("", "year")["2024"], "2024 (1)")
        self.assertEqual(self.offered("", "month")["5"], "May (1)")

    def test_numbers_keep_to_what_else_was_chosen(self):
        self.assertEqual(
            self.offered("year=2024", "region"),
            {self.region.slug: f"{self.region.name_en} (1)", "russia": "Russia (1)"},
        )
        self.assertEqual(self.offered("region=kazakhstan", "topic"), {})
        self.assertEqual(self.offered("region=kazakhstan&year=2024", "year"), {
            str(timezone.localtime().year): f"{timezone.localtime().year} (1)", "2024": "2024 (0)"
        })  # fmt: skip
        self.assertEqual(self.offered(f"topic={self.topic.slug}&year=2024", "month"), {"5": "May (1)"})
        self.assertEqual(self.offered(f"topic={self.topic.slug}&month=6", "month"), {"5": "May (1)", "6": "June (0)"})
        self.assertEqual(self.offered("month=5", "year"), {"2024": "2024 (1)"})

    def test_every_number_offered_is_the_number_found(self):
        queries = ["", f"region={self.region.slug}", "region=russia&year=2024", f"topic={self.topic.slug}", "month=5"]
        for query in queries:
            filters = self.client.get(f"/en/news/?{query}").context["filter"].choices
            for name, choices in filters.items():
                for value, _label, number in choices:
                    kept = "&".join(part for part in query.split("&") if not part.startswith(name))
                    with self.subTest(f"{kept}&{name}={value}"):
                        self.assertEqual(len(self.found(f"{kept}&{name}={value}")), number)

    def test_midnight_here_ends_a_month_and_not_midnight_elsewhere(self):
        moscow = ZoneInfo("Europe/Moscow")
        for moment, month in (
            (datetime(2020, 2, 29, 23, 59, tzinfo=moscow), 2),
            (datetime(2020, 3, 1, 0, 0, tzinfo=moscow), 3),
            (datetime(2020, 3, 1, 2, 59, tzinfo=moscow), 3),  # in UTC it is still February
            (datetime(2020, 3, 2, 0, 30, tzinfo=moscow), 3),
            (datetime(2020, 3, 27, 23, 59, tzinfo=moscow), 3),
            (datetime(2020, 3, 28, 3, 0, tzinfo=moscow), 3),
            (datetime(2020, 3, 31, 23, 59, tzinfo=moscow), 3),
            (datetime(2020, 4, 1, 0, 0, tzinfo=moscow), 4),
            (datetime(2014, 1, 31, 23, 59, tzinfo=moscow), 1),  # Moscow was four hours ahead then
            (datetime(2014, 2, 1, 0, 0, tzinfo=moscow), 2),
        ):
            Article.objects.filter(pk=self.new.pk).update(published_at_en=moment)
            with self.subTest(moment=moment):
                self.assertEqual(self.offered(f"year={moment.year}", "month").keys(), {str(month)})
                self.assertEqual(self.found(f"year={moment.year}&month={month}"), {"New"})

    def test_hidden_stories_are_not_counted_and_their_topics_stay_unknown(self):
        before = {name: self.offered("", name) for name in ("region", "section", "topic", "year", "month")}
        topic, section = make_topic(name_en="Secret"), make_section(name_en="Secret")
        for kind in ({"topics": [topic, self.topic]}, {"section": section}):
            fields = {"section": self.section, "regions": [self.region, self.kazakhstan]} | kind
            hidden_kinds(Article, "en", **fields)
        self.assertEqual({name: self.offered("", name) for name in before}, before)
        for query in (f"topic={topic.slug}", f"section={section.slug}"):
            self.assertContains(self.client.get(f"/en/news/?{query}"), "There is no such thing in this list.")
            self.assertNotContains(self.client.get(f"/en/news/?{query}"), "Secret")

    def test_conditions_are_taken_away_one_by_one(self):
        region, topic = self.region.slug, self.topic.slug
        response = self.client.get(f"/en/news/?region={region}&topic={topic}&page=1")
        self.assertContains(response, f'href="?topic={topic}"><span class="visually-hidden">Remove: </span>Region: ')
        self.assertContains(response, f'href="?region={region}"><span class="visually-hidden">Remove: </span>Topic: ')
        self.assertNotContains(self.client.get("/en/news/"), "Remove: ")

    def test_a_name_in_the_other_language_is_said_and_marked(self):
        make_published_article(section=make_section(slug="only", name_en="Only & one", name_ru=""))
        page = self.client.get("/ru/news/?section=only")
        marked = '<span lang="en">Only &amp; one</span>'
        self.assertContains(page, f"<h1>Новости: {marked}</h1>", html=True)
        self.assertContains(page, f'Рубрика: {marked}<span class="conditions__cross"')
        self.assertContains(page, "<title>Новости: Only &amp; one")
        self.assertContains(self.client.get("/en/news/?section=only"), "<h1>News: Only &amp; one</h1>", html=True)

    def test_section_named_news_is_not_called_news_twice(self):
        section = make_section(slug="partners", name_en="News of partners", name_ru="Новости\xa0партнёров")
        make_published_article(section=section)
        for language, name in (("en", "News of partners"), ("ru", "Новости\xa0партнёров")):
            page = self.client.get(f"/{language}/news/?section=partners")
            self.assertContains(page, f"<h1>{name}</h1>", html=True)
            self.assertRegex(page.content.decode(), f"<title>{name}".replace("\xa0", r"\s"))

    def test_empty_list_says_what_to_let_go_and_how_much_there_is_then(self):
        query = f"region=kazakhstan&topic={self.topic.slug}&year=2024"
        response = self.client.get(f"/en/news/?{query}")
        self.assertContains(response, "Nothing matches")
        self.assertContains(response, "Any region: 1 story</a>")
        self.assertContains(response, f'href="?topic={self.topic.slug}&amp;year=2024">Any region')
        self.assertNotContains(response, "Any topic")
        self.assertNotContains(response, "Any year")
        year = timezone.localtime().year
        page = self.client.get(f"/ru/news/?topic={self.topic.slug}&year={year}")
        self.assertContains(page, "Любая тема: 2 материала")
        self.assertContains(page, "Любой год: 1 материал")

    def test_short_list_says_where_there_is_more(self):
        response = self.client.get(f"/en/news/?topic={self.topic.slug}&year=2024")
        self.assertContains(response, "More stories</h2>")
        self.assertContains(response, 'href="?year=2024">Any topic: 1 story</a>')
        self.assertNotContains(self.client.get("/en/news/"), "More stories</h2>")

    def test_conditions_cost_one_question_more_at_most_and_stories_none(self):
        def asked(query):
            with CaptureQueriesContext(connection) as questions:
                self.client.get(f"/en/news/?{query}")
            return len(questions)

        year = timezone.localtime().year
        queries = [
            f"region={self.region.slug}&topic={self.topic.slug}&section={self.section.slug}&year=2024&month=5",
            f"region=kazakhstan&month=6&topic={self.topic.slug}", f"topic={self.topic.slug}&year={year}",
            "region=nowhere", "topic=nowhere&section=nowhere", "year=1999",
        ]  # fmt: skip
        few, whole = [asked(query) for query in queries], asked("")
        self.assertLessEqual(max(few), whole + 1)
        for _ in range(9):
            make_published_article(regions=[make_region()], topics=[make_topic()], section=make_section())
        self.assertEqual([asked(query) for query in queries], few)
        self.assertEqual(asked(""), whole)

    def test_region_without_stories_has_a_kind_page_of_its_own(self):
        quiet = make_region()
        response = self.client.get(f"/en/news/?region={quiet.slug}")
        self.assertContains(response, f"News of {quiet.name_en}")
        self.assertContains(response, "Nothing matches")
        self.assertNotContains(response, "There is no such thing")

    def test_offers_to_show_everything_only_where_something_was_asked(self):
        self.assertNotContains(self.client.get("/en/news/?page=1"), "Show everything")
        self.assertContains(self.client.get("/en/news/?year=2024"), "Show everything")

    def test_no_query_string_breaks_the_list(self):
        for query in HOSTILE:
            with self.subTest(query[:40]):
                response = self.client.get(f"/en/news/?{query}")
                self.assertEqual(response.status_code, 200)
                self.assertNotContains(response, "<script>")
                self.assertLess(len(response.content), 80_000)

    def test_says_kindly_that_there_is_no_such_choice(self):
        response = self.client.get("/en/news/?region=atlantis")
        self.assertContains(response, "There is no such thing in this list.")
        self.assertContains(response, "Nothing matches")
        self.assertContains(response, 'href="/en/news/"')


class PagesOfTheListTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.region = make_region()
        for _ in range(45):
            make_published_article(regions=[cls.region])

    def test_page_numbers_that_cannot_be_have_a_page_for_that(self):
        for number in ("0", "-1", "abc", "999999", "51", "1.5", "%00", "9" * 5000, "١٢٣"):
            with self.subTest(number[:10]):
                response = self.client.get(f"/en/news/?page={number}")
                self.assertContains(response, "There is no such page", status_code=404)
                self.assertEqual(self.client.get(f"/en/search/?q=technopark&page={number}").status_code, 200)
                self.assertEqual(self.client.get(f"/en/events/?page={number}").status_code, 404)
        for number in ("last", "3", "", "1"):
            self.assertEqual(self.client.get(f"/en/news/?page={number}").status_code, 200, number)

    def test_links_to_pages_keep_the_filters(self):
        year = timezone.localtime().year
        response = self.client.get(f"/en/news/?region={self.region.slug}&year={year}&page=2")
        for number in (1, 3):
            self.assertContains(response, f'"?region={self.region.slug}&amp;year={year}&amp;page={number}"')
        self.assertRegex(response.content.decode(), "<title>[^<]*page 2")

    def test_counts_exactly_up_to_a_number_and_then_says_more(self):
        self.assertContains(self.client.get("/en/news/"), "45 stories")
        with patch.object(paginator, "COUNTED", 45):
            self.assertContains(self.client.get("/en/news/"), "45 stories")
        with patch.object(paginator, "COUNTED", 44), patch.object(paginator, "LAST_PAGE", 2):
            response = self.client.get("/en/news/?page=2")
            self.assertContains(response, "more than 44 stories")
            self.assertContains(response, "For older stories, choose a year and a month.")
            self.assertEqual(self.client.get("/en/news/?page=3").status_code, 404)
            self.assertContains(self.client.get("/en/search/?q=technopark"), "more than 44 results")
