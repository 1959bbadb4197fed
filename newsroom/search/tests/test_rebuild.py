from io import StringIO
from unittest import skipUnless
from unittest.mock import patch

from django.core.management import call_command
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from articles.tests.factories import make_article
from events.tests.factories import make_event
from newsroom import search
from newsroom.regions.models import Region
from newsroom.regions.tests.factories import make_region
from newsroom.search.models import NameRow, SearchRow
from newsroom.search.rebuild import read, rebuild
from newsroom.search.tests.factories import make_item


class RebuildTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.event = make_event(title_ru="Съезд технопарков", title_en="Congress of technoparks")
        cls.article = make_article(headline_ru="Новый кластер", headline_en="A new cluster")

    def rebuild(self):
        return list(rebuild())

    def assert_all_is_found(self):
        self.assertEqual(search.matching("съезды технопарков", "ru"), [self.event.item_id])
        self.assertEqual(search.matching("congresses", "en"), [self.event.item_id])
        self.assertEqual(search.matching("кластеры", "ru"), [self.article.item_id])
        self.assertEqual(search.matching("clusters", "en"), [self.article.item_id])

    def test_fills_an_empty_index_from_every_kind_oldest_first(self):
        SearchRow.objects.all().delete()
        self.assertEqual(self.rebuild(), [(2, self.article.item_id)])
        self.assert_all_is_found()
        self.assertEqual(SearchRow.objects.first().item_id, self.article.item_id)

    def test_writes_rows_anew_where_the_rules_for_words_changed(self):
        SearchRow.objects.update(title="old", body="rules")
        rows = set(SearchRow.objects.values_list("pk", flat=True))
        self.rebuild()
        self.assert_all_is_found()
        self.assertEqual(set(SearchRow.objects.values_list("pk", flat=True)), rows)

    def test_forgets_what_is_no_story_and_no_event(self):
        item = make_item("Призрак")
        self.rebuild()
        self.assertFalse(SearchRow.objects.filter(item=item).exists())
        self.assert_all_is_found()

    @skipUnless(connection.vendor == "sqlite", "PostgreSQL computes its index itself: it cannot lose words.")
    def test_mends_an_index_that_lost_its_words(self):
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_index_ru(search_index_ru) VALUES ('delete-all')")
        self.assertEqual(search.matching("кластер", "ru"), [])
        call_command("reindex", "--mend", stdout=StringIO())
        self.assert_all_is_found()

    def test_goes_on_where_it_was_stopped(self):
        SearchRow.objects.all().delete()
        self.assertEqual(list(rebuild(self.event.item_id)), [(1, self.article.item_id)])
        self.assertEqual(set(SearchRow.objects.values_list("item", flat=True)), {self.article.item_id})

    def test_leaves_alone_what_somebody_saved_while_its_words_were_made(self):
        def save_meanwhile(numbers):
            texts = read(numbers)
            self.article.headline_ru = "Первый космодром"
            self.article.save()
            return texts

        with patch("newsroom.search.rebuild.read", save_meanwhile):
            self.rebuild()
        self.assertEqual(search.matching("космодром", "ru"), [self.article.item_id])
        self.assertEqual(search.matching("кластер", "ru"), [])

    def test_writes_nothing_where_nothing_changed(self):
        for _ in range(3):
            make_article()
        self.rebuild()
        with CaptureQueriesContext(connection) as queries:
            self.rebuild()
        written = [query["sql"] for query in queries if "search_searchrow" in query["sql"]]
        self.assertEqual([sql for sql in written if sql.startswith(("INSERT", "UPDATE"))], [])

    @patch("newsroom.search.rebuild.AT_ONCE", 1)
    def test_reads_a_text_at_its_turn(self):
        steps = rebuild()
        next(steps)
        type(self.article).objects.filter(pk=self.article.pk).update(headline_ru="Первый космодром")
        list(steps)
        self.assertEqual(search.matching("космодром", "ru"), [self.article.item_id])

    @patch("newsroom.search.rebuild.AT_ONCE", 1)
    def test_passes_over_what_was_deleted_meanwhile(self):
        steps = rebuild()
        next(steps)
        self.article.delete()
        list(steps)
        self.assertEqual(search.matching("кластер", "ru"), [])

    def test_reads_names_again(self):
        tver = make_region(name_ru="Тверская область", name_en="Tver Oblast")
        ask = {"query": "новости Тверской области", "region": Region.objects.all()}
        for spoil in (NameRow.objects.all().delete, lambda: NameRow.objects.update(word="old", words=" rules ")):
            spoil()
            self.assertEqual(search.named_by(**ask), {"region": []})
            self.rebuild()
            self.assertEqual(search.named_by(**ask), {"region": [tver]})

    def test_command_says_how_much_search_knows(self):
        out = StringIO()
        call_command("reindex", stdout=out, stderr=StringIO())
        self.assertRegex(out.getvalue(), r"\ASearch index: 2 items, \d+ s\.\n\Z")
        self.assert_all_is_found()
