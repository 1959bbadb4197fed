"""The keys of the desk: what they do, where they are told, and when they keep quiet."""

from django.conf import settings
from django.urls import reverse
from playwright.sync_api import expect

from articles.tests.factories import make_article, make_section
from newsroom.regions.tests.factories import make_region
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user
from newsroom.tests.browser import BrowserTestCase, dress, settle

FOCUSED = "document.activeElement.id || document.activeElement.getAttribute('aria-label')"


class ShortcutTests(BrowserTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = make_user(role=Role.CHIEF_EDITOR, interface_language="en")
        cls.article = make_article(regions=[make_region()], section=make_section())

    def form(self, **options):
        self.client.force_login(self.editor)
        session = self.client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "domain": self.host, "path": "/"}
        address = reverse("admin:articles_article_change", args=[self.article.pk])
        page = self.open(address, storage_state={"cookies": [cookie]}, **options)
        page.wait_for_load_state("networkidle")
        return page

    def test_saving_works_in_the_middle_of_a_text_and_in_a_cyrillic_layout(self):
        page = self.form()
        for number, key in enumerate(["s", "ы"]):
            with self.subTest(key):
                page.locator("#id_headline_en").fill(f"Headline {number}")
                with page.expect_navigation(wait_until="networkidle"):
                    page.evaluate(
                        """key => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {
                          key, code: "KeyS", ctrlKey: true, bubbles: true, cancelable: true}))""",
                        key,
                    )
                self.article.refresh_from_db()
                self.assertEqual(self.article.headline_en.replace("\u00a0", " "), f"Headline {number}")

    def test_the_preview_opens_beside_the_form(self):
        page = self.form()
        with page.context.expect_page() as opened:
            page.keyboard.press("Control+Alt+p")
        opened.value.locator("iframe").wait_for()

    def test_fields_are_walked_there_and_back_through_editors_and_selects(self):
        page = self.form()
        page.focus("#id_lead_en")
        page.keyboard.press("F8")
        self.assertEqual(page.evaluate(FOCUSED), "Body, in Russian")
        page.keyboard.press("F8")
        page.keyboard.press("F8")
        self.assertEqual(page.evaluate(FOCUSED), "id_byline_ru")
        page.keyboard.press("Shift+F8")
        self.assertEqual(page.evaluate(FOCUSED), "Body, in English")

    def test_signs_are_words_where_one_types_and_keys_elsewhere(self):
        page = self.form()
        page.get_by_role("textbox", name="Body, in English").click()
        settle(page)
        page.keyboard.press("Control+a")
        page.keyboard.type("a/b?")
        expect(page.locator("#id_body_en")).to_have_value("<p>a/b?</p>")
        self.assertFalse(page.get_by_role("dialog").is_visible())
        page.locator("h1").click()
        page.keyboard.press("?")
        page.get_by_role("dialog", name="Keys").wait_for()
        page.keyboard.press("Escape")
        page.get_by_role("dialog", name="Keys").wait_for(state="hidden")
        page.keyboard.press("/")
        self.assertEqual(page.evaluate(FOCUSED), "desk-search")

    def test_signs_can_be_switched_off(self):
        page = self.form()
        page.get_by_role("button", name="Keys").click()
        page.get_by_label("The keys / and ? work where nothing is typed").uncheck()
        page.get_by_role("button", name="Close").click()
        page.reload(wait_until="networkidle")
        page.keyboard.press("/")
        self.assertNotEqual(page.evaluate(FOCUSED), "desk-search")

    def test_each_thing_says_its_keys(self):
        page = self.form()
        for name, keys, title in (
            ("Save and continue editing", "Control+S", "Ctrl+S"),
            ("Preview", "Control+Alt+P", "Ctrl+Alt+P"),
        ):
            button = page.locator(".submit-row").get_by_role("button", name=name)
            self.assertEqual((button.get_attribute("aria-keyshortcuts"), button.get_attribute("title")), (keys, title))

    def test_the_list_is_accessible_in_light_and_dark(self):
        for scheme in ("light", "dark"):
            with self.subTest(scheme):
                page = self.form(color_scheme=scheme)
                page.goto(reverse("admin:articles_section_changelist"), wait_until="networkidle")
                page.keyboard.press("?")
                page.get_by_role("dialog", name="Keys").wait_for()
                dress(page, "body { visibility: hidden } dialog { visibility: visible }")
                self.assertAccessible(page)
