from django.test import SimpleTestCase

from newsroom.language.words import index_words
from newsroom.search.query import marked_words, read_query


def terms(*pieces):
    return [index_words(piece) for piece in pieces]


class QueryTests(SimpleTestCase):
    def test_every_word_is_a_term(self):
        self.assertEqual(read_query("новые технопарки 2024"), terms("новые", "технопарки", "2024"))

    def test_a_phrase_in_any_quotation_marks_is_one_term(self):
        for query in ['"особая зона" Томск', "«особая зона» Томск", "„особая зона“ Томск", "“особая зона” Томск"]:
            with self.subTest(query=query):
                self.assertEqual(read_query(query), terms("особая зона", "Томск"))

    def test_a_mark_that_nothing_closes_marks_nothing(self):
        self.assertEqual(read_query('Томск "особая зона'), terms("Томск", "особая", "зона"))

    def test_function_words_do_not_count_beside_others(self):
        self.assertEqual(read_query("технопарки в Казахстане"), terms("технопарки", "Казахстане"))
        self.assertEqual(read_query("the association's clusters"), terms("association", "clusters"))

    def test_function_words_count_alone_and_in_phrases(self):
        self.assertEqual(read_query("не о том"), terms("том"))
        self.assertEqual(read_query("из-за"), terms("из", "за"))
        self.assertEqual(read_query("«наука и бизнес»"), terms("наука и бизнес"))

    def test_reads_twelve_words_of_two_hundred_characters(self):
        self.assertEqual(len(read_query("слово " * 40)), 12)
        self.assertEqual(len(read_query('"' + "слово " * 20 + '"')[0]), 12)
        self.assertEqual(read_query("щ" * 150 + " " * 50 + "зона"), terms("щ" * 64))

    def test_nothing_to_look_for_is_no_term(self):
        for query in ["", "  ", '"', '""', "*", "🙂", "\0", "— «»"]:
            with self.subTest(query=query):
                self.assertEqual(read_query(query), [])

    def test_function_words_are_not_marked_beside_others(self):
        self.assertEqual(marked_words("«наука и бизнес»"), {*index_words("наука бизнес")})
        self.assertEqual(marked_words("и"), {"и"})
