"""However large the archive: what an index of words cannot tell is read in the newest texts that hold the words."""

from unittest import mock

from django.test import TestCase

from newsroom import search
from newsroom.search import engines
from newsroom.search.engines import Look
from newsroom.search.models import SearchRow
from newsroom.search.tests.factories import make_item


def read_at_most(number):
    return mock.patch.object(engines, "READ", number)


def begun(query, language="ru"):
    return search.matching(query, language, unfinished=True)


class PhraseTests(TestCase):
    def test_a_phrase_is_looked_for_in_the_newest_texts_that_hold_its_words(self):
        old = make_item("Новости", "Особая зона открыта")
        scattered = [make_item("Новости", "Зона открыта, и она особая") for _ in range(2)]
        new = make_item("Новости", "В особой зоне")
        self.assertEqual(search.matching("«особая зона»", "ru"), [new, old])
        with read_at_most(3):
            self.assertEqual(search.matching("«особая зона»", "ru"), [new])
            self.assertCountEqual(search.matching("особая зона", "ru"), [old, new, *scattered])
        with read_at_most(4):
            self.assertEqual(search.matching("«особая зона»", "ru"), [new, old])

    def test_texts_without_one_of_the_words_are_not_read(self):
        item = make_item("Особая зона Дубна")
        for text in ("Особая зона", "Особая Дубна", "Дубна", "Парк"):
            make_item(text)
        with read_at_most(1):
            self.assertEqual(search.matching("«особая зона» Дубна", "ru"), [item])
            self.assertEqual(search.matching("«особая зона Дубна»", "ru"), [item])

    def test_each_phrase_of_a_query_counts(self):
        both = make_item("Особая зона и новый парк")
        make_item("Особая зона и парк новый")
        self.assertEqual(search.matching("«особая зона» «новый парк»", "ru"), [both])

    def test_a_phrase_does_not_reach_from_the_title_into_the_body(self):
        make_item("Открыта особая", "Зона растёт")
        self.assertEqual(search.matching("«особая зона»", "ru"), [])

    def test_a_phrase_is_made_of_whole_words(self):
        make_item("Особая зональная карта", "Неособая зона")
        self.assertEqual(search.matching("«особая зона»", "ru"), [])

    def test_a_word_may_come_twice(self):
        item = make_item("Слово за слово")
        self.assertEqual(search.matching("«слово за слово»", "ru"), [item])
        self.assertEqual(search.matching("«слово слово»", "ru"), [])


class BegunWordTests(TestCase):
    def test_a_begun_word_is_looked_for_in_the_newest_texts_that_have_its_first_letters(self):
        old = make_item("Технопарк")
        make_item("Новости", "Техника")
        new = make_item("Новости", "Технологии")
        for _ in range(2):
            make_item("Парк", "Те, тел, теннис")
        self.assertCountEqual(begun("техно"), [old, new])
        for most, found in ((1, [new]), (2, [new]), (3, [new, old])):
            with self.subTest(most), read_at_most(most):
                self.assertCountEqual(begun("техно"), found)

    def test_one_or_two_letters_are_looked_for_in_the_newest_texts_of_all(self):
        item = make_item("Технопарк")
        make_item("Парк")
        for query in ("т", "те"):
            with self.subTest(query):
                self.assertEqual(begun(query), [item])
                with read_at_most(1):
                    self.assertEqual(begun(query), [])

    def test_and_in_those_alone_that_hold_the_other_words(self):
        item = make_item("Зона", "Технопарк")
        make_item("Парк", "Технологии")
        with read_at_most(1):
            for query in ("зона техн", "«зона» т"):
                with self.subTest(query):
                    self.assertEqual(begun(query), [item])

    def test_one_that_is_a_whole_word_is_found_however_old(self):
        item = make_item("Технопарк")
        newer = [make_item("Технопарковый") for _ in range(2)]
        with read_at_most(1):
            self.assertCountEqual(begun("технопарк"), [item, newer[-1]])

    def test_a_beginning_may_hold_what_is_parted_in_an_index(self):
        for text, query in (("Проект 1e5abc", "1e5"), ("Проект covid19", "covid1"), ("São Paulo", "são pau")):
            item = make_item(text)
            with self.subTest(text):
                self.assertEqual(begun(query), [item])

    def test_one_letter_is_a_beginning(self):
        item = make_item("Новости", "Парк")
        make_item("Зона")
        self.assertEqual(begun("п"), [item])
        self.assertEqual(begun("н п"), [])

    def test_a_phrase_before_it_counts(self):
        item = make_item("Особая зона, технопарк")
        make_item("Зона особая, технопарк")
        self.assertEqual(begun("«особая зона» техн"), [item])

    def test_each_language_is_read_as_far(self):
        russian, english = make_item("Brics"), make_item("Brics", language="en")
        make_item("Ещё")
        with read_at_most(1):
            self.assertEqual(begun("br", None), [english])
        with read_at_most(2):
            self.assertEqual(begun("br", None), [english, russian])

    def test_a_text_is_found_once_by_its_whole_word_and_by_its_beginning(self):
        items = [make_item("Парк") for _ in range(3)]
        with mock.patch.object(engines, "RANKED", 2):
            self.assertEqual(begun("парк"), items[:0:-1])


class LongQueryTests(TestCase):
    def test_an_index_is_asked_for_the_longest_words_and_the_others_are_read(self):
        item = make_item("Университет", "Технопарк и зона")
        make_item("Университет", "Технопарк и озеро")
        with mock.patch.object(engines, "ASKED", 2):
            for most, found in ((1, []), (2, [item])):
                with self.subTest(most), read_at_most(most):
                    self.assertEqual(search.matching("зона технопарк университет", "ru"), found)
                    self.assertEqual(search.matching("технопарк университет зона", "ru"), found)

    def test_twelve_words_are_found_wherever_they_stand(self):
        words = "раз два три четыре пять шесть семь восемь девять десять двенадцать сто"
        item = make_item("Сто двенадцать", words)
        make_item("Сто двенадцать", words.replace("шесть", ""))
        self.assertEqual(search.matching(words, "ru"), [item])


class ArchiveTests(TestCase):
    def test_blocks_of_the_archive_are_read_from_the_newest(self):
        """Around the ends of the blocks that PostgreSQL is asked for."""
        numbers = [1, 4_095, 4_096, 8_192, 16_383, 16_384, 32_767, 32_768, 49_151, 49_152, 65_535, 65_536, 70_000]
        items = [make_item("Зона") for _ in numbers]
        SearchRow.objects.all().delete()
        for archive in (numbers, [number + 1_000_000 for number in numbers]):
            for item, number in zip(items, archive, strict=True):
                SearchRow.objects.create(id=number, item_id=item, language="ru", title="зон", body="открыт")
            with self.subTest(archive[0]):
                self.assertEqual(search.matching("зона", "ru"), items[::-1])
                for most in (1, 4, 11):
                    with mock.patch.object(engines, "RANKED", most):
                        self.assertEqual(search.matching("зона", "ru"), items[::-1][:most])
            SearchRow.objects.all().delete()

    def test_a_look_asks_the_index_for_each_word_once(self):
        self.assertCountEqual(Look([["а", "б"], ["б"]]).words, ["а", "б"])
