from django.test import override_settings
from playwright.sync_api import expect

from newsroom.tests.browser import BrowserTestCase, settle

from .models import Note, WithNotes
from .urls import PICTURE


@override_settings(ROOT_URLCONF="newsroom.prose.tests.urls", MIDDLEWARE=[])
class EditorTests(WithNotes, BrowserTestCase):
    def setUp(self):
        super().setUp()
        self.page = self.open("/")
        self.text = self.page.locator("[role=textbox][lang=ru]")
        self.text.click()
        settle(self.page)

    def button(self, name):
        return self.page.get_by_role("toolbar").first.get_by_role("button", name=name)

    def type(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            settle(self.page)

    def go_back_to_the_text(self):
        """Wait for the keyboard, which a button or a dialog gives back to the text."""
        expect(self.text).to_be_focused()
        settle(self.page)

    def saved(self):
        with self.page.expect_navigation():
            self.page.evaluate("document.forms[0].requestSubmit()")
        return Note.objects.get().text_ru

    def test_words_are_marked_as_the_other_language(self):
        self.page.keyboard.type("Сколково Ventures")
        self.type("Control+Shift+ArrowLeft")
        self.button("EN").click()
        expect(self.button("EN")).to_have_attribute("aria-pressed", "true")
        self.assertEqual(self.saved(), '<p>Сколково <span lang="en">Ventures</span></p>')

    def test_the_mark_is_taken_off_again(self):
        self.page.keyboard.type("Ventures")
        self.type("Control+a", "Control+Alt+l")
        expect(self.button("EN")).to_have_attribute("aria-pressed", "true")
        self.type("Control+Alt+l")
        self.assertEqual(self.saved(), "<p>Ventures</p>")

    def test_a_picture_is_put_in_its_place_and_one_writes_on_after_it(self):
        self.page.keyboard.type("a")
        self.button("picture").click()
        self.page.get_by_role("dialog").get_by_role("button").first.click()
        self.page.get_by_text("Picture: A view of the park").wait_for()
        self.go_back_to_the_text()
        self.page.keyboard.type("b")
        self.button("picture").wait_for(state="hidden")
        self.assertEqual(self.saved(), f'<p>a</p><figure data-picture="{PICTURE}"></figure><p>b</p>')

    def test_places_and_marks_survive_editing(self):
        body = f'<p><span lang="en">One</span></p><blockquote data-quote="{PICTURE}"></blockquote><p>two</p>'
        self.button("HTML").click()
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_role("textbox").fill(body)
        dialog.get_by_role("button", name="Apply").click()
        self.go_back_to_the_text()
        self.type("Control+End", "!")
        self.assertEqual(self.saved(), body.replace("two", "two!"))

    def test_a_table_has_headers_and_is_left_by_the_keyboard(self):
        self.button("Insert a table").click()
        self.go_back_to_the_text()
        self.page.keyboard.type("Region")
        self.type("Tab")
        self.page.keyboard.type("Count")
        self.type("Escape", "Tab")
        self.assertFalse(self.text.evaluate("text => text.contains(document.activeElement)"))
        self.assertIn('<tr><th scope="col">Region</th><th scope="col">Count</th><td></td></tr>', self.saved())

    def test_an_address_typed_without_its_first_part_is_completed(self):
        for typed, href in [("x.example/a", "https://x.example/a"), ("press@x.example", "mailto:press@x.example")]:
            with self.subTest(typed):
                self.page.keyboard.type("word")
                self.type("Control+a", "Control+k")
                dialog = self.page.get_by_role("dialog")
                dialog.get_by_role("textbox").fill(typed)
                dialog.get_by_role("button", name="Apply").click()
                self.page.wait_for_selector(f'.ProseMirror a[href="{href}"]')
                self.go_back_to_the_text()
                self.type("Control+a", "Delete")

    def test_pasted_text_takes_the_newsroom_s_shape(self):
        html = "<h1 style='color: red'>Big</h1><p class=MsoNormal><span lang=EN-US>w <b>x</b></span></p>"
        self.text.evaluate(
            """(text, html) => {
              const data = new DataTransfer()
              data.setData("text/html", html)
              text.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}))
            }""",
            html,
        )
        self.assertEqual(self.saved(), "<h2>Big</h2><p>w <strong>x</strong></p>")

    def test_the_buttons_are_one_stop_and_arrows_walk_them(self):
        focused = "document.activeElement.getAttribute('aria-label')"
        self.type("Alt+F10")
        self.assertEqual(self.page.evaluate(focused), "Heading 2")
        self.type("ArrowRight")
        self.assertEqual(self.page.evaluate(focused), "Heading 3")
        self.type("End")
        self.assertEqual(self.page.evaluate(focused), "Edit the HTML")
        self.assertEqual(self.page.locator(".prose-menubar").first.locator('[tabindex="0"]').count(), 1)
        self.type("Escape")
        self.go_back_to_the_text()

    def test_the_text_says_its_name_and_its_language(self):
        for language in ("ru", "en"):
            label = self.page.locator(f"label[for=id_text_{language}]").text_content().rstrip(":")
            text = self.page.get_by_role("textbox", name=label)
            self.assertEqual(text.get_attribute("lang"), language)
            self.assertIn(label, self.page.get_by_role("toolbar", name=label).get_attribute("aria-label"))

    def test_it_is_accessible_in_light_and_in_dark(self):
        self.page.keyboard.type("Сколково")
        for scheme in ("light", "dark"):
            with self.subTest(scheme):
                self.page.emulate_media(color_scheme=scheme)
                self.assertAccessible(self.page)
