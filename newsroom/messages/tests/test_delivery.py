import os
import signal
from datetime import timedelta
from io import StringIO
from smtplib import SMTPException
from unittest.mock import patch

from django.core import mail
from django.core.management import call_command
from django.db import IntegrityError, OperationalError, transaction
from django.test import TestCase
from django.utils import timezone

from articles.tests.factories import make_article
from newsroom.messages import delivery
from newsroom.messages.delivery import PAUSES, deliver, send
from newsroom.messages.deriving import derive
from newsroom.messages.letters import letter_of
from newsroom.messages.management.commands import deliver_messages
from newsroom.messages.models import Message
from newsroom.publishing.notes import write
from newsroom.staff.models import User
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user

SEND = "django.core.mail.EmailMessage.send"


class DeliveryTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor, cls.writer = make_user(Role.EDITOR), make_user(Role.EDITOR)
        cls.article = make_article(created_by=cls.writer)
        cls.note = write(cls.article.item, "Who said it?", by=cls.editor)
        derive()

    @property
    def message(self):
        return Message.objects.get()

    def at(self, moment):
        return patch("django.utils.timezone.now", return_value=moment)

    def test_what_the_server_took_is_not_sent_again(self):
        self.assertEqual(deliver(), (1, 0))
        self.assertEqual(deliver(), (0, 0))
        self.assertIsNotNone(self.message.sent_at)
        self.assertEqual(len(mail.outbox), 1)

    def test_two_who_deliver_at_once_send_one_letter(self):
        pks = [self.message.pk]
        answers = []

        def meanwhile(letter, **options):
            answers.append(send(pks, letter_of))
            return 1

        with patch(SEND, autospec=True, side_effect=meanwhile):
            answers.append(send(pks, letter_of))
        self.assertEqual(answers, [None, True])

    def test_what_was_handed_over_when_everything_stopped_is_not_sent_a_second_time(self):
        with patch(SEND, side_effect=KeyboardInterrupt), self.assertRaises(KeyboardInterrupt):
            deliver()
        self.assertIsNotNone(self.message.handed_at)
        self.assertEqual(deliver(), (0, 0))

    def test_a_refusal_is_kept_and_tried_again_after_longer_and_longer_pauses(self):
        now, waited = timezone.now(), []
        for _attempt in range(len(PAUSES)):
            with (
                self.at(now),
                patch(SEND, side_effect=SMTPException("mailbox is full")),
                self.assertLogs(delivery.logger, "WARNING"),
            ):
                self.assertEqual(deliver(), (0, 1))
                self.assertEqual(deliver(), (0, 0), "not before the pause is over")
            self.assertEqual(self.message.failure, "mailbox is full")
            waited.append(self.message.due_at - now)
            now = self.message.due_at + timedelta(seconds=1)
        self.assertEqual(waited, PAUSES)
        with self.at(now):
            self.assertEqual(deliver(), (1, 0))
        self.assertEqual((self.message.failure, self.message.attempts), ("", len(PAUSES) + 1))
        self.assertRegex(mail.outbox[0].extra_headers["Message-ID"], rf"^<newsroom-{self.message.pk}@\S+>$")

    def test_after_the_last_attempt_the_failure_stays(self):
        Message.objects.update(attempts=len(PAUSES))
        with patch(SEND, side_effect=OSError()), self.assertLogs(delivery.logger, "WARNING"):
            deliver()
        with self.at(timezone.now() + timedelta(days=60)):
            self.assertEqual(deliver(), (0, 0))
        self.assertEqual(self.message.failure, "OSError()")

    def test_one_refused_address_keeps_nobody_else_from_a_letter(self):
        other = make_article(created_by=make_user(Role.EDITOR))
        write(other.item, "Who said it?", by=self.editor)
        derive()
        with patch(SEND, side_effect=[SMTPException("no"), 1]), self.assertLogs(delivery.logger, "WARNING"):
            self.assertEqual(deliver(), (1, 1))

    def test_a_letter_that_cannot_be_written_keeps_nobody_else_from_theirs(self):
        other = make_article(created_by=make_user(Role.EDITOR))
        write(other.item, "Who said it?", by=self.editor)
        derive()
        with (
            patch.object(delivery, "letter_of", side_effect=[KeyError("title"), ("Subject", "Body")]),
            self.assertLogs(delivery.logger, "WARNING"),
        ):
            self.assertEqual(deliver(), (1, 1))
        self.assertEqual(Message.objects.get(sent_at=None).failure, "'title'")

    def test_who_left_meanwhile_gets_nothing(self):
        for changes in ({"is_active": False}, {"letters": "none"}, {"email": ""}):
            with self.subTest(changes):
                Message.objects.update(dropped_at=None)
                User.objects.filter(pk=self.writer.pk).update(**changes)
                self.assertEqual(deliver(), (0, 0))
                self.assertIsNotNone(self.message.dropped_at)
                self.writer.save()

    def test_a_text_that_is_deleted_takes_its_messages_along(self):
        self.article.delete()
        self.assertEqual(deliver(), (0, 0))
        self.assertFalse(Message.objects.exists())

    def test_a_message_is_of_one_line_of_one_log_and_once_to_a_person(self):
        for source in ({}, {"note": self.note}):
            with self.subTest(source), self.assertRaises(IntegrityError), transaction.atomic():
                Message.objects.create(to=self.writer, due_at=timezone.now(), **source)


class CommandTests(TestCase):
    def setUp(self):
        self.enterContext(patch.object(deliver_messages, "close_old_connections"))  # a test stays in its own

    def test_once_makes_messages_and_sends_them(self):
        writer = make_user(Role.EDITOR)
        write(make_article(created_by=writer).item, "Who said it?", by=make_user(Role.EDITOR))
        said = StringIO()
        call_command("deliver_messages", "--once", stdout=said)
        self.assertEqual([letter.to for letter in mail.outbox], [[writer.email]])
        self.assertIn("sent: 1", said.getvalue())

    def test_a_busy_database_is_waited_for(self):
        said = StringIO()
        with patch.object(deliver_messages, "derive", side_effect=OperationalError("database is locked")):
            call_command("deliver_messages", "--once", stderr=said)
        self.assertIn("database is locked", said.getvalue())

    def test_it_ends_with_the_process_that_it_works_beside(self):
        call_command("deliver_messages", "--beside", "1")
        self.assertEqual(mail.outbox, [])

    def test_told_to_stop_it_finishes_its_round(self):
        def told_to_stop():
            os.kill(os.getpid(), signal.SIGTERM)
            return 0

        with (
            patch.object(deliver_messages, "derive", side_effect=told_to_stop),
            patch.object(deliver_messages, "deliver", return_value=(3, 0)) as delivered,
        ):
            said = StringIO()
            call_command("deliver_messages", stdout=said)
        delivered.assert_called_once()
        self.assertIn("sent: 3", said.getvalue())
