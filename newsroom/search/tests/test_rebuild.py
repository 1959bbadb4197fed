from io import StringIO
from unittest import skipUnless

from django.core.management import call_command
from django.db import connection
from django.test import TestCase

from articles.tests.factories import make_article
from events.tests.factories import make_event
from newsroom import search
from newsroom.regions.models import Region
from newsroom.regions.tests.factories import make_region
from newsroom.search.models import NameRow, SearchRow
from newsroom.search.rebuild import rebuild, searchable_things
from newsroom.search.tests.factories import make_item


class RebuildTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.event = make_event(title_ru="Съезд технопарков", title_en="Congress of technoparks")
        cls.article = make_article(headline_ru="Новый кластер", headline_en="A new cluster")

    def rebuild(self):
        return list(rebuild(searchable_things()))

    def assert_all_is_found(self):
        self.assertEqual(search.matching("съезды технопарков", "ru"), [self.event.item_id])
        self.assertEqual(search.matching("congresses", "en"), [self.event.item_id])
        self.assertEqual(search.matching("кластеры", "ru"), [self.article.item_id])
        self.assertEqual(search.matching("clusters", "en"), [self.article.item_id])

    def test_fills_an_empty_index_from_every_kind_oldest_first(self):
        SearchRow.objects.all().delete()
        self.assertEqual(self.rebuild(), [self.event.item_id, self.article.item_id])
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
            cursor.execute("INSERT INTO search_index(search_index) VALUES ('delete-all')")
        self.assertEqual(search.matching("кластер", "ru"), [])
        self.rebuild()
        self.assert_all_is_found()

    def test_reads_a_text_at_its_turn(self):
        steps = rebuild(searchable_things())
        next(steps)
        type(self.article).objects.filter(pk=self.article.pk).update(headline_ru="Первый космодром")
        list(steps)
        self.assertEqual(search.matching("космодром", "ru"), [self.article.item_id])

    def test_passes_over_what_was_deleted_meanwhile(self):
        steps = rebuild(searchable_things())
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
        self.assertEqual(out.getvalue(), "Search index: 2 items.\n")
        self.assert_all_is_found()
