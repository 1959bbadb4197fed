"""The page of a fault at the desk in a real browser: accessible, under the desk's policy, and its button saves."""

from unittest.mock import patch

from django.conf import settings
from django.db import OperationalError
from django.urls import reverse

from articles.models import Article
from articles.tests.factories import make_article
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user

from .browser import BrowserTestCase


class TroubleSeenTests(BrowserTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = make_user(role=Role.EDITOR, interface_language="en")
        cls.article = make_article()

    def test_what_was_typed_is_saved_from_the_page(self):
        self.client.force_login(self.editor)
        session = self.client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "domain": self.host, "path": "/"}
        address = reverse("admin:articles_article_change", args=[self.article.pk])
        page = self.open(
            address, storage_state={"cookies": [cookie]}, locale="en", viewport={"width": 360, "height": 740}
        )
        page.wait_for_load_state("networkidle")
        page.locator("#id_headline_en").fill("Typed in time")
        with patch.object(Article, "save", side_effect=OperationalError("gone")):
            page.locator(".submit-row [name=_continue]").click()
            page.get_by_role("heading", name="Not saved yet").wait_for()
        self.assertIn("OperationalError", self.troubles.pop())
        self.assertAccessible(page)
        self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 360)
        page.get_by_role("button", name="Send it again").click()
        page.locator(".messagelist .success").wait_for()
        self.article.refresh_from_db()
        self.assertEqual(self.article.headline_en, "Typed in time")
