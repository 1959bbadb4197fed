from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.test import TestCase
from django.utils import timezone
from django.utils.translation import override

from articles.tests.factories import Article, make_article, make_published_article
from events.tests.factories import make_published_event
from newsroom.publishing.models import Item
from newsroom.publishing.status import Status
from newsroom.publishing.tests.factories import publish, tomorrow
from newsroom.publishing.workflow import make_move
from newsroom.regions.tests.factories import make_region
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user


class PublishedTests(TestCase):
    def hidden_kinds(self):
        """One story of every kind that a reader may not see in English."""
        in_review = make_article()
        make_move(in_review.item, "submit", "en", by=None)
        retracted = make_published_article("en")
        make_move(retracted.item, "retract", "en", by=None, note="why")
        copy = make_article()
        Article.objects.filter(pk=copy.pk).update(item=None, working_copy_of=make_published_article("en"))
        return {
            "draft": make_article(),
            "in review": in_review,
            "scheduled": make_published_article("en", at=tomorrow()),
            "retracted": retracted,
            "working copy": copy,
            "other language": make_published_article("ru"),
        }

    def test_many_and_one_agree_on_what_is_public(self):
        for name, article in (self.hidden_kinds() | {"public": make_published_article("en")}).items():
            article.refresh_from_db()
            with self.subTest(name):
                self.assertEqual(article.is_published("en"), name == "public")
                self.assertEqual(Article.objects.published("en").filter(pk=article.pk).exists(), name == "public")

    def test_time_passes_and_the_answer_differs(self):
        article = make_published_article("en", at=timezone.now() + timedelta(hours=1))
        self.assertFalse(Article.objects.published("en").exists())
        Article.objects.filter(pk=article.pk).update(published_at_en=timezone.now())
        self.assertTrue(Article.objects.published("en").exists())

    def test_page_language_decides_by_default(self):
        article = make_published_article("en")
        for language, seen in (("en", True), ("ru", False)):
            with self.subTest(language), override(language):
                self.assertEqual(Article.objects.published().exists(), seen)
                self.assertEqual(article.is_published(), seen)
        self.assertEqual(article.public_languages, ["en"])

    def test_country_holds_the_texts_of_its_regions(self):
        region = make_region()
        article = make_article(regions=[region])
        self.assertEqual(list(Article.objects.in_region(region)), [article])
        self.assertEqual(list(Article.objects.in_region(region.country)), [article])
        self.assertEqual(list(Article.objects.in_region(make_region())), [])


class PromiseTests(TestCase):
    """What the database keeps, whatever code forgets."""

    def test_constraints_bite(self):
        article = make_article()
        row = Article.objects.filter(pk=article.pk)
        for broken in (
            {"status_ru": "gone"},
            {"status_en": Status.PUBLISHED},
            {"status_ru": Status.RETRACTED, "published_at_ru": None},
            {"item": None},
            {"working_copy_of": make_article()},
        ):
            with self.subTest(broken), self.assertRaises(IntegrityError), transaction.atomic():
                row.update(**broken)

    def test_working_copy_is_never_public(self):
        copy, live = make_article(), make_published_article()
        with self.assertRaises(IntegrityError), transaction.atomic():
            Article.objects.filter(pk=copy.pk).update(
                item=None, working_copy_of=live, status_ru=Status.PUBLISHED, published_at_ru=timezone.now()
            )

    def test_what_was_published_is_never_deleted(self):
        for thing in (make_published_article("en"), make_published_event("ru", at=tomorrow())):
            with self.subTest(thing=thing):
                with self.assertRaises(ProtectedError):
                    thing.delete()
                with self.assertRaises(ProtectedError):
                    type(thing).objects.all().delete()
                self.assertTrue(type(thing).objects.filter(pk=thing.pk).exists())

    def test_deleting_a_draft_takes_its_anchor_along(self):
        make_article().delete()
        make_article()
        Article.objects.all().delete()
        self.assertFalse(Item.objects.exists())


class VisibilityTests(TestCase):
    def test_each_role_reads_what_it_may(self):
        home, away = make_region(), make_region()
        own = make_article(regions=[home])
        foreign = make_article(regions=[away])
        public = publish(make_article(regions=[away]), "en")
        expected = {
            Role.CORRESPONDENT: {own, public},
            Role.TRANSLATOR: {own, foreign, public},
            Role.EDITOR: {own, foreign, public},
            None: {own, public},
        }
        for role, seen in expected.items():
            with self.subTest(role=role):
                user = make_user(role=role, regions=[home])
                self.assertEqual(set(Article.objects.visible_to(user)), seen)
