from unittest import mock

from django.db import NotSupportedError, connection
from django.test import TestCase

from newsroom import search
from newsroom.search import engines
from newsroom.search.models import SearchRow
from newsroom.search.tests.factories import make_item

FOUND = [
    ("Казахстан", "Делегация приехала в Казахстан"),
    ("Казахстан", "Форум прошёл в Казахстане"),
    ("в Казахстане", "Казахстан принимает форум"),
    ("технопарк", "Встреча технопарков страны"),
    ("технопарками", "Новый технопарк"),
    ("технопарков", "Обмен между технопарками"),
    ("особая экономическая зона", "Резиденты особых экономических зон"),
    ("особых экономических зонах", "Особая экономическая зона «Дубна»"),
    ("«особая экономическая зона»", "В особой экономической зоне"),
    ("ученый", "Слово берут учёные"),
    ("учёный", "Слово берут ученые"),
    ("Новосибирск", "Делегация из Новосибирска"),
    ("кластер 2024", "Смотр кластеров, 17–19 сентября 2024 года"),
    ("КЛАСТЕР", "кластерами"),
    ("zone", "Special economic zones"),
    ("zones", "A special economic zone"),
    ("company", "Companies of the cluster"),
    ("technopark's", "The technoparks met"),
    ("Sao Paulo", "Делегация из São Paulo"),
    ("Қазақстан", "ҚАЗАҚСТАН"),
    ("1e5abc", "Проект 1e5abc"),  # PostgreSQL parts what it takes for a number, in texts and in queries alike
    ("«проект 1e5abc сегодня»", "Проект 1e5abc сегодня"),
]
NOT_FOUND = [
    ("казахстанский", "Форум в Казахстане"),  # another word of the family
    ("технопарк Томск", "Технопарк в Дубне"),  # one word of two
    ("«экономическая особая зона»", "Особая экономическая зона"),  # another order
    ("технопар", "Технопарк"),  # a part of a word
    ("прочерк", "Технопарк — это"),
]
HOSTILE = [
    '"', '""', '"""', "'", "*", "зона*", "*зона", "^зона", "NEAR(", "NEAR(a b, 2)", "a OR", "OR", "AND", "NOT",
    "a NOT b", "-", "-зона", "+", "a + b", "title:зона", "{title body}: a", "(", ")", "((", ":", ";", "%", "_", "__",
    "\\", "; DROP TABLE search_searchrow; --", "rowid", "rank", "search_index", "\0", "a\0b", "\ud800", "\u0301",
    "🙂", "𞤀𞤁", "अंतरिक्ष", "经济特区", "１２３", "²", "ﬁ", "ß", "İ", "зона" * 2_500, "a " * 5_000, '"' * 10_000,
    "🙂" * 10_000, "\0" * 10_000,
]  # fmt: skip


class MatchingTests(TestCase):
    def test_finds_inflected_words(self):
        for query, text in FOUND:
            for title, body in [(text, ""), ("", text)]:
                with self.subTest(query=query, text=text, place="title" if title else "body"):
                    item = make_item(title, body)
                    self.assertIn(item, search.matching(query, "ru"))

    def test_leaves_out_what_lacks_a_word(self):
        for query, text in NOT_FOUND:
            with self.subTest(query=query, text=text):
                item = make_item(text)
                self.assertNotIn(item, search.matching(query, "ru"))

    def test_words_may_stand_apart_in_title_and_body(self):
        item = make_item("Технопарк", "Праздник в Дубне")
        self.assertEqual(search.matching("Дубна технопарк", "ru"), [item])

    def test_every_query_has_an_answer(self):
        make_item("Зона a b", "Зона rank")
        for query in HOSTILE:
            for language in ["ru", None]:
                with self.subTest(query=query[:40], language=language):
                    self.assertIsInstance(search.matching(query, language), list)

    def test_operators_are_words(self):
        item = make_item("Zone OR park NEAR water")
        make_item("Zone and a lake")
        self.assertEqual(search.matching("zone OR park", "ru"), [item])
        self.assertEqual(search.matching("NEAR(zone, 2)", "ru"), [])
        self.assertEqual(search.matching("title:zone", "ru"), [])
        self.assertEqual(search.matching("z*", "ru"), [])

    def test_nothing_is_found_for_nothing_at_no_cost(self):
        make_item("Зона")
        for query in ["", "   ", "—", "\0"]:
            with self.subTest(query=query), self.assertNumQueries(0):
                self.assertEqual(search.matching(query, "ru"), [])

    def test_looks_in_one_language_or_in_both(self):
        item = make_item("BRICS, Дубна")
        search.index(item, "en", "BRICS, Dubna", "")
        english = make_item("BRICS", language="en")
        self.assertEqual(search.matching("BRICS", "ru"), [item])
        self.assertCountEqual(search.matching("BRICS", "en"), [item, english])
        self.assertCountEqual(search.matching("BRICS"), [item, english])
        self.assertEqual(search.matching("Дубна", "en"), [])

    def test_asks_one_query_however_much_is_found(self):
        for n in range(30):
            make_item(f"Зона {n}")
        with self.assertNumQueries(1):
            self.assertEqual(len(search.matching("зона", "ru")), 30)

    def test_says_so_in_a_database_it_has_no_index_for(self):
        with mock.patch.object(connection, "vendor", "oracle"), self.assertRaises(NotSupportedError):
            search.matching("зона", "ru")


class RankTests(TestCase):
    filler = "Слова о том о сём, чтобы текст был длинным. " * 5

    def test_a_word_in_the_title_weighs_more(self):
        in_body = make_item("Новости недели", "Технопарк, технопарк и ещё раз технопарк.")
        in_title = make_item("Технопарк растёт", self.filler)
        make_item("Ничего", self.filler)
        self.assertEqual(search.matching("технопарк", "ru"), [in_title, in_body])

    def test_a_text_about_a_thing_comes_before_one_that_mentions_it(self):
        mentions = make_item("Новости", self.filler + "Кластер. " + self.filler)
        about = make_item("Новости", "Кластер растёт. Кластеру нужны люди. " + self.filler)
        make_item("Ничего", self.filler)
        self.assertEqual(search.matching("кластер", "ru"), [about, mentions])

    def test_the_newest_of_equals_comes_first(self):
        items = [make_item("Зона", "Текст") for _ in range(3)]
        self.assertEqual(search.matching("зона", "ru"), items[::-1])

    def test_ranks_the_newest_matches_alone(self):
        oldest = make_item("Зона")
        newer = [make_item("Новости", f"Зона {n}") for n in range(3)]
        with mock.patch.object(engines, "RANKED", 3):
            self.assertCountEqual(search.matching("зона", "ru"), newer)
        self.assertIn(oldest, search.matching("зона", "ru"))

    def test_finds_the_newest_however_long_ago_they_were_written(self):
        items = [make_item("Зона") for _ in range(5)]
        SearchRow.objects.all().delete()
        for item, number in zip(items, (1, 2, 5_000_000, 5_030_000, 5_100_000), strict=True):
            SearchRow.objects.create(id=number, item_id=item, language="ru", title="зон")
        self.assertEqual(search.matching("зона", "ru"), items[::-1])
        with mock.patch.object(engines, "RANKED", 2):
            self.assertEqual(search.matching("зона", "ru"), items[:2:-1])

    def test_the_limit_is_counted_in_the_language_asked_for(self):
        items = [make_item("BRICS") for _ in range(3)]
        for _ in range(3):
            make_item("BRICS", language="en")
        with mock.patch.object(engines, "RANKED", 3):
            self.assertCountEqual(search.matching("BRICS", "ru"), items)


class SearchItemsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.items = [make_item("Зона"), make_item("Zone 1", language="en"), make_item("Парк")]

    def found(self, *query):
        # Any model with an `item` will do.
        return [row.item_id for row in search.search_items(SearchRow.objects.order_by("pk"), *query)]

    def test_filters_in_one_language_or_in_both(self):
        self.assertEqual(self.found("зоны"), self.items[:1])
        self.assertEqual(self.found("zones"), self.items[1:2])
        self.assertEqual(self.found("zones", "ru"), [])

    def test_the_last_word_need_not_be_whole(self):
        congress = make_item("Конгресс городов науки в Дубне, São Paulo")
        for query in ("конгр", "КОНГР", "конгресс гор", "городов конгр", "дуб", "Sao Pau", "são pau", "конгрессами"):
            with self.subTest(query):
                self.assertEqual(self.found(query), [congress])
                self.assertEqual(self.found(query, "en"), [])
        for query in ("конгр городов", "«городов нау»", "онгресс", "конгресс зон"):
            with self.subTest(query):
                self.assertEqual(self.found(query), [])

    def test_readers_search_for_whole_words(self):
        make_item("Конгресс")
        self.assertEqual(search.matching("конгр"), [])

    def test_every_unfinished_query_is_answered(self):
        for query in HOSTILE:
            with self.subTest(query[:30]):
                self.assertIsInstance(self.found(query), list)
                self.assertIsInstance(self.found(f"зона {query}"), list)

    def test_an_empty_field_filters_nothing(self):
        self.assertEqual(self.found(" "), self.items)

    def test_a_query_without_words_finds_nothing(self):
        self.assertEqual(self.found("—"), [])

    def test_a_number_is_a_word_not_a_key(self):
        self.assertEqual(self.found("1"), self.items[1:2])
