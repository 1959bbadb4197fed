from itertools import product

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import TestCase
from django.utils import timezone

from articles.tests.factories import Article, make_article, make_published_article
from newsroom.publishing.models import MoveRecord
from newsroom.publishing.status import Status
from newsroom.publishing.tests.factories import tomorrow
from newsroom.publishing.workflow import MOVES, make_move, possible_moves
from newsroom.regions.tests.factories import make_region
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user

D, R, P, X = Status.DRAFT, Status.IN_REVIEW, Status.PUBLISHED, Status.RETRACTED


class MoveTests(TestCase):
    """The whole table, by the command of the newsroom itself."""

    @classmethod
    def setUpTestData(cls):
        cls.article = make_article()

    def stand(self, status, at=None):
        Article.objects.filter(pk=self.article.pk).update(status_en=status, published_at_en=at or timezone.now())
        self.article.refresh_from_db()

    def test_each_move_starts_where_the_table_says_and_nowhere_else(self):
        expected = {
            ("submit", D): R,
            ("send_back", R): D,
            ("publish", D): P,
            ("publish", R): P,
            ("publish", X): P,
            ("retract", P): X,
        }
        for name, status in product(MOVES, Status):
            with self.subTest(move=name, status=status):
                self.stand(status)
                if target := expected.get((name, status)):
                    moved = make_move(self.article.item, name, "en", by=None, note="why")
                    self.assertEqual(moved.status_in("en"), target)
                else:
                    with self.assertRaises(ValidationError):
                        make_move(self.article.item, name, "en", by=None, note="why")

    def test_scheduled_text_is_taken_off_the_schedule_and_not_retracted(self):
        self.stand(P, tomorrow())
        with self.assertRaises(ValidationError):
            make_move(self.article.item, "retract", "en", by=None, note="why")
        self.assertEqual(make_move(self.article.item, "unschedule", "en", by=None).status_in("en"), R)

    def test_one_language_moves_and_the_other_stays(self):
        article = make_move(self.article.item, "publish", "en", by=None)
        self.assertEqual([article.status_ru, article.status_en], [D, P])
        self.assertIsNone(article.published_at_ru)

    def test_unknown_move_and_language_change_nothing(self):
        for name, language in (("delete", "en"), ("publish", "de")):
            with self.subTest(name=name, language=language), self.assertRaises(KeyError):
                make_move(self.article.item, name, language, by=None)
        self.assertFalse(MoveRecord.objects.exists())

    def test_reason_is_required_and_kept(self):
        article = make_published_article("en")
        with self.assertRaises(ValidationError):
            make_move(article.item, "retract", "en", by=None, note="  ")
        article = make_move(article.item, "retract", "en", by=None, note="The report's figures were wrong.")
        self.assertEqual(article.retraction_reason("en"), "The report’s figures were wrong.")
        self.assertEqual(article.retraction_reason("ru"), "")

    def test_moment_of_publication_never_moves(self):
        article = make_move(self.article.item, "publish", "en", by=None)
        first = article.published_at_en
        make_move(article.item, "retract", "en", by=None, note="why")
        self.assertEqual(make_move(article.item, "publish", "en", by=None).published_at_en, first)

    def test_moment_in_the_future_schedules(self):
        Article.objects.filter(pk=self.article.pk).update(published_at_en=tomorrow())
        article = make_move(self.article.item, "publish", "en", by=None)
        self.assertTrue(article.is_scheduled("en"))
        self.assertFalse(article.is_published("en"))

    def test_publishing_says_all_that_is_missing_at_once(self):
        bare = make_article(headline_en="", lead_en="<p> </p>", section=None)
        with self.assertRaises(ValidationError) as refusal:
            make_move(bare.item, "publish", "en", by=None)
        self.assertEqual(len(refusal.exception.messages), 3)
        bare.refresh_from_db()
        self.assertEqual(bare.status_en, D)

    def test_every_move_is_in_the_log(self):
        editor = make_user(role=Role.EDITOR)
        make_move(self.article.item, "submit", "en", by=editor)
        make_move(self.article.item, "publish", "en", by=editor, note=" Checked. ")
        self.assertEqual(
            list(self.article.item.moves.values_list("name", "by", "note")),
            [("publish", editor.pk, "Checked."), ("submit", editor.pk, "")],
        )


class RightTests(TestCase):
    """Who may make which move: a table of roles."""

    @classmethod
    def setUpTestData(cls):
        cls.home = make_region()
        cls.away = make_region()
        cls.own = make_article(regions=[cls.home], source_language="ru")
        cls.foreign = make_article(regions=[cls.away], source_language="ru")

    def test_draft_is_moved_by_those_who_may(self):
        expected = {
            Role.CORRESPONDENT: (["submit"], ["submit"], [], []),
            Role.TRANSLATOR: ([], ["submit"], [], ["submit"]),
            Role.EDITOR: (["submit", "publish"],) * 4,
            Role.CHIEF_EDITOR: (["submit", "publish"],) * 4,
            None: ([], [], [], []),
        }
        for role, (own_ru, own_en, foreign_ru, foreign_en) in expected.items():
            user = make_user(role=role, regions=[self.home])
            with self.subTest(role=role):
                self.assertEqual(possible_moves(self.own, "ru", user), own_ru)
                self.assertEqual(possible_moves(self.own, "en", user), own_en)
                self.assertEqual(possible_moves(self.foreign, "ru", user), foreign_ru)
                self.assertEqual(possible_moves(self.foreign, "en", user), foreign_en)

    def test_wrong_person_is_refused_and_nothing_is_changed(self):
        for user in (make_user(role=Role.CORRESPONDENT, regions=[self.home]), AnonymousUser()):
            with self.subTest(user=user), self.assertRaises(PermissionDenied):
                make_move(self.own.item, "publish", "ru", by=user)
        self.own.refresh_from_db()
        self.assertEqual(self.own.status_ru, D)
        self.assertFalse(MoveRecord.objects.exists())
