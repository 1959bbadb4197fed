from datetime import date
from unittest.mock import patch

from django.core import mail
from django.test import TestCase, override_settings
from django.utils import timezone

from articles.tests.factories import Article, make_article, make_published_article
from events.tests.factories import make_event
from newsroom.messages.delivery import deliver
from newsroom.messages.deriving import derive
from newsroom.publishing.assignments import assign
from newsroom.publishing.notes import close, write
from newsroom.publishing.tests.factories import tomorrow
from newsroom.publishing.workflow import make_move
from newsroom.regions.tests.factories import make_region
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user


@override_settings(SITE_ADDRESS="https://news.example.org")
class LetterTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home = make_region()
        cls.writer = make_user(Role.CORRESPONDENT, [cls.home], interface_language="ru", first_name="Олег")
        cls.editor = make_user(Role.EDITOR, interface_language="en", first_name="Ann", last_name="Editor")
        cls.article = make_article(
            regions=[cls.home], created_by=cls.writer, headline_en="Parks & <b>people</b>", headline_ru="Парки и люди"
        )

    def letters(self):
        """The letters of what happened: `{address: (subject, body)}`."""
        mail.outbox = []
        derive()
        deliver()
        return {letter.to[0]: (letter.subject, letter.body) for letter in mail.outbox}

    def to(self, user):
        return self.letters()[user.email]

    def test_a_submission_says_who_what_where_and_asks_to_read_it(self):
        make_move(self.article.item, "submit", "en", by=self.writer)
        subject, body = self.to(self.editor)
        self.assertEqual(subject, "“Parks & <b>people</b>” waits for review in English.")
        self.assertIn("Олег, ", body)
        self.assertIn("Please read it, then publish it or send it back with a reason.", body)
        link = f"https://news.example.org/admin/articles/article/{self.article.pk}/change/\n"
        self.assertIn(link, body)
        self.assertIn("https://news.example.org/admin/profile/", body)

    def test_nothing_is_asked_any_more_when_somebody_was_faster(self):
        make_move(self.article.item, "submit", "en", by=self.writer)
        make_move(self.article.item, "send_back", "en", by=make_user(Role.EDITOR), note="why")
        self.assertIn("Nothing is asked of you", self.to(self.editor)[1])

    def test_what_is_sent_back_comes_in_the_readers_language_with_its_reason(self):
        make_move(self.article.item, "submit", "en", by=self.writer)
        make_move(self.article.item, "send_back", "en", by=self.editor, note="Who <said> it?")
        subject, body = self.to(self.writer)
        self.assertIn("Парки и люди", subject)
        self.assertIn("Who <said> it?", body)
        self.assertIn("Исправьте то, что названо в причине", body)

    def test_a_note_names_its_field_and_an_answer_asks_its_reader(self):
        note = write(self.article.item, "Who said it?", by=self.editor, column="headline_en")
        _subject, body = self.to(self.writer)
        self.assertRegex(body, "Заголовок.*: Who said it")
        self.assertIn("/change/#notes", body)
        write(self.article.item, "The minister", by=self.writer, parent=note)
        subject, body = self.to(self.editor)
        self.assertEqual(subject, "A note on “Parks & <b>people</b>” is answered.")
        self.assertIn("Please read the answer", body)

    def test_a_note_that_is_done_asks_nothing(self):
        close(write(self.article.item, "Who said it?", by=self.editor), by=self.editor)
        self.assertIn("ничего не требуется", self.to(self.writer)[1])

    def test_an_assignment_says_until_when(self):
        event = make_event(title_en="The congress")
        assign(event.item, to=self.editor, due_on=date(2090, 4, 5), by=self.writer)
        subject, body = self.to(self.editor)
        self.assertRegex(subject, "^“The congress” is assigned to you, due 5 Apr.* 2090.$")
        self.assertIn("/admin/events/event/", body)
        self.assertIn("Please work on it", body)
        assign(event.item, to=None, due_on=None, by=self.writer)
        subject, body = self.to(self.editor)
        self.assertEqual(subject, "“The congress” is assigned to nobody now.")
        self.assertIn("Nothing is asked", body)

    def test_every_move_is_told_in_both_languages(self):
        colleague = make_user(Role.CHIEF_EDITOR, interface_language="ru")
        self.article.created_by = self.editor
        self.article.published_at_ru = tomorrow()
        self.article.save()
        live = make_published_article(created_by=self.editor)
        Article.objects.create(working_copy_of=live, headline_ru="Черновик")
        chief = make_user(Role.CHIEF_EDITOR)
        moves = [
            ("publish_alone", chief), ("unschedule", colleague), ("send_back", chief), ("submit", chief),
        ]  # fmt: skip
        for name, by in moves:
            make_move(self.article.item, name, "ru", by=by, note="why")
            for user in (self.editor, chief, colleague):
                if found := self.letters().get(user.email):
                    self.assertNotIn("%(", "".join(found))
        make_move(live.item, "submit", "ru", by=chief, of_draft=True)
        self.assertIn("A change of “", self.to(self.editor)[0])

    def test_a_subject_is_one_line(self):
        Article.objects.filter(pk=self.article.pk).update(headline_en="Two\nlines\r\nBcc: all@example.org")
        make_move(self.article.item, "submit", "en", by=self.writer)
        subject, _body = self.to(self.editor)
        self.assertNotRegex(subject, r"[\r\n]")

    def test_a_summary_is_one_letter_of_all(self):
        self.writer.letters = "daily"
        self.writer.save()
        write(self.article.item, "Who said it?", by=self.editor)
        write(self.article.item, "And when?", by=self.editor)
        self.assertEqual(self.letters(), {})
        with patch("django.utils.timezone.now", return_value=tomorrow()):
            deliver()
        (letter,) = mail.outbox
        self.assertIn("2 сообщения", letter.subject)
        self.assertLess(letter.body.index("Who said it?"), letter.body.index("And when?"))
        self.assertLess(timezone.now(), tomorrow())
