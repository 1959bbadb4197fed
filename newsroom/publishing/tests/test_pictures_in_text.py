"""A picture comes into the text while it is written, from the library or from a file, without a save in between."""

from base64 import b64encode

from django.conf import settings
from django.urls import reverse
from playwright.sync_api import expect

from articles.tests.factories import make_article, make_section
from newsroom.images.models import Image
from newsroom.images.tests.factories import make_image, picture_file
from newsroom.publishing.tests.forms import form_data
from newsroom.regions.tests.factories import make_region
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user
from newsroom.tests.browser import BrowserTestCase, dress, settle

BUTTON = "A picture from the library or a file"
#: axe takes the page behind an open dialog for what its words stand on.
BEHIND = "body { visibility: hidden } dialog { visibility: visible }"
DROP = """(text, {content, kind}) => {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))
  const data = new DataTransfer()
  data.items.add(new File([bytes], "Hall.jpg", {type: "image/jpeg"}))
  const {left, top} = text.lastElementChild.getBoundingClientRect()
  const more = {bubbles: true, cancelable: true, clientX: left + 3, clientY: top + 3}
  const event = kind === "drop" ? new DragEvent(kind, {dataTransfer: data, ...more})
    : new ClipboardEvent(kind, {clipboardData: data, ...more})
  text.dispatchEvent(event)
  return event.defaultPrevented
}"""


class PicturesInTextTests(BrowserTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = make_user(role=Role.CHIEF_EDITOR, interface_language="en")
        cls.article = make_article(regions=[make_region()], section=make_section(), body_en="<p>One.</p><p>Two.</p>")

    def setUp(self):
        super().setUp()
        self.client.force_login(self.editor)
        self.address = reverse("admin:articles_article_change", args=[self.article.pk])

    def form(self, **options):
        session = self.client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "domain": self.host, "path": "/"}
        page = self.open(self.address, storage_state={"cookies": [cookie]}, **options)
        self.dialog = page.get_by_role("dialog", name="A picture for the text")
        self.text = page.get_by_role("textbox", name="Body, in English")
        self.text.wait_for()
        page.wait_for_load_state("networkidle")
        return page

    def go_to_the_end(self, page):
        self.text.focus()
        settle(page)
        page.keyboard.press("Control+End")
        settle(page)

    def save(self, page):
        with page.expect_navigation():
            page.locator(".submit-row [name=_continue]").click()
        page.locator(".messagelist .success").wait_for()
        self.article.refresh_from_db()
        return self.article.pictures.get()

    def body_with(self, picture, before="<p>One.</p><p>Two.</p>"):
        return f'{before}<figure data-picture="{picture.key}"></figure>'

    def test_the_keyboard_alone_puts_a_picture_of_the_library_into_the_text(self):
        make_image()
        wanted = make_image(alt_text_en="The fair in Tver")
        page = self.form()
        self.go_to_the_end(page)
        page.keyboard.type("!")
        page.keyboard.press("Alt+F10")
        page.get_by_role("toolbar", name="Body, in English").get_by_role("button", name=BUTTON).focus()
        page.keyboard.press("Enter")
        self.dialog.get_by_label("Find in the library").wait_for()
        page.keyboard.type("fair")
        page.keyboard.press("Enter")
        self.dialog.get_by_role("button", name="congress").wait_for(state="detached")
        self.dialog.get_by_role("button", name="The fair in Tver").focus()
        page.keyboard.press("Enter")
        page.get_by_text("Picture: The fair in Tver", exact=True).wait_for()
        expect(self.text).to_be_focused()
        settle(page)
        page.keyboard.type("After.")
        row = self.save(page)
        self.assertEqual(row.image, wanted)
        self.assertEqual(self.article.body_en, f"{self.body_with(row, '<p>One.</p><p>Two.!</p>')}<p>After.</p>")

    def test_a_dropped_or_pasted_file_asks_for_its_words_and_stands_in_the_text(self):
        for kind in ("drop", "paste"):
            with self.subTest(kind):
                self.article.pictures.all().delete()
                page = self.form()
                self.go_to_the_end(page)
                content = b64encode(picture_file().read()).decode()
                self.assertTrue(self.text.evaluate(DROP, {"content": content, "kind": kind}))
                words = self.dialog.get_by_label("Alternative text, in English")
                words.wait_for()
                self.assertTrue(words.evaluate("words => words === document.activeElement"))
                send = self.dialog.get_by_role("button", name="Bring it in and put it into the text")
                send.click()
                self.dialog.get_by_text("Say what the picture shows").wait_for()
                self.dialog.get_by_label("Alternative text, in English").fill(f"Brought by {kind}")
                send.click()
                page.get_by_text(f"Picture: Brought by {kind}", exact=True).wait_for()
                row = self.save(page)
                self.assertEqual((row.image.alt_text_en, row.image.original_name), (f"Brought by {kind}", "Hall.jpg"))
                self.assertIn(f'<figure data-picture="{row.key}"></figure>', self.article.body_en)

    def test_a_form_that_is_not_saved_still_knows_the_place_of_a_new_picture(self):
        key = "0a2b3c4d-1111-4222-8333-444455556666"
        image = make_image(alt_text_en="The fair in Tver")
        row = {"image": image.pk, "position": "0", "row_key": key}
        rows = {f"pictures-0-{name}": value for name, value in row.items()} | {"pictures-TOTAL_FORMS": "1"}
        data = form_data(self.client, self.address, headline_en="x" * 999, **rows)
        html = self.client.post(self.address, data).content.decode()
        self.assertInHTML(f'<span data-prose-picture="{key}">The fair in Tver</span>', html)

    def test_leaving_the_dialog_leads_back_into_the_text_and_makes_nothing(self):
        page = self.form()
        page.get_by_role("toolbar", name="Body, in English").get_by_role("button", name=BUTTON).click()
        self.dialog.get_by_label("Find in the library").wait_for()
        page.keyboard.press("Escape")
        expect(self.text).to_be_focused()
        self.assertEqual(page.locator("#pictures-0").count(), 0)
        self.assertFalse(Image.objects.exists())

    def test_the_dialog_says_when_the_newsroom_does_not_answer(self):
        page = self.form()
        page.context.clear_cookies()
        page.get_by_role("toolbar", name="Body, in English").get_by_role("button", name=BUTTON).click()
        self.dialog.get_by_role("alert").get_by_text("The newsroom did not answer.").wait_for()

    def test_the_dialog_is_accessible_in_light_and_dark_and_fits_a_phone(self):
        make_image()
        make_image(alt_text_en="The fair in Tver")
        for scheme in ("light", "dark"):
            page = self.form(color_scheme=scheme, viewport={"width": 360, "height": 2000})
            page.get_by_role("toolbar", name="Body, in English").get_by_role("button", name=BUTTON).click()
            self.dialog.get_by_label("Find in the library").wait_for()
            page.wait_for_load_state("networkidle")
            dress(page, BEHIND)
            with self.subTest(scheme):
                self.assertAccessible(page)
                self.assertLessEqual(self.dialog.evaluate("dialog => dialog.scrollWidth"), 360)
