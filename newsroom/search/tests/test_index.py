from django.apps import apps
from django.db import connection
from django.test import TestCase

from newsroom import search
from newsroom.search.models import SearchRow
from newsroom.search.tests.factories import make_item

Item = apps.get_model("publishing", "Item")
FTS = ("search_index_ru", "search_index_en")  # of SQLite


def size_of_fts():
    """How many rows SQLite's own index holds, whatever the table beside it says; PostgreSQL's cannot say otherwise."""
    if connection.vendor != "sqlite":
        return SearchRow.objects.count()
    with connection.cursor() as cursor:
        return sum(cursor.execute(f"SELECT count(*) FROM {index}_docsize").fetchone()[0] for index in FTS)


def check_fts():
    """Raises a database error when SQLite's index and SearchRow disagree."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for index in FTS:
                cursor.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")


class IndexTests(TestCase):
    def test_a_text_that_is_known_is_not_written_again(self):
        item = make_item("Зона", "Текст")
        with self.assertNumQueries(1):
            search.index(item, "ru", "Зона", "Текст")

    def test_a_digest_tells_the_title_from_the_body(self):
        item = make_item("Зона", "Текст")
        search.index(item, "ru", "ЗонаТекст", "")
        search.index(item, "ru", "", "ЗонаТекст")
        self.assertEqual(SearchRow.objects.get().title, "")

    def test_a_changed_text_is_found_by_its_new_words_alone(self):
        item = make_item("Зона", "Текст")
        search.index(item, "ru", "Кластер", "Текст")
        self.assertEqual(search.matching("кластер", "ru"), [item])
        self.assertEqual(search.matching("зона", "ru"), [])
        check_fts()

    def test_a_changed_text_keeps_its_row(self):
        item = make_item("Зона")
        row = SearchRow.objects.get()
        make_item("Парк")
        search.index(item, "ru", "Кластер", "")
        self.assertEqual(SearchRow.objects.get(item=item).pk, row.pk)

    def test_a_text_that_says_nothing_is_forgotten(self):
        item = make_item("Зона", "Текст")
        search.index(item, "ru", "", " — ")
        self.assertFalse(SearchRow.objects.exists())
        self.assertEqual(size_of_fts(), 0)

    def test_nothing_is_written_for_an_item_that_never_said_anything(self):
        item = Item.objects.create(kind="article").pk
        with self.assertNumQueries(1):
            search.index(item, "ru", "", "")
        self.assertFalse(SearchRow.objects.exists())

    def test_removes_one_language_or_both(self):
        item = make_item("Зона")
        search.index(item, "en", "Zone", "")
        search.remove(item, "en")
        self.assertEqual(search.matching("zone"), [])
        self.assertEqual(search.matching("зона"), [item])
        search.remove(item)
        self.assertEqual(search.matching("зона"), [])
        self.assertEqual(size_of_fts(), 0)

    def test_an_item_takes_its_rows_with_it(self):
        item = make_item("Зона")
        Item.objects.get(pk=item).delete()
        self.assertFalse(SearchRow.objects.exists())
        self.assertEqual(size_of_fts(), 0)
        check_fts()

    def test_odd_characters_are_indexed_without_an_error(self):
        item = make_item("Зона\0 \ud800 🙂 \u200f", "a'b\"c -- ; DROP TABLE")
        self.assertEqual(search.matching("зона", "ru"), [item])
        check_fts()

    def test_a_text_as_long_as_a_book_is_saved_and_found_by_its_beginning(self):
        item = make_item("Зона")
        SearchRow.objects.update(body=" ".join(f"слово{number}" for number in range(200_000)))
        self.assertEqual(search.matching("слово10 зона", "ru"), [item])
