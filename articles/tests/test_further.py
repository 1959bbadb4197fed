from datetime import timedelta
from unittest.mock import patch

from django.test import TestCase
from django.utils import timezone
from django.utils.translation import override

from articles.further import RELATED, further_reading
from articles.models import Article
from articles.tests.factories import make_article, make_published_article, make_topic
from events.tests.factories import make_event, make_published_event
from newsroom.directory.tests.factories import make_organisation
from newsroom.edition.blocks import print_of
from newsroom.language import LANGUAGES
from newsroom.publishing.workflow import make_move
from newsroom.regions.models import Region
from newsroom.regions.tests.factories import make_region
from newsroom.tests.factories import hidden_kinds


def days_ago(number):
    return timezone.now() - timedelta(days=number)


class FurtherReadingTestCase(TestCase):
    def further(self, article, language="en"):
        with override(language):
            return further_reading(Article.objects.for_page(article.pk))

    def neighbours(self, article, language="en"):
        return [(row.bond, row.place, row.story.pk) for row in self.further(article, language).neighbours]

    def related(self, article, language="en"):
        return [(row.bond, row.story.pk) for row in self.further(article, language).related]


class NeighboursTests(FurtherReadingTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.region, cls.topic = make_region(), make_topic()

    def test_are_the_nearest_in_the_region_and_in_the_topic(self):
        oldest, older, here, newer, newest = (
            make_published_article(regions=[self.region], at=days_ago(day)) for day in (50, 40, 30, 20, 10)
        )
        before, after = (make_published_article(topics=[self.topic], at=days_ago(day)) for day in (31, 29))
        here.topics.add(self.topic)
        expected = [
            ("region", "earlier", older.pk), ("region", "later", newer.pk),
            ("topic", "earlier", before.pk), ("topic", "later", after.pk),
        ]  # fmt: skip
        for language in LANGUAGES:
            self.assertEqual(self.neighbours(here, language), expected)
        self.assertEqual(self.neighbours(oldest), [("region", "later", older.pk)])
        self.assertEqual(self.neighbours(newest), [("region", "earlier", newer.pk)])

    def test_of_one_moment_follow_one_another(self):
        moment = days_ago(1)
        first, second, third = (make_published_article(regions=[self.region], at=moment) for _ in range(3))
        self.assertEqual(self.neighbours(second), [("region", "earlier", first.pk), ("region", "later", third.pk)])

    def test_that_are_neighbours_in_both_come_once(self):
        here, newer = (
            make_published_article(regions=[self.region], topics=[self.topic], at=days_ago(day)) for day in (2, 1)
        )
        self.assertEqual(self.neighbours(here), [("region", "later", newer.pk)])
        self.assertEqual(self.related(here), [])

    def test_are_sought_in_a_region_before_its_country(self):
        place = make_region(name_en="Zeta Oblast", name_ru="Яя", tile_column=90, tile_row=90)
        here = make_published_article(regions=[place, place.country], at=days_ago(2))
        inside = make_published_article(regions=[place], at=days_ago(3))
        make_published_article(regions=[place.country], at=days_ago(1))
        self.assertEqual(self.neighbours(here), [("region", "earlier", inside.pk)])


class RelatedTests(FurtherReadingTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.event, cls.organisation = make_published_event(), make_organisation()
        cls.region, cls.topic = make_region(), make_topic()
        cls.here = make_published_article(at=days_ago(10), event=cls.event)
        # Its first region and topic have nothing else to tell: nobody is taken for a neighbour.
        cls.here.regions.set([make_region(name_ru="А", name_en="A"), cls.region])
        cls.here.topics.set([make_topic(slug="a"), cls.topic])
        cls.here.organisations.create(organisation=cls.organisation)

    def test_rank_by_what_they_share_then_by_date(self):
        by_topic = make_published_article(topics=[self.topic], at=days_ago(1))
        by_region = make_published_article(regions=[self.region], at=days_ago(2))
        by_both = make_published_article(regions=[self.region], topics=[self.topic], at=days_ago(30))
        by_organisation = make_published_article(at=days_ago(40))
        by_organisation.organisations.create(organisation=self.organisation)
        by_event = make_published_article(at=days_ago(50), event=self.event)
        older = make_published_article(at=days_ago(60), event=self.event)
        make_published_article()
        expected = [("event", by_event.pk), ("event", older.pk), ("organisation", by_organisation.pk)]
        for language in LANGUAGES:
            self.assertEqual(self.related(self.here, language), [*expected, ("region", by_both.pk)])
        Article.objects.filter(pk__in=[by_event.pk, older.pk, by_both.pk]).update(status_ru="draft")
        expected = [("organisation", by_organisation.pk), ("region", by_region.pk), ("topic", by_topic.pk)]
        self.assertEqual(self.related(self.here, "ru"), expected)

    def test_say_what_they_share(self):
        story = make_published_article()
        story.organisations.create(organisation=self.organisation)
        self.assertEqual(self.further(self.here).related[0].shared, self.organisation)
        page = self.client.get(self.here.address_in("en"))
        self.assertContains(page, f"The same organisation: {self.organisation.name_en}")
        self.assertContains(page, story.address_in("en"))
        self.assertContains(
            self.client.get(self.here.address_in("ru")), f"Та же организация: {self.organisation.name_ru}"
        )

    def test_never_are_the_story_itself_or_more_than_a_few(self):
        for _ in range(9):
            make_published_article(regions=[self.region], topics=[self.topic], event=self.event)
        related = self.related(self.here)
        self.assertEqual(len(related), RELATED)
        self.assertNotIn(self.here.pk, [pk for _bond, pk in related])

    def test_of_a_hidden_event_are_not_said_to_be_of_one(self):
        event = make_event()
        here, other = (make_published_article(event=event, topics=[self.topic], at=days_ago(day)) for day in (1, 0.5))
        Article.objects.exclude(pk__in=[here.pk, other.pk]).update(status_en="draft")
        self.assertEqual(self.neighbours(here), [("topic", "later", other.pk)])
        here.topics.clear()
        self.assertEqual(self.related(here), [])

    def test_lead_to_nothing_hidden(self):
        for language in LANGUAGES:
            before = self.further(self.here, language)
            fields = {"regions": list(self.here.regions.all()), "topics": list(self.here.topics.all())}
            for thing in hidden_kinds(Article, language, event=self.event, **fields).values():
                thing.organisations.create(organisation=self.organisation)
            self.assertEqual(self.further(self.here, language), before, language)

    def test_are_not_crowded_out_by_stories_of_the_other_language(self):
        story = make_published_article(regions=[self.region])
        with patch("articles.further.WEIGHED", 2):
            for _ in range(2):
                make_published_article("ru", regions=[self.region])
                make_article(regions=[self.region])
            self.assertEqual(self.related(self.here), [("region", story.pk)])

    def test_withdrawn_story_leaves_the_others(self):
        story = make_published_article(regions=[self.region])
        self.assertEqual(self.related(self.here), [("region", story.pk)])
        make_move(story.item, "retract", "en", by=None, note="Wrong.")
        self.assertEqual(self.related(self.here), [])
        self.assertEqual(self.related(self.here, "ru"), [("region", story.pk)])

    def test_three_queries_however_many_there_are(self):
        here = Article.objects.for_page(self.here.pk)
        for _ in range(2):
            for _ in range(8):
                make_published_article(regions=[self.region], topics=[self.topic], event=self.event)
            with override("en"), self.assertNumQueries(3):
                further = further_reading(here)
                for row in further.related:
                    str(row.shared), row.story.get_absolute_url(), row.story.published_at

    def test_stories_of_a_thing_are_asked_for_once_in_an_edition(self):
        for _ in range(8):
            make_published_article(regions=[self.region], topics=[self.topic])
        here = Article.objects.for_page(self.here.pk)
        with override("en"), print_of(1):
            first = further_reading(here)
            with self.assertNumQueries(1):
                self.assertEqual(further_reading(here), first)
        newer = make_published_article(event=self.event)
        with override("en"), print_of(2):
            self.assertEqual(further_reading(here).related[0].story, newer)

    def test_story_that_shares_nothing_asks_nothing(self):
        alone = make_published_article()
        self.assertEqual(Region.objects.filter(article=alone).count(), 0)
        here = Article.objects.for_page(alone.pk)
        with self.assertNumQueries(0):
            further = further_reading(here)
        self.assertEqual((further.neighbours, further.related), ([], []))
