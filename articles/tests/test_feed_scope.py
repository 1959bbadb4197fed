"""Feeds of what one follows: a region, section, topic or organisation, in any combination."""

import json

from django.test import TestCase

from articles.tests.factories import make_article, make_published_article, make_section, make_topic
from newsroom.directory.models import Organisation
from newsroom.directory.tests.factories import make_organisation
from newsroom.publishing.workflow import make_move
from newsroom.regions.tests.factories import make_region
from newsroom.site.models import Identity


class FeedScopeTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        Identity.objects.create(name_ru="Ассоциация", name_en="The Association")
        cls.region = make_region(name_en="Tver Oblast", name_ru="Тверская область", genitive="Тверской области")
        cls.topic = make_topic(slug="science", name_en="Science", name_ru="Наука")
        cls.section = make_section(slug="members", name_en="Members", name_ru="Участники")
        cls.organisation = make_organisation(name_en="Zavidovo", name_ru="Завидово")
        cls.article = make_published_article(regions=[cls.region], topics=[cls.topic], section=cls.section)
        cls.article.organisations.create(organisation=cls.organisation)
        cls.elsewhere = make_published_article(regions=[make_region(kind="country")], section=make_section())

    def feed(self, query="", language="en"):
        response = self.client.get(f"/{language}/news/feed/json/{query}")
        self.assertEqual(response.status_code, 200)
        return json.loads(response.content)

    def titles(self, query):
        return [item["title"] for item in self.feed(query)["items"]]

    def status(self, query, feed=""):
        return self.client.get(f"/en/news/feed/{feed}{query}").status_code

    def test_each_condition_narrows_the_feed(self):
        conditions = [
            f"?region={self.region.slug}", f"?region={self.region.country.slug}", "?section=members", "?topic=science",
            f"?organisation={self.organisation.pk}",
        ]  # fmt: skip
        self.assertEqual(len(self.titles("")), 2)
        for query in conditions:
            with self.subTest(query):
                self.assertEqual(self.titles(query), [self.article.headline_en])

    def test_conditions_narrow_each_other_as_in_the_list(self):
        other = make_published_article(regions=[self.region], topics=[make_topic(slug="trade")])
        self.assertEqual(len(self.titles(f"?region={self.region.slug}")), 2)
        query = f"?region={self.region.slug}&topic=trade"
        self.assertEqual(self.titles(query), [other.headline_en])
        self.assertContains(self.client.get(f"/en/news/{query}"), "<article", 1)
        self.assertEqual(
            self.titles(f"?topic=science&organisation={self.organisation.pk}&section=members"),
            [self.article.headline_en],
        )

    def test_what_readers_do_not_know_is_not_there(self):
        hidden = make_topic(slug="hidden"), make_section(slug="hidden"), make_organisation()
        make_article(topics=hidden[:1], section=hidden[1]).organisations.create(organisation=hidden[2])
        make_published_article("ru", topics=[make_topic(slug="russian")])
        queries = [
            "?region=atlantis", "?topic=nope", "?section=nope", "?topic=hidden", "?section=hidden", "?topic=russian",
            f"?organisation={hidden[2].pk}", "?organisation=0", "?organisation=x", f"?organisation={'9' * 40}",
            "?organisation=-1", "?topic=%00", f"?region={self.region.slug}&topic=nope",
        ]  # fmt: skip
        for query in queries:
            for feed in ("", "atom/", "json/"):
                with self.subTest(query, feed=feed):
                    self.assertEqual(self.status(query, feed), 404)
        self.assertEqual(self.client.get("/ru/news/feed/?topic=russian").status_code, 200)

    def test_member_may_be_followed_before_the_first_story(self):
        member = make_organisation(is_member=True)
        self.assertEqual(self.titles(f"?organisation={member.pk}"), [])

    def test_empty_conditions_and_those_of_others_say_nothing(self):
        for query in ("?region=&topic=", "?utm_source=letter", "?year=1999&month=1"):
            self.assertEqual(len(self.titles(query)), 2)
            self.assertEqual(self.feed(query)["feed_url"], "http://testserver/en/news/feed/json/")

    def test_says_what_it_is_of_and_where_that_is_read(self):
        cases = {
            f"?region={self.region.slug}": "Новости Тверской области",
            f"?region={self.region.slug}&topic=science": "Новости Тверской области: Наука",
            "?section=members": "Новости: Участники",
        }
        for query, title in cases.items():
            feed = self.feed(query, "ru")
            self.assertEqual(feed["title"], f"{title} — Ассоциация")
            self.assertEqual(feed["home_page_url"], f"http://testserver/ru/news/{query}")
            self.assertEqual(feed["feed_url"], f"http://testserver/ru/news/feed/json/{query}")
        feed = self.feed(f"?organisation={self.organisation.pk}")
        self.assertEqual(feed["title"], "News: Zavidovo — The Association")
        self.assertContains(self.client.get(feed["home_page_url"]), "Zavidovo")
        self.assertEqual(self.feed()["title"], "The Association")
        Organisation.objects.filter(pk=self.organisation.pk).update(name_en="The Association")
        self.assertEqual(self.feed(f"?organisation={self.organisation.pk}")["title"], "News: The Association")

    def test_withdrawn_story_leaves_every_feed(self):
        make_move(self.article.item, "retract", "en", by=None, note="Wrong.")
        self.assertEqual(self.titles(""), [self.elsewhere.headline_en])
        self.assertEqual(self.titles(f"?region={self.region.slug}"), [])
        self.assertEqual(self.status("?topic=science"), 404)

    def test_each_condition_asks_one_question(self):
        queries = [
            "",
            "?topic=science",
            f"?topic=science&region={self.region.slug}&organisation={self.organisation.pk}",
        ]
        for number, query in zip((7, 8, 10), queries, strict=True):
            with self.assertNumQueries(number):
                self.status(query)
