from datetime import timedelta

from django.db import connection
from django.test import TestCase
from django.utils import timezone

from articles import listing
from articles.listed import InList, Listed, list_of
from articles.models import Article
from articles.tests.factories import make_article, make_published_article, make_section, make_topic
from newsroom.directory.tests.factories import make_organisation
from newsroom.language import LANGUAGES
from newsroom.publishing.history import drafts
from newsroom.publishing.workflow import make_move
from newsroom.regions.models import Region
from newsroom.regions.tests.factories import make_region
from newsroom.tests.factories import hidden_kinds


class ListedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.region, cls.topic, cls.section = make_region(), make_topic(), make_section()
        cls.organisation = make_organisation()

    def lists_of(self, article):
        return set(Listed.objects.filter(article=article).values_list("name", flat=True))

    def all_lists(self):
        names = {"region": self.region, "topic": self.topic, "section": self.section, "organisation": self.organisation}
        things = {list_of(kind, thing.pk) for kind, thing in names.items()}
        return {"all", list_of("region", self.region.country_id)} | things

    def test_a_story_stands_in_the_list_of_all_that_it_tells_of_once_it_is_published(self):
        article = make_article(regions=[self.region], topics=[self.topic], section=self.section)
        article.organisations.create(organisation=self.organisation)
        self.assertEqual(self.lists_of(article), set())
        make_move(article.item, "publish", "ru", by=None)
        self.assertEqual(self.lists_of(article), self.all_lists())
        row = Listed.objects.get(article=article, name="all")
        article.refresh_from_db()
        self.assertEqual((row.published_at_ru, row.published_at_en), (article.published_at_ru, None))

    def test_lists_follow_every_change_whoever_makes_it(self):
        article = make_published_article(regions=[self.region], topics=[self.topic], section=self.section)
        elsewhere, other_topic = make_region(country=make_region().country), make_topic()
        article.regions.set([elsewhere])
        article.topics.through.objects.filter(article=article).update(topic=other_topic)
        Article.objects.filter(pk=article.pk).update(section=None)
        source = article.sources.create(organisation=self.organisation)
        wanted = {"all", list_of("region", elsewhere.pk), list_of("region", elsewhere.country_id)}
        wanted |= {list_of("topic", other_topic.pk), list_of("organisation", self.organisation.pk)}
        self.assertEqual(self.lists_of(article), wanted)
        source.delete()
        moment = timezone.now() + timedelta(days=1)
        Article.objects.filter(pk=article.pk).update(published_at_en=moment)
        self.assertEqual(self.lists_of(article), wanted - {list_of("organisation", self.organisation.pk)})
        self.assertEqual(Listed.objects.get(article=article, name="all").published_at_en, moment)
        make_move(article.item, "retract", "ru", by=None, note="Wrong.")
        self.assertIsNone(Listed.objects.get(article=article, name="all").published_at_ru)

    def test_a_region_that_moves_to_another_country_takes_its_stories_along(self):
        article = make_published_article(regions=[self.region])
        country = make_region(kind=Region.Kind.COUNTRY, code="KZ", name_ru="Казахстан", name_en="Kazakhstan")
        self.region.country = country
        self.region.save()
        regions = {name for name in self.lists_of(article) if name[0] == "r"}
        self.assertEqual(regions, {list_of("region", self.region.pk), list_of("region", country.pk)})

    def test_what_is_gone_leaves_no_row(self):
        article = make_published_article(regions=[self.region])
        Article.objects.filter(pk=article.pk).update(status_ru="draft", status_en="draft")
        self.assertEqual(self.lists_of(article), set())
        article.refresh_from_db()
        key = article.pk
        article.delete()
        self.assertFalse(Listed.objects.filter(article_id=key).exists())

    def test_a_draft_beside_a_live_story_stands_in_no_list(self):
        article = make_published_article(regions=[self.region])
        draft = drafts.begin(article, by=None)
        self.assertEqual((self.lists_of(draft), len(self.lists_of(article))), (set(), 4))

    def test_lists_have_what_readers_may_see_and_nothing_else(self):
        for language in LANGUAGES:
            fields = {"regions": [self.region], "topics": [self.topic]}
            hidden_kinds(Article, language, **fields)
            make_published_article(language, **fields)
            listed = set(Listed.objects.public(language).in_all().values_list("article", flat=True))
            with self.subTest(language):
                self.assertEqual(listed, set(Article.objects.published(language).values_list("pk", flat=True)))
                both = Listed.objects.public(language).in_all(
                    list_of("region", self.region.pk), list_of("topic", self.topic.pk)
                )
                self.assertEqual({row.article for row in both}, set(Article.objects.published(language)))

    def test_a_list_is_read_newest_first_by_parts(self):
        now = timezone.now()
        made = [make_published_article(topics=[self.topic], at=now - timedelta(days)) for days in (3, 1, 2, 1, 1)]
        rows = Listed.objects.public("ru").newest_first("ru").in_all(list_of("topic", self.topic.pk))
        pages = InList(rows, Article.objects.published("ru").newest_first("ru"))
        newest = list(Article.objects.published("ru").newest_first("ru"))
        self.assertEqual([*pages[:3], *pages[3:6]], newest)
        self.assertEqual(set(newest), set(made))

    def test_written_anew_they_are_the_same(self):
        make_published_article(regions=[self.region], topics=[self.topic], section=self.section)
        columns = ("article", "name", *(f"published_at_{language}" for language in LANGUAGES))
        before = set(Listed.objects.values_list(*columns))
        listing.install(plan=[True])
        self.assertEqual(set(Listed.objects.values_list(*columns)), before)

    def test_triggers_are_taken_down_for_migrations_and_put_up_after_them(self):
        if connection.vendor != "sqlite":
            self.skipTest("PostgreSQL keeps its triggers while tables change.")
        listing.take_down(plan=[True])
        article = make_published_article(topics=[self.topic])
        self.assertEqual(self.lists_of(article), set())
        listing.install(plan=[True])
        self.assertIn(list_of("topic", self.topic.pk), self.lists_of(article))
