"""The draft beside a live page: begun, changed, overtaken, published, dropped."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.test import TestCase

from articles.tests.factories import Article, make_article, make_published_article
from events.tests.factories import make_published_event
from newsroom.publishing.history import drafts, revisions
from newsroom.publishing.history.snapshots import take
from newsroom.publishing.models import MoveRecord, Revision
from newsroom.publishing.tests.factories import tomorrow
from newsroom.publishing.workflow import make_move
from newsroom.regions.tests.factories import make_region
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user


class DraftTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.region = make_region()
        cls.live = make_published_article(regions=[cls.region])
        cls.kept, cls.removed = (cls.live.quotes.create(text_en=text) for text in ("Kept.", "Removed."))
        cls.editor = make_user(role=Role.EDITOR)
        cls.correspondent = make_user(role=Role.CORRESPONDENT, regions=[cls.region])

    def setUp(self):
        self.draft = drafts.begin(self.live, by=self.correspondent)

    def change(self, thing, **fields):
        for name, value in fields.items():
            setattr(thing, name, value)
        thing.save()

    def test_a_draft_begins_as_the_live_text_and_readers_see_none_of_it(self):
        self.assertEqual(drafts.without_moments(take(self.draft)), drafts.without_moments(take(self.live)))
        self.change(self.draft, headline_en="Secret")
        self.assertFalse(Article.objects.published("en").filter(headline_en="Secret").exists())
        self.assertEqual(drafts.begin(self.live, by=self.editor), self.draft)

    def test_publishing_keeps_the_row_its_rows_and_their_keys(self):
        self.change(self.draft, headline_en="New")
        self.draft.quotes.get(text_en="Removed.").delete()
        self.draft.quotes.create(text_en="Added.")
        published_at = self.live.published_at_en
        live = drafts.publish(self.draft, by=self.editor)
        self.assertEqual((live.pk, live.headline_en, live.published_at_en), (self.live.pk, "New", published_at))
        self.assertEqual(set(live.quotes.values_list("text_en", flat=True)), {"Kept.", "Added."})
        self.assertEqual(live.quotes.get(text_en="Kept.").pk, self.kept.pk)
        self.assertFalse(Article._base_manager.filter(working_copy_of=live).exists())
        self.assertIsNotNone(live.updated_at_en)

    def test_the_log_says_in_which_language_a_draft_went_live_and_whether_somebody_else_had_submitted_it(self):
        self.change(self.draft, headline_en="New")
        make_move(self.live.item, "submit", "en", by=self.correspondent, of_draft=True)
        drafts.publish(self.draft, by=self.editor)
        told = MoveRecord.objects.filter(item=self.live.item, is_draft=True).exclude(name="submit")
        self.assertEqual([(move.name, move.language, move.by) for move in told], [("publish", "en", self.editor)])
        alone = drafts.begin(self.live, by=self.editor)
        self.change(alone, headline_ru="Новый")
        drafts.publish(alone, by=self.editor)
        self.assertEqual(MoveRecord.objects.filter(item=self.live.item).latest("pk").name, "publish_alone")

    def test_an_event_is_changed_in_the_same_way(self):
        live = make_published_event()
        draft = drafts.begin(live, by=self.editor)
        draft.agenda.create(title_en="Opening", starts_at=draft.starts_at)
        self.assertEqual(drafts.publish(draft, by=self.editor).agenda.get().title_en, "Opening")

    def test_a_live_text_that_moved_on_asks_first(self):
        self.change(self.draft, headline_en="Ours")
        self.change(self.live, headline_en="Theirs")
        revisions.record(self.live, by=self.editor)
        with self.assertRaises(drafts.Overtaken):
            drafts.publish(self.draft, by=self.editor)
        self.live.refresh_from_db()
        self.assertEqual(self.live.headline_en, "Theirs")
        drafts.caught_up(self.draft)
        self.assertEqual(drafts.publish(self.draft, by=self.editor).headline_en, "Ours")

    def test_a_live_text_that_moved_to_the_same_words_asks_nothing(self):
        for thing in (self.draft, self.live):
            self.change(thing, headline_en="The same")
        revisions.record(self.live, by=self.editor)
        self.assertEqual(drafts.publish(self.draft, by=self.editor).headline_en, "The same")

    def test_who_may_not_publish_or_would_leave_it_incomplete_changes_nothing(self):
        self.change(self.draft, headline_en="")
        for by, refusal in ((self.correspondent, PermissionDenied), (self.editor, ValidationError)):
            with self.subTest(by), self.assertRaises(refusal):
                drafts.publish(self.draft, by=by)
        self.assertTrue(Article._base_manager.filter(pk=self.draft.pk).exists())
        self.live.refresh_from_db()
        self.assertNotEqual(self.live.headline_en, "")

    def test_a_dropped_draft_stays_in_the_history(self):
        self.change(self.draft, headline_en="Worth keeping")
        drafts.drop(self.draft, by=self.correspondent)
        said = [each.snapshot["fields"]["headline_en"] for each in Revision.objects.filter(item=self.live.item)]
        self.assertIn("Worth keeping", said)

    def test_each_draft_has_a_beginning_of_its_own_in_the_history(self):
        drafts.drop(self.draft, by=self.editor)
        again = drafts.begin(self.live, by=self.editor)
        self.assertEqual(revisions.base_of(again, again.version).version, again.version)
        self.assertEqual(Revision.objects.of(again).filter(kind="automatic").count(), 2)

    def test_only_what_readers_have_has_a_draft_beside_it(self):
        with self.assertRaises(ValidationError):
            drafts.begin(make_article(), by=self.editor)
        scheduled = make_published_article(at=tomorrow())
        self.assertEqual(drafts.begin(scheduled, by=self.editor).working_copy_of, scheduled)

    def test_a_scheduled_moment_does_not_move_by_a_draft(self):
        scheduled = make_published_article(at=tomorrow())
        draft = drafts.begin(scheduled, by=self.editor)
        self.change(draft, headline_en="New")
        live = drafts.publish(draft, by=self.editor)
        self.assertEqual(live.published_at_en, scheduled.published_at_en)
