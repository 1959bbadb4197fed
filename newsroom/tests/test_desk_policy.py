"""The desk in a real browser, under its own policy: what its scripts do is allowed, and what is not ours is refused.

`BrowserTestCase` fails on any violation; the pages are walked in `test_desk_accessible.py`, pictures, pasting, keeping
and previews in the tests of their rooms. Here is what Django's own scripts do.
"""

from django.conf import settings
from django.urls import reverse

from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user
from newsroom.tests.factories import make_full_article, make_full_event

from .browser import BrowserTestCase, settle

INJECTED = """() => {
  const script = document.createElement("script");
  script.textContent = "document.title = 'Taken over'";
  document.body.append(script);
  document.body.insertAdjacentHTML("beforeend", "<p id='styled' style='color: red'>x</p>");
  return [document.title, getComputedStyle(document.querySelector("#styled")).color];
}"""


class DeskPolicyTests(BrowserTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.chief = make_user(is_superuser=True, role=Role.CHIEF_EDITOR, interface_language="en")
        cls.article, cls.event = make_full_article(), make_full_event()

    def form(self, thing):
        self.client.force_login(self.chief)
        session = self.client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "domain": self.host, "path": "/"}
        path = reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])
        page = self.open(path, storage_state={"cookies": [cookie]})
        page.wait_for_load_state("networkidle")
        return page

    def test_calendar_clock_and_theme(self):
        page = self.form(self.event)
        for box, choice in (("calendar", "Today"), ("clock", "Noon")):
            opener = page.locator(f"#{box}link0")
            opener.click()
            page.locator(f"#{box}box0").get_by_role("link", name=choice).click()
        self.assertIn("12:00", page.locator(".vTimeField").first.input_value())
        page.locator(".theme-toggle").first.click()

    def test_a_thing_added_in_a_window_of_its_own_is_chosen(self):
        page = self.form(self.article)
        with page.expect_popup() as opened:
            page.locator("#add_id_section").click()
        popup = opened.value
        popup.locator("#id_name_en").fill("Science")
        popup.locator("#id_name_ru").fill("Наука")
        popup.locator("#id_slug").fill("science")
        with popup.expect_event("close"):
            popup.locator("[name=_save]").click()
        page.wait_for_function("document.querySelector('#id_section').selectedOptions[0].text.includes('Science')")

    def test_rows_are_added_and_written_in_the_editor_of_rich_text(self):
        page = self.form(self.article)
        page.get_by_role("button", name="Add another Quote").click()
        text = page.get_by_role("textbox", name="Body, in English")
        text.click()
        settle(page)
        page.keyboard.type("Written under the policy. ")
        for name in ("Bold", "Bullet list", "Insert table"):
            button = page.get_by_role("toolbar", name="Body, in English").get_by_role("button", name=name, exact=True)
            if button.count():
                button.click()
        self.assertIn("Written under the policy.", text.inner_text())
        self.assertEqual(text.evaluate("text => getComputedStyle(text).whiteSpaceCollapse"), "break-spaces")

    def test_pages_of_who_is_not_signed_in(self):
        for path in (reverse("admin:login"), reverse("admin_password_reset"), reverse("admin_password_reset_done")):
            page = self.open(path)
            page.wait_for_load_state("networkidle")
            page.locator(".theme-toggle").first.click()

    def test_what_is_chosen_in_a_list_is_asked_about(self):
        page = self.form(self.article)
        page.goto(reverse("admin:images_image_changelist"), wait_until="networkidle")
        page.locator("#action-toggle").check()
        page.locator("[name=action]").select_option("delete_selected")
        page.locator(".actions button[type=submit]").click()
        page.wait_for_load_state("networkidle")
        self.assertIn("/image/", page.url)

    def test_what_is_not_ours_is_refused(self):
        page = self.form(self.article)
        title, colour = page.evaluate(INJECTED)
        self.assertNotEqual(title, "Taken over")
        self.assertNotEqual(colour, "rgb(255, 0, 0)")
        self.assertEqual(len(self.troubles), 2)
        self.troubles.clear()
