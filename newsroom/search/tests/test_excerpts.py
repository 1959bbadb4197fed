import re
from html import unescape

from django.test import SimpleTestCase
from django.utils.safestring import SafeString, mark_safe

from newsroom.search import highlight, snippet


def read(html):
    """What a reader sees of an excerpt."""
    return unescape(re.sub("</?mark>", "", html))


class HighlightTests(SimpleTestCase):
    def test_marks_words_in_whatever_form_they_stand(self):
        self.assertEqual(
            highlight("Особые зоны и технопарки: зон — 50", "особая зона"),
            "<mark>Особые</mark> <mark>зоны</mark> и технопарки: <mark>зон</mark> — 50",
        )
        self.assertEqual(highlight("Two Zones.", "zone"), "Two <mark>Zones</mark>.")

    def test_marks_a_word_with_a_stress_mark_and_one_with_ё(self):
        self.assertEqual(
            highlight("за\u0301мок учёных", "замок ученый"), "<mark>за\u0301мок</mark> <mark>учёных</mark>"
        )

    def test_marks_nothing_without_a_query(self):
        self.assertEqual(highlight("Технопарк", ""), "Технопарк")
        self.assertEqual(highlight("", "технопарк"), "")

    def test_never_lets_html_through(self):
        hostile = '<script>alert("зона")</script><img src=x onerror=зона>&lt;b&gt;'
        for query in ["зона", "script", "<script>", "img onerror", "lt b", ""]:
            for text in [hostile, mark_safe(hostile)]:
                for html in [highlight(text, query), snippet(text, query)]:
                    with self.subTest(query=query, html=html):
                        self.assertIsInstance(html, SafeString)
                        self.assertNotIn("<", re.sub("</?mark>", "", html))
                        self.assertEqual(read(html), hostile)


class SnippetTests(SimpleTestCase):
    text = "Начало рассказа. " + "Слова вокруг дела. " * 60 + "Здесь открылся технопарк. " + "Ещё слова потом. " * 60

    def test_shows_the_surroundings_of_the_first_match(self):
        html = snippet(self.text, "технопарками")
        self.assertIn("Здесь открылся <mark>технопарк</mark>.", html)
        self.assertTrue(html.startswith("… "))
        self.assertTrue(html.endswith(" …"))

    def test_is_never_longer_than_asked(self):
        long_words = "щ" * 500 + " технопарк " + "щ" * 500
        for text in [self.text, long_words, self.text + "технопарк", "технопарк " + self.text, "щ" * 1000]:
            for length in [40, 80, 240]:
                with self.subTest(text=text[:20], length=length):
                    html = snippet(text, "технопарк", length)
                    self.assertLessEqual(len(read(html)), length)
                    self.assertEqual("технопарк" in text, "<mark>технопарк</mark>" in html)

    def test_consists_of_whole_words_of_the_text(self):
        words = {*self.text.split(), "…"}
        for query in ["технопарк", "потом", "рассказ", "нигде"]:
            with self.subTest(query=query):
                self.assertLessEqual({*read(snippet(self.text, query)).split()}, words)

    def test_uses_its_room_near_the_end_of_a_text(self):
        html = snippet("Слова вокруг дела. " * 60 + "Открылся технопарк.", "технопарк")
        self.assertTrue(html.endswith("Открылся <mark>технопарк</mark>."))
        self.assertGreater(len(read(html)), 200)

    def test_is_the_beginning_where_nothing_matches(self):
        self.assertTrue(snippet(self.text, "кластер").startswith("Начало рассказа."))

    def test_leaves_a_short_text_whole_on_one_line(self):
        self.assertEqual(snippet("Две.\n\n Три  строки\nКонец", "зона"), "Две. Три строки · Конец")
        self.assertEqual(snippet(" \n", "зона"), "")
