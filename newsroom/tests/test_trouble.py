"""The database or the disk fails under an editor: a clear page, nothing typed is lost, and all is well by itself."""

import errno
import re
from contextlib import contextmanager
from html import unescape
from unittest import skipUnless
from unittest.mock import patch

from django.db import OperationalError, connection
from django.db.backends.utils import CursorWrapper
from django.test import TestCase
from django.urls import reverse

from articles.models import Article
from articles.tests.factories import make_article
from newsroom.publishing.tests.forms import form_data
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user
from newsroom.trouble import trouble_in_words

GONE = OperationalError("connection to server at 10.0.0.7 failed: password=secret")


def hidden_in(response):
    """What the page would post: its hidden inputs."""
    inputs = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', response.content.decode())
    posted = {}
    for name, value in inputs:
        posted.setdefault(unescape(name), []).append(unescape(value))
    return posted


@contextmanager
def database_gone():
    with patch.object(CursorWrapper, "execute", side_effect=GONE):
        yield


@contextmanager
def disk_full():
    """SQLite may have no page more than it has."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        try:
            yield
        finally:
            cursor.execute("PRAGMA max_page_count = 1073741823")


class TroubleTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = make_user(role=Role.EDITOR, interface_language="en")
        cls.article = make_article(headline_en="Before")
        cls.address = reverse("admin:articles_article_change", args=[cls.article.pk])

    def setUp(self):
        self.client = self.client_class(
            raise_request_exception=False, enforce_csrf_checks=True, HTTP_ACCEPT_LANGUAGE="en"
        )
        self.client.force_login(self.editor)

    def typed(self, **changes):
        data = form_data(self.client, self.address, **changes)
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.client.get(self.address).content.decode())
        return data | {"csrfmiddlewaretoken": token[1], "_continue": "Save"}

    def assertKept(self, response, headline):
        self.assertEqual(
            (response.status_code, response["Retry-After"], response["Cache-Control"]), (503, "10", "no-store")
        )
        self.assertEqual(hidden_in(response)["headline_en"], [headline])
        self.assertNotIn("secret", response.content.decode())
        self.article.refresh_from_db()
        self.assertEqual(self.article.headline_en, "Before")

    def test_what_was_typed_while_the_database_was_gone_is_sent_again_from_the_page(self):
        data = self.typed(headline_en='Typed "then" <b>')
        with database_gone():
            response = self.client.post(self.address, data)
        self.assertContains(response, "The database of the newsroom does not answer just now.", status_code=503)
        self.assertKept(response, 'Typed "then" <b>')
        again = self.client.post(self.address, hidden_in(response))
        self.assertRedirects(again, self.address)
        self.article.refresh_from_db()
        self.assertIn("then", self.article.headline_en)

    def test_it_may_fail_in_the_middle_as_well(self):
        data = self.typed(headline_en="Typed in the middle")
        with patch.object(Article, "save", side_effect=GONE):
            response = self.client.post(self.address, data)
        self.assertKept(response, "Typed in the middle")

    def test_pages_of_the_desk_say_so_and_come_back_by_themselves(self):
        with database_gone():
            response = self.client.get(self.address)
        self.assertContains(response, "Not possible just now", status_code=503)
        self.assertNotContains(response, "<form", status_code=503)
        self.assertEqual(self.client.get(self.address).status_code, 200)

    def test_it_is_said_in_russian_to_who_reads_russian(self):
        with database_gone():
            response = self.client.get(self.address, headers={"accept-language": "ru"})
        self.assertContains(response, "База данных", status_code=503)

    @skipUnless(connection.vendor == "sqlite", "Other databases cannot be filled so easily.")
    def test_a_full_disk_is_said_and_nothing_is_half_written(self):
        words = "<p>" + "Long text. " * 40_000 + "</p>"
        data = self.typed(headline_en="Typed on a full disk", body_en=words)
        with disk_full():
            response = self.client.post(self.address, data)
        self.assertContains(response, "The disk of the newsroom is full.", status_code=503)
        self.assertKept(response, "Typed on a full disk")
        self.assertEqual(self.article.item.revisions.count(), 0)
        self.assertRedirects(self.client.post(self.address, hidden_in(response)), self.address)

    def test_a_password_is_not_written_into_a_page(self):
        stranger = self.client_class(raise_request_exception=False)
        with database_gone():
            response = stranger.post(reverse("admin:login"), {"username": "a", "password": "never to be shown"})
        self.assertNotContains(response, "never to be shown", status_code=503)
        self.assertEqual(hidden_in(response), {})

    def test_other_faults_are_ours_and_readers_get_their_own_page(self):
        with patch.object(Article, "save", side_effect=ValueError("ours")):
            self.assertContains(self.client.post(self.address, self.typed()), "The fault is ours", status_code=500)
        with database_gone():
            self.assertEqual(self.client.get("/en/news/").status_code, 500)

    def test_troubles_are_told_apart(self):
        for error, word in [
            (OperationalError("database or disk is full"), "disk"),
            (OSError(errno.ENOSPC, "No space left on device"), "disk"),
            (OSError(errno.EDQUOT, "Quota exceeded"), "disk"),
            (OperationalError("database is locked"), "database"),
            (FileNotFoundError(errno.ENOENT, "x"), None),
            (ValueError("x"), None),
        ]:
            with self.subTest(error):
                words = trouble_in_words(error)
                self.assertEqual(words and re.search("disk|database", words)[0], word)
