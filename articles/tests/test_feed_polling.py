"""Programs ask for a feed many times an hour; they get it when something in it is new."""

import json

from django.test import TestCase

from articles.models import Article
from articles.tests.factories import make_published_article
from newsroom.publishing.workflow import make_move


class FeedPollingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.article = make_published_article()

    def ask(self, feed="", **headers):
        return self.client.get(f"/en/news/feed/{feed}", headers=headers)

    def test_who_has_the_newest_is_told_so_after_one_question(self):
        for feed in ("", "atom/", "json/"):
            first = self.ask(feed)
            self.assertEqual(first["Cache-Control"], "public, max-age=300")
            for condition in ({"if-none-match": first["ETag"]}, {"if-modified-since": first["Last-Modified"]}):
                with self.assertNumQueries(1):
                    again = self.ask(feed, **condition)
                self.assertEqual((again.status_code, again.content), (304, b""))
                for name in ("ETag", "Last-Modified", "Cache-Control"):
                    self.assertEqual(again[name], first[name])

    def test_a_new_a_changed_and_a_withdrawn_story_are_news(self):
        etag = self.ask()["ETag"]
        new = make_published_article()
        changes = [
            lambda: Article.objects.get(pk=self.article.pk).save(),
            lambda: make_move(new.item, "retract", "en", by=None, note="Wrong."),
        ]
        for change in (None, *changes):
            if change:
                change()
            response = self.ask(**{"if-none-match": etag})
            self.assertEqual(response.status_code, 200)
            self.assertNotEqual(response["ETag"], etag)
            etag = response["ETag"]

    def test_each_language_has_news_of_its_own(self):
        etag, russian = self.ask()["ETag"], self.client.get("/ru/news/feed/")["ETag"]
        make_published_article("ru")
        self.assertEqual(self.ask(**{"if-none-match": etag}).status_code, 304)
        self.assertEqual(self.client.get("/ru/news/feed/", headers={"if-none-match": russian}).status_code, 200)

    def test_change_that_readers_should_know_of_moves_the_moment_and_not_the_id(self):
        (before,) = json.loads(self.ask("json/").content)["items"]
        article = Article.objects.get(pk=self.article.pk)
        article.headline_en, article.updated_at_en = "Another headline", article.changed_at
        article.save()
        (after,) = json.loads(self.ask("json/").content)["items"]
        self.assertEqual((after["id"], after["date_published"]), (before["id"], before["date_published"]))
        self.assertGreater(after["date_modified"], before["date_modified"])
        self.assertNotEqual(after["url"], before["url"])
