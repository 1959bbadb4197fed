"""Each index serves a query: here every one is asked for its plan, and has to be read the way it was made for."""

import re
from datetime import timedelta

from django.db import connection
from django.db.models import QuerySet
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from articles.further import neighbours_question, newest_question
from articles.listed import Listed, list_of
from articles.models import Article
from articles.numbers import years
from articles.tests.factories import make_published_article
from events.models import Event
from events.tests.factories import make_event
from newsroom import search
from newsroom.desk.stories import first_heard
from newsroom.public import public_organisations
from newsroom.publishing.models import MoveRecord
from newsroom.publishing.querysets import is_public
from newsroom.publishing.worklists import WORKLISTS, Asking, in_review, unapproved
from newsroom.region_map import told_in_last_year
from newsroom.regions.models import Region
from newsroom.regions.tests.factories import make_region
from newsroom.search.models import SearchRow
from newsroom.search.tests.factories import make_item
from newsroom.sitemaps import ByNumber, PublishableSitemap
from newsroom.staff.tests.factories import make_user

# What a planner says where it reads a whole table, or sorts what it read.
WHOLE = {"sqlite": r"\bSCAN (?!newest|\(|[a-z]+\Z)[a-z]+_[a-z]+(?! USING)", "postgresql": r"Seq Scan"}
SORTS = {"sqlite": r"USE TEMP B-TREE FOR (LAST|RIGHT|ORDER)", "postgresql": r"\bSort\b"}


class QueryPlanTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_published_article()
        make_event()
        make_item("Парк")

    def setUp(self):
        if connection.vendor == "postgresql":  # a small table is read whole whatever indexes it has
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
                # And with a row every index is as good as any other: let there be a million.
                cursor.execute(
                    "UPDATE pg_class SET reltuples = 1000000, relpages = 1 WHERE relname IN (%s, %s, %s, %s)",
                    [model._meta.db_table for model in (Article, Event, Listed, SearchRow)],
                )
        elif connection.vendor != "sqlite":
            self.skipTest("Plans are known of SQLite and PostgreSQL.")

    def assertReads(self, index, queryset, *, sorts=False):
        """That a query reads this index, no whole table, and in order."""
        with override("en"):
            plan = queryset.explain()
        self.assertIn(index, plan)
        self.assertNotRegex(plan, WHOLE[connection.vendor])
        if not sorts:
            self.assertNotRegex(plan, SORTS[connection.vendor])

    def listed(self, *names):
        return Listed.objects.public("en").newest_first("en").in_all(*names)

    def test_a_list_is_read_in_its_order(self):
        for names in ((), ("r1",), ("r1", "t2")):
            of_year = Listed.objects.public("en", year=2024).newest_first("en").in_all(*names)
            for rows in (self.listed(*names)[:20], self.listed(*names)[980:1000], of_year[:20]):
                with self.subTest(names):
                    self.assertReads("article_listed_en", rows)

    def test_the_stories_of_a_page_are_looked_up_by_their_numbers(self):
        stories = Article.objects.published("en").listed(self.listed("r1")[:20])
        self.assertReads("article_listed_en", stories)

    def test_the_newest_of_everything(self):
        for kind in (Article, Event):
            newest = kind.objects.published("en").newest_first("en")[:9]
            # PostgreSQL takes no order from an index behind a column that is NULL: lists are read from `Listed`.
            sorts = connection.vendor == "postgresql"
            self.assertReads(f"{kind._meta.model_name}_public_en", newest, sorts=sorts)

    def test_what_leads_the_front_page(self):
        leading = Article.objects.filter(lead_until__gt=timezone.now()).order_by("-lead_until")
        self.assertReads("article_leading", leading)
        self.assertIn("lead_until", str(Article.objects.published("en").leading().query))

    def test_the_map_counts_each_region_by_its_list(self):
        with override("en"):
            regions = Region.objects.on_map().annotate(number=told_in_last_year()).order_by()
        plan = regions.explain()
        self.assertIn("article_listed_en", plan)
        self.assertNotRegex(plan, "articles_article_regions")

    def test_the_pictures_of_the_desk_read_their_time_alone(self):
        self.assertReads("article_listed_ru", first_heard(timezone.now() - timedelta(days=180)))

    def test_a_site_map_reads_its_range_and_knows_its_latest_change(self):
        stories = PublishableSitemap(Article, "en").items()
        file = ByNumber(stories.order_by("-pk"), 1000).object_list.filter(pk__gt=1000, pk__lte=2000)
        self.assertNotRegex(file.explain(), WHOLE[connection.vendor])
        changed = Article.objects.published("en").filter(updated_at_en__isnull=False).order_by("-updated_at_en")[:1]
        self.assertReads("article_", changed, sorts=True)

    def test_the_worklists_of_what_is_not_public(self):
        user = make_user()
        for kind in (Article, Event):
            asking = Asking(kind, user)
            for condition in (unapproved, in_review):
                texts = kind._base_manager.filter(condition(asking, "en")).order_by()
                with self.subTest(f"{kind}: {condition}"):
                    self.assertRegex(texts.explain(), f"{kind._meta.model_name}_(open|public)_en")
                    self.assertReads("", texts)

    def test_what_was_published_without_a_second_person(self):
        moves = MoveRecord.objects.filter(name="publish_alone", language="en", at__gte=timezone.now()).order_by()
        self.assertReads("move_alone", moves)

    def test_the_coverage_of_an_event(self):
        reports = Article.objects.filter(event=1, coverage=Article.Coverage.REPORT).order_by()
        self.assertReads("article_of_event", reports)

    def test_a_month_of_a_year_is_a_part_of_its_list(self):
        month = Listed.objects.public("en", year=2024, month=12).newest_first("en").in_all()
        self.assertReads("article_listed_en", month)
        self.assertEqual(re.findall("<=?", str(month.query)), ["<"])  # SQLite hears one end alone, the first
        self.assertNotIn("extract", str(month.query).lower())

    def test_whom_public_stories_tell_of_is_asked_of_a_list_in_each_language(self):
        plan = public_organisations().explain()
        self.assertRegex(plan, r"article_listed_ru[\s\S]*article_listed_en")
        self.assertNotIn("article_listed_once", plan)

    def test_a_worklist_with_drafts_beside_live_texts_reads_no_others(self):
        for name in ("in_review", "mine"):
            with self.subTest(name):
                texts = WORKLISTS[name].of(Article.objects.live(), make_user()).order_by()
                self.assertRegex(texts.explain(), "article_(open|public)_en")
                self.assertReads("", texts)

    def test_the_years_of_a_list_are_read_at_its_ends(self):
        with CaptureQueriesContext(connection) as captured, override("en"):
            years(self.listed())
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN {'QUERY PLAN' if connection.vendor == 'sqlite' else ''} {captured[0]['sql']}")
            plan = "\n".join(str(row[-1]) for row in cursor)
        self.assertIn("article_listed_en", plan)
        self.assertNotRegex(plan, WHOLE[connection.vendor])

    def test_coming_events_are_found_among_those_that_are_not_over(self):
        coming = Event.objects.published("en").coming()
        if connection.vendor == "postgresql":  # without statistics it takes what is published for the rarer
            (among,) = (part.rhs for part in coming.query.where.children if part.lookup_name == "in")
            coming = QuerySet(Event, among)
        self.assertReads("event_over", coming, sorts=True)

    def test_neighbours_and_related_stories_are_read_by_their_lists(self):
        region = make_region()
        sides = [("earlier", "region", region), ("later", "region", region)]
        with override("en"):
            questions = [(neighbours_question(1, sides), 2), (newest_question([("region", region.pk)]), 1)]
        for (sql, params), lists in questions:
            plan = self.plan(sql, *params)
            self.assertGreaterEqual(len(re.findall("article_listed_en", plan)), lists)
            self.assertNotRegex(plan, r"(SCAN|Seq Scan on) articles_")
            self.assertIn(list_of("region", region.pk), params)

    def test_search_reads_the_index_of_its_language(self):
        """Whatever is typed: words, a phrase, a word that is only begun, beside others and alone."""
        indexes = {"sqlite": "SCAN search_index_ru", "postgresql": "Bitmap Index Scan on search_row_vector_ru"}
        typed = [("зона", False), ("зона парк", False), ("«особая зона» парк", False), ("парк зон", True), ("з", True)]
        for query, unfinished in typed:
            with self.subTest(query), CaptureQueriesContext(connection) as asked:
                search.matching(query, "ru", unfinished=unfinished)
                plan = self.plan(asked[0]["sql"])
                self.assertEqual(len(asked), 2)
                self.assertEqual(plan.count(indexes[connection.vendor]), 1 + unfinished)
                self.assertNotRegex(plan, r"vector_en|index_en|Seq Scan|SCAN (row|search_searchrow)|TEMP B-TREE")

    def plan(self, sql, *values):
        explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
        with connection.cursor() as cursor:
            cursor.execute(f"{explain} {sql}", values or None)
            return "\n".join(str(row[-1]) for row in cursor)

    def test_what_is_public_is_one_condition_of_one_index(self):
        self.assertReads("article_public_ru", Article.objects.filter(is_public("ru", timezone.now())).order_by())
