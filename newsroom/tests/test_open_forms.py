"""A form of a text in a real browser: it keeps what is typed, says who is here, and waits for a connection."""

from urllib.parse import parse_qs

from django.conf import settings
from django.test import Client
from django.urls import reverse

from articles.tests.factories import make_article
from newsroom.publishing.models import OpenForm
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user
from newsroom.tests.browser import BrowserTestCase

HALF_A_MINUTE = 30_500


class OpenFormTests(BrowserTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = make_user(role=Role.EDITOR, interface_language="en")
        cls.chief = make_user(role=Role.CHIEF_EDITOR, interface_language="en", first_name="Vera", last_name="Chief")
        cls.article = make_article()
        cls.path = reverse("admin:articles_article_change", args=[cls.article.pk])

    def form(self, person=None):
        client = Client()
        client.force_login(person or self.editor)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "domain": self.host, "path": "/"}
        page = self.open("/admin/login/", storage_state={"cookies": [cookie]})
        page.clock.install()
        page.goto(self.path, wait_until="networkidle")
        return page

    def kept(self):
        return [parse_qs(form.typed)["headline_en"][0] for form in OpenForm.objects.exclude(typed="")]

    def test_what_is_typed_is_kept_every_half_minute(self):
        page = self.form()
        page.clock.run_for(HALF_A_MINUTE)
        self.assertEqual(self.kept(), [])
        page.locator("#id_headline_en").fill("Typed")
        page.clock.run_for(HALF_A_MINUTE)
        page.get_by_text("Kept, not saved yet").wait_for()
        self.assertEqual(self.kept(), ["Typed"])

    def test_what_is_typed_is_kept_when_the_page_is_left_and_comes_back(self):
        page = self.form()
        page.locator("#id_headline_en").fill("Left in a hurry")
        page.goto("/admin/login/")
        page.goto(self.path, wait_until="networkidle")
        self.assertEqual(self.kept(), ["Left in a hurry"])
        page.get_by_role("link", name="Bring it back").click()
        self.assertEqual(page.locator("#id_headline_en").input_value(), "Left in a hurry")

    def test_a_saved_form_leaves_nothing_behind(self):
        page = self.form()
        page.locator("#id_headline_en").fill("Saved")
        with page.expect_navigation(wait_until="networkidle"):
            page.get_by_role("button", name="Save", exact=True).last.click()
        self.article.refresh_from_db()
        self.assertEqual((self.article.headline_en, self.kept()), ("Saved", []))

    def test_without_a_connection_the_browser_keeps_it_and_tells_it_later(self):
        page = self.form()
        page.locator("#id_headline_en").fill("Typed in a tunnel")
        page.route("**/keep/", lambda route: route.abort())
        page.clock.run_for(HALF_A_MINUTE)
        page.get_by_text("cannot be reached").wait_for()
        self.assertEqual(self.kept(), [])
        again = page.context.new_page()  # the first stays open: leaving it would send what is typed after all
        again.goto(self.path)
        again.get_by_text("Open this page again").wait_for()
        self.assertIn("Typed in a tunnel", self.kept())
        self.troubles.clear()  # the aborted request is what this is about

    def test_two_people_see_each_other(self):
        page = self.form()
        self.form(self.chief)
        page.clock.run_for(HALF_A_MINUTE)
        page.get_by_text("Vera Chief has this text open").wait_for()
