"""The desk in a real browser: accessible in the light and in the dark, whole on a phone, usable by keyboard."""

import re

from django.conf import settings
from django.urls import reverse

from articles.tests.factories import make_article, make_section
from events.tests.factories import make_event, moscow
from newsroom.directory.tests.factories import make_position
from newsroom.images.tests.factories import make_image
from newsroom.publishing.assignments import assign
from newsroom.publishing.models import Note
from newsroom.publishing.notes import close, write
from newsroom.publishing.tests.factories import tomorrow
from newsroom.regions.tests.factories import make_region
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user
from newsroom.tests.browser import BrowserTestCase

#: So tall that the line of buttons, which stays in sight, covers nothing.
TALL = {"width": 1440, "height": 7000}


class DeskInBrowserTests(BrowserTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = make_user(role=Role.CHIEF_EDITOR, interface_language="en")
        cls.article = make_article(regions=[make_region()], cover=make_image(), section=make_section())
        cls.article.quotes.create(speaker=make_position(), text_ru="Так.", text_en="So.")
        Note.objects.create(item=cls.article.item, text_ru="Проверьте.", text_en="Check.")
        for column in ("headline_ru", "headline_en"):
            write(
                cls.article.item,
                "So",
                by=cls.editor,
                parent=write(cls.article.item, "How?", by=cls.editor, column=column),
            )
        close(write(cls.article.item, "Done", by=cls.editor), by=cls.editor)
        cls.event = make_event(
            cover=make_image(), published_at_ru=tomorrow(), published_at_en=moscow(2020, 4, 5, 16, 0)
        )
        assign(cls.event.item, to=cls.editor, due_on=tomorrow().date(), by=cls.editor)
        item = cls.event.agenda.create(title_en="Talk", starts_at=moscow(2090, 4, 5, 16, 0))
        item.speakers.set([make_position()])

    def sign_in(self, path, **options):
        self.client.force_login(self.editor)
        session = self.client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "domain": self.host, "path": "/"}
        return self.open(path, storage_state={"cookies": [cookie]}, **options)

    def form(self, thing):
        return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])

    def test_every_kind_of_page_is_accessible_in_light_and_dark(self):
        paths = [
            reverse("admin:index"),
            reverse("admin:articles_article_changelist"),
            reverse("admin:events_event_changelist"),
            reverse("admin:articles_article_add"),
            self.form(self.article),
            self.form(self.event),
        ]
        for scheme in ("light", "dark"):
            page = self.open(reverse("admin:login"), color_scheme=scheme)
            self.assertAccessible(page)
            page = self.sign_in(paths[0], color_scheme=scheme, viewport=TALL)
            for path in paths:
                with self.subTest(path=path, scheme=scheme):
                    page.goto(path)
                    page.wait_for_load_state("networkidle")
                    self.assertAccessible(page)

    def test_nothing_is_wider_than_a_phone(self):
        page = self.sign_in(reverse("admin:index"), viewport={"width": 360, "height": 740})
        paths = ["/admin/", self.form(self.article), self.form(self.event)]
        for path in [*paths, reverse("admin:articles_article_changelist")]:
            with self.subTest(path):
                page.goto(path, wait_until="networkidle")
                self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 360)

    def test_languages_stand_beside_each_other_and_on_a_phone_one_below_the_other(self):
        page = self.sign_in(self.form(self.article), viewport={"width": 1440, "height": 900})
        boxes = [page.locator(f"#id_headline_{language}").bounding_box() for language in ("ru", "en")]
        self.assertEqual(boxes[0]["y"], boxes[1]["y"])
        page.set_viewport_size({"width": 360, "height": 740})
        boxes = [page.locator(f"#id_headline_{language}").bounding_box() for language in ("ru", "en")]
        self.assertEqual(boxes[0]["x"], boxes[1]["x"])
        self.assertLess(boxes[0]["y"], boxes[1]["y"])

    def test_fields_know_their_language_and_their_names(self):
        page = self.sign_in(self.form(self.article))
        for language, name in (("ru", "Headline, in Russian"), ("en", "Headline, in English")):
            self.assertEqual(page.get_by_label(name).get_attribute("lang"), language)
        self.assertEqual(page.get_by_role("textbox", name="Body, in English").get_attribute("lang"), "en")
        self.assertEqual(page.get_by_label("Published in English at: day").count(), 1)
        self.assertEqual(page.get_by_role("combobox", name=re.compile("^Event:")).count(), 1)

    def test_keyboard_alone_writes_and_publishes(self):
        page = self.sign_in(self.form(self.article))
        page.focus("#id_headline_en")
        page.keyboard.press("End")
        page.keyboard.type(" today")
        page.keyboard.press("Enter")
        page.wait_for_selector(".messagelist .success")
        self.article.refresh_from_db()
        self.assertTrue(self.article.headline_en.endswith(" today"))
        self.assertEqual(self.article.status_en, "draft")
        page.get_by_role("button", name="Publish in English without a second person").focus()
        page.keyboard.press("Enter")
        page.get_by_text("is published in English without a second person.").wait_for()
        self.assertTrue(page.get_by_role("link", name="Read it on the site in English").is_visible())

    def test_a_note_on_a_field_is_left_and_done_without_script(self):
        page = self.sign_in(self.form(self.article), java_script_enabled=False)
        page.get_by_text("Write a note").click()
        page.get_by_label("The note is about").select_option(label="Lead, in English")
        page.get_by_label("What to look at").fill("Too dry")
        page.get_by_role("button", name="Save and continue editing").click()
        page.get_by_role("link", name=re.compile("Too dry$")).click()
        note = self.article.item.notes.get(text_en="Too dry")
        self.assertEqual((note.field, note.language), ("lead", "en"))
        page.locator(f"[name=_note_done][value='{note.pk}']").check()
        page.get_by_role("button", name="Save and continue editing").click()
        page.get_by_text("2 notes are done").wait_for()

    def test_picture_of_a_new_row_is_chosen_with_its_preview_and_placed_after_saving(self):
        page = self.sign_in(self.form(self.article))
        page.get_by_role("button", name="Add another Picture").focus()
        page.keyboard.press("Enter")
        row = page.locator("#pictures-0")
        row.locator("[role=combobox]").click()
        page.locator(".select2-results__option .picture-select__option").first.click()
        row.locator(".picture-select__preview img").wait_for()
        page.get_by_role("button", name="Save and continue editing").click()
        page.wait_for_selector("#pictures-0 [data-prose-picture]")
        toolbar = page.get_by_role("toolbar", name="Body, in English")
        toolbar.get_by_role("button", name="Put a picture from the list here").click()
        page.get_by_role("dialog").get_by_role("button", name="Insert").click()
        with page.expect_navigation():
            page.get_by_role("button", name="Save and continue editing").click()
        page.wait_for_selector(".messagelist .success")
        self.article.refresh_from_db()
        self.assertIn(f'data-picture="{self.article.pictures.get().key}"', self.article.body_en)
