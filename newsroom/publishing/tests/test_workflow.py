from itertools import product

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import TestCase
from django.utils import timezone
from django.utils.translation import override

from articles.tests.factories import Article, make_article, make_published_article
from newsroom.publishing.models import MoveRecord
from newsroom.publishing.status import Status
from newsroom.publishing.tests.factories import tomorrow
from newsroom.publishing.workflow import MOVES, make_move, needs_another, possible_moves
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
            ("retract", P): X,
            ("restore", X): P,
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
        self.assertEqual(make_move(article.item, "restore", "en", by=None).published_at_en, first)

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
        writer = make_user(role=Role.EDITOR)
        make_move(self.article.item, "submit", "en", by=writer)
        make_move(self.article.item, "publish", "en", by=editor, note=" Checked. ")
        self.assertEqual(
            list(self.article.item.moves.values_list("name", "by", "note")),
            [("publish", editor.pk, "Checked."), ("submit", writer.pk, "")],
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
            Role.EDITOR: (["submit"],) * 4,
            Role.CHIEF_EDITOR: (["submit", "publish_alone"],) * 4,
            None: ([], [], [], []),
        }
        for role, (own_ru, own_en, foreign_ru, foreign_en) in expected.items():
            user = make_user(role=role, regions=[self.home])
            with self.subTest(role=role):
                self.assertEqual(possible_moves(self.own, "ru", user), own_ru)
                self.assertEqual(possible_moves(self.own, "en", user), own_en)
                self.assertEqual(possible_moves(self.foreign, "ru", user), foreign_ru)
                self.assertEqual(possible_moves(self.foreign, "en", user), foreign_en)

    def test_each_later_status_has_the_moves_of_those_who_publish(self):
        expected = {
            (R, None): ["send_back", "publish"],
            (P, None): ["retract"],
            (P, tomorrow()): ["unschedule"],
            (X, None): ["restore"],
        }
        for (status, at), moves in expected.items():
            Article.objects.filter(pk=self.own.pk).update(status_ru=status, published_at_ru=at or timezone.now())
            self.own.refresh_from_db()
            for role in Role:
                user = make_user(role=role, regions=[self.home])
                publishes = role in {Role.EDITOR, Role.CHIEF_EDITOR}
                with self.subTest(status=status, role=role):
                    self.assertEqual(possible_moves(self.own, "ru", user), moves if publishes else [])

    def test_wrong_person_is_refused_and_nothing_is_changed(self):
        for user in (make_user(role=Role.CORRESPONDENT, regions=[self.home]), AnonymousUser()):
            with self.subTest(user=user), self.assertRaises(PermissionDenied):
                make_move(self.own.item, "publish", "ru", by=user)
        self.own.refresh_from_db()
        self.assertEqual(self.own.status_ru, D)
        self.assertFalse(MoveRecord.objects.exists())


class SecondPersonTests(TestCase):
    """Publishing is for two: who submits, and who publishes. A chief editor may be both, and the log says so."""

    @classmethod
    def setUpTestData(cls):
        cls.article = make_article()
        cls.writer, cls.editor = make_user(role=Role.EDITOR), make_user(role=Role.EDITOR)
        cls.chief = make_user(role=Role.CHIEF_EDITOR)

    def submit(self, by, language="en"):
        return make_move(self.article.item, "submit", language, by=by)

    def test_what_somebody_else_submitted_is_published_and_nothing_is_alone_about_it(self):
        for by in (self.writer, None):
            with self.subTest(by=by):
                thing = self.submit(by)
                for user in (self.editor, self.chief):
                    self.assertEqual(possible_moves(thing, "en", user), ["send_back", "publish"])
                with override("en"), self.assertRaisesMessage(ValidationError, "you are the second person"):
                    make_move(self.article.item, "publish_alone", "en", by=self.chief)
                make_move(self.article.item, "send_back", "en", by=self.editor, note="why")

    @override("en")
    def test_an_editor_does_not_publish_their_own_submission(self):
        thing = self.submit(self.editor)
        self.assertEqual(possible_moves(thing, "en", self.editor), ["send_back"])
        self.assertTrue(needs_another(thing, "en", self.editor))
        with self.assertRaisesMessage(ValidationError, "You submitted this text yourself"):
            make_move(self.article.item, "publish", "en", by=self.editor)
        with self.assertRaises(PermissionDenied):
            make_move(self.article.item, "publish_alone", "en", by=self.editor)

    def test_submitting_in_one_language_answers_for_that_one(self):
        self.submit(self.editor, "ru")
        thing = self.submit(self.writer, "en")
        self.assertEqual(possible_moves(thing, "en", self.editor), ["send_back", "publish"])
        self.assertEqual(possible_moves(thing, "ru", self.editor), ["send_back"])

    def test_a_chief_editor_publishes_alone_from_a_draft_and_from_their_own_submission(self):
        self.submit(self.chief, "ru")
        for language in ("ru", "en"):
            with self.subTest(language):
                self.assertFalse(needs_another(self.article, language, self.chief))
                thing = make_move(self.article.item, "publish_alone", language, by=self.chief)
                self.assertTrue(thing.is_published(language))
        self.assertEqual(self.article.item.moves.filter(name="publish_alone", by=self.chief).count(), 2)

    def test_nobody_publishes_a_draft_past_the_second_person(self):
        for user in (self.editor, self.chief):
            with self.subTest(user=user), self.assertRaises(ValidationError):
                make_move(self.article.item, "publish", "en", by=user)
        with self.assertRaises(ValidationError):
            make_move(self.article.item, "publish_alone", "en", by=None)

    def test_a_schedule_of_one_is_a_submission_to_another(self):
        Article.objects.filter(pk=self.article.pk).update(published_at_en=tomorrow())
        make_move(self.article.item, "publish_alone", "en", by=self.chief)
        thing = make_move(self.article.item, "unschedule", "en", by=self.editor)
        self.assertEqual(possible_moves(thing, "en", self.editor), ["send_back", "publish"])
        self.assertEqual(possible_moves(thing, "en", self.chief), ["send_back", "publish_alone"])

    def test_incomplete_text_is_neither_published_alone_nor_restored(self):
        make_move(self.article.item, "publish", "en", by=None)
        make_move(self.article.item, "retract", "en", by=None, note="why")
        Article.objects.filter(pk=self.article.pk).update(headline_en="", headline_ru="")
        for name, language in (("publish_alone", "ru"), ("restore", "en")):
            with self.subTest(name), override("en"), self.assertRaisesMessage(ValidationError, "is empty in"):
                make_move(self.article.item, name, language, by=self.chief)


class DraftBesideTests(TestCase):
    """A draft beside a live text goes to review and back; the live text stays where it is."""

    @classmethod
    def setUpTestData(cls):
        cls.editor = make_user(role=Role.EDITOR)
        cls.home = make_region()
        cls.live = make_published_article(regions=[cls.home])
        cls.draft = Article.objects.create(working_copy_of=cls.live, headline_ru="Черновик")

    def test_it_is_submitted_and_sent_back_and_the_log_says_that_it_was_the_draft(self):
        writer = make_user(role=Role.CORRESPONDENT, regions=[self.home])
        self.assertEqual(possible_moves(self.draft, "ru", writer), ["submit"])
        moved = make_move(self.live.item, "submit", "ru", by=writer, of_draft=True)
        self.assertEqual((moved, moved.status_ru), (self.draft, R))
        self.assertEqual(possible_moves(moved, "ru", self.editor), ["send_back"])
        make_move(self.live.item, "send_back", "ru", by=self.editor, note="why", of_draft=True)
        self.live.refresh_from_db()
        self.assertEqual(self.live.status_ru, P)
        moves = self.live.item.moves.filter(is_draft=True).values_list("name", flat=True)
        self.assertEqual(list(moves), ["send_back", "submit"])

    def test_no_other_move_is_of_a_draft(self):
        chief = make_user(role=Role.CHIEF_EDITOR)
        for name, by in product(set(MOVES) - {"submit", "send_back"}, (chief, None)):
            with self.subTest(name=name, by=by), self.assertRaises(ValidationError):
                make_move(self.live.item, name, "ru", by=by, note="why", of_draft=True)

    def test_a_stranger_does_not_move_it(self):
        stranger = make_user(role=Role.CORRESPONDENT, regions=[make_region()])
        with self.assertRaises(PermissionDenied):
            make_move(self.live.item, "submit", "ru", by=stranger, of_draft=True)

    @override("en")
    def test_a_draft_that_is_gone_is_said_to_be_gone(self):
        self.draft.delete()
        with self.assertRaisesMessage(ValidationError, "no draft beside"):
            make_move(self.live.item, "submit", "ru", by=self.editor, of_draft=True)
