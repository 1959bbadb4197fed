from django.test import TestCase

from articles.tests.factories import make_article
from events.tests.factories import make_event
from newsroom import search


class SearchedTests(TestCase):
    def test_words_of_rows_are_found_once_search_is_told(self):
        article, event = make_article(), make_event()
        article.quotes.create(text_ru="Водород дешевеет.", text_en="Hydrogen gets cheaper.")
        event.agenda.create(title_ru="О водороде", title_en="On hydrogen")
        for thing in (article, event):
            thing.tell_search()
        for query, language in (("водородом", "ru"), ("hydrogen", "en")):
            with self.subTest(query):
                self.assertCountEqual(search.matching(query, language), [article.item_id, event.item_id])

    def test_title_counts_apart_and_markup_is_not_read(self):
        article = make_article(headline_en="A headline", body_en="<p>One <strong>two</strong></p><p>three</p>")
        title, rest = article.search_texts("en")
        self.assertEqual(title, "A headline")
        self.assertIn("One two\nthree", rest)
