from django.test import TestCase
from django.utils import timezone

from articles.tests.factories import Article, make_article, make_published_article
from newsroom.messages.deriving import derive
from newsroom.messages.models import Message
from newsroom.messages.recipients import recipients
from newsroom.publishing.assignments import assign
from newsroom.publishing.models import Note
from newsroom.publishing.notes import write
from newsroom.publishing.workflow import make_move
from newsroom.regions.tests.factories import make_region
from newsroom.staff.models import User
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user


class RecipientTests(TestCase):
    """The people of a small newsroom, one of each kind, and who of them is told of what."""

    @classmethod
    def setUpTestData(cls):
        cls.home, cls.away = make_region(), make_region()
        cls.writer = make_user(Role.CORRESPONDENT, [cls.home])
        cls.neighbour = make_user(Role.CORRESPONDENT, [cls.home])
        cls.stranger = make_user(Role.CORRESPONDENT, [cls.away])
        cls.translator = make_user(Role.TRANSLATOR)
        cls.editor, cls.chief = make_user(Role.EDITOR), make_user(Role.CHIEF_EDITOR)
        make_user()  # without a role
        cls.article = make_article(regions=[cls.home], created_by=cls.writer)

    def assertTold(self, record, *people):
        self.assertEqual(set(recipients(record)), set(people))

    def move(self, name, by, **more):
        make_move(self.article.item, name, "ru", by=by, **more)
        return self.article.item.moves.order_by("-pk").first()

    def test_a_submission_goes_to_those_who_may_publish_it(self):
        self.assertTold(self.move("submit", self.writer), self.editor, self.chief)

    def test_what_is_sent_back_goes_to_those_who_take_part(self):
        self.move("submit", self.neighbour)
        self.assertTold(self.move("send_back", self.editor, note="why"), self.writer, self.neighbour)

    def test_what_readers_get_goes_to_the_correspondents_of_its_regions_too(self):
        self.move("submit", self.writer)
        self.assertTold(self.move("publish", self.editor), self.writer, self.neighbour)
        self.assertTold(self.move("retract", self.chief, note="why"), self.writer, self.neighbour, self.editor)
        self.assertTold(self.move("restore", self.editor), self.writer, self.neighbour, self.chief)

    def test_a_draft_beside_a_live_text_goes_to_those_who_may_publish_it(self):
        live = make_published_article(regions=[self.home])
        Article.objects.create(working_copy_of=live, headline_ru="Черновик")
        make_move(live.item, "submit", "ru", by=self.writer, of_draft=True)
        self.assertTold(live.item.moves.first(), self.editor, self.chief)

    def test_an_assignment_goes_to_whom_it_is_given_and_from_whom_it_is_taken(self):
        first = assign(self.article.item, to=self.translator, due_on=None, by=self.editor)
        self.assertTold(first, self.translator, self.writer)
        second = assign(self.article.item, to=self.neighbour, due_on=None, by=self.editor)
        self.article.item.refresh_from_db()
        self.assertTold(second, self.translator, self.neighbour, self.writer)

    def test_a_note_goes_to_those_who_take_part(self):
        note = write(self.article.item, "Who said it?", by=self.editor)
        self.assertTold(note, self.writer)
        self.assertTold(write(self.article.item, "He did", by=self.writer, parent=note), self.editor)

    def test_what_a_command_did_is_told_to_nobody(self):
        self.assertTold(self.move("publish", None))
        self.assertTold(Note.objects.create(item=self.article.item, text_ru="Проверьте"))

    def test_only_who_may_still_read_it_wants_it_and_can_be_written_to_is_told(self):
        cases = [
            {"is_active": False}, {"email": ""}, {"letters": User.Letters.NONE},
            {"regions": [self.away], "created_by": False}, {"role": None},
        ]  # fmt: skip
        for changes in cases:
            with self.subTest(changes):
                person = make_user(Role.CORRESPONDENT, [self.home])
                record = assign(self.article.item, to=person, due_on=None, by=self.editor)
                self.article.item.refresh_from_db()
                self.assertIn(person, recipients(record))
                if "regions" in changes:
                    person.regions.set(changes["regions"])
                elif "role" in changes:
                    person.take_role(None)
                else:
                    User.objects.filter(pk=person.pk).update(**changes)
                self.assertNotIn(User.objects.get(pk=person.pk), recipients(record))


class DerivingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = make_user(Role.EDITOR)
        cls.writers = [make_user(Role.EDITOR, letters=letters) for letters in ("each", "daily")]
        cls.articles = [make_article(created_by=writer) for writer in cls.writers]

    def test_each_line_is_read_once(self):
        for article in self.articles:
            write(article.item, "Who said it?", by=self.editor)
            assign(article.item, to=article.created_by, due_on=None, by=self.editor)
        self.assertEqual(derive(), 4)
        self.assertEqual(derive(), 0)
        write(self.articles[0].item, "And when?", by=self.editor)
        self.assertEqual(derive(), 1)
        self.assertEqual(Message.objects.count(), 5)

    def test_a_log_longer_than_one_reading_is_read_whole(self):
        for number in range(101):
            write(self.articles[0].item, f"Note {number}", by=self.editor)
        self.assertEqual(derive(), 101)

    def test_a_summary_waits_for_its_hour_and_the_rest_does_not(self):
        for article in self.articles:
            write(article.item, "Who said it?", by=self.editor)
        derive()
        at_once, later = (Message.objects.get(to=writer) for writer in self.writers)
        self.assertLessEqual(at_once.due_at, timezone.now())
        self.assertGreater(later.due_at, timezone.now())
        self.assertEqual(timezone.localtime(later.due_at).hour, 9)
        self.assertEqual((at_once.in_summary, later.in_summary), (False, True))
