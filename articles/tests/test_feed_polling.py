"""A program that follows a feed knows an entry again by its id, whatever becomes of its story."""

import json

from django.test import TestCase

from articles.models import Article
from articles.tests.factories import make_published_article


class FeedPollingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.article = make_published_article()

    def ask(self, feed=""):
        return self.client.get(f"/en/news/feed/{feed}")

    def test_change_that_readers_should_know_of_moves_the_moment_and_not_the_id(self):
        (before,) = json.loads(self.ask("json/").content)["items"]
        article = Article.objects.get(pk=self.article.pk)
        article.headline_en, article.updated_at_en = "Another headline", article.changed_at
        article.save()
        (after,) = json.loads(self.ask("json/").content)["items"]
        self.assertEqual((after["id"], after["date_published"]), (before["id"], before["date_published"]))
        self.assertGreater(after["date_modified"], before["date_modified"])
        self.assertNotEqual(after["url"], before["url"])
