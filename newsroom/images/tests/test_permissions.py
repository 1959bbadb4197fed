"""Who sees, changes and deletes which picture or document, through every door of the desk."""

from unittest.mock import patch

from django.db import connection
from django.test import TestCase
from django.urls import reverse

from articles.tests.factories import make_article, make_published_article
from newsroom.images import pictures
from newsroom.images.models import Attachment, Image
from newsroom.images.permissions import writable_fields
from newsroom.publishing.tests.forms import form_data
from newsroom.regions.tests.factories import make_region
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user

from .factories import make_attachment, make_image, pdf_file, picture_file

EDITORS = [Role.EDITOR, Role.CHIEF_EDITOR]
KINDS = {"image": (make_image, picture_file, "alt_text"), "attachment": (make_attachment, pdf_file, "title")}

# role, whose upload, whether readers see it: is it seen, is it changed whole, are its filled words, its missing ones
TABLE = [
    (Role.CORRESPONDENT, "own", "secret", True, True, True, True),
    (Role.CORRESPONDENT, "own", "public", True, False, False, False),
    (Role.CORRESPONDENT, "foreign", "secret", False, False, False, False),
    (Role.CORRESPONDENT, "foreign", "public", True, False, False, False),
    (Role.TRANSLATOR, "foreign", "secret", True, False, True, True),
    (Role.TRANSLATOR, "foreign", "public", True, False, False, True),
    *((role, whose, state, True, True, True, True)
      for role in EDITORS for whose in ("own", "foreign") for state in ("secret", "public")),
]  # fmt: skip


def address(page, upload):
    name = upload._meta.model_name
    return reverse(f"admin:images_{name}_{page}", args=[] if page == "changelist" else [upload.pk])


class TableTests(TestCase):
    """Every row of the table, for pictures and for documents."""

    def rows(self):
        for role, whose, state, *answers in TABLE:
            for kind in KINDS:
                user = make_user(role, interface_language="en")
                upload = self.make(kind, user if whose == "own" else make_user(), state)
                self.client.force_login(user)
                yield self.subTest(role=role, whose=whose, state=state, kind=kind), upload, *answers

    def make(self, kind, owner, state):
        make, _file, word = KINDS[kind]
        upload = make(uploaded_by=owner, **{f"{word}_en": ""})
        text = make_published_article("ru") if state == "public" else make_article()
        if kind == "image":
            text.pictures.create(image=upload)
        else:
            text.attachments.create(attachment=upload)
        return upload

    def test_lists_and_choices_hold_what_one_may_see(self):
        for row, upload, seen, *_others in self.rows():
            with row:
                listed = self.client.get(address("changelist", upload)).context["cl"].result_list
                self.assertEqual(upload in listed, seen)
                name = upload._meta.model_name
                question = {
                    "app_label": "articles",
                    "model_name": {"image": "articlepicture", "attachment": "articleattachment"}[name],
                    "field_name": name,
                }
                choices = self.client.get(reverse("admin:autocomplete"), question).json()["results"]
                self.assertEqual(str(upload.pk) in {choice["id"] for choice in choices}, seen)

    def test_pages_and_files_open_for_those_who_may_see(self):
        for row, upload, seen, *_others in self.rows():
            with row:
                for page in ("change", "history"):
                    self.assertEqual(self.client.get(address(page, upload)).status_code, 200 if seen else 302)
                response = self.client.get(upload.file.url)
                response.getvalue()
                self.assertEqual(response.status_code, 200 if seen else 404)
                if isinstance(upload, Image):
                    thumbnail = reverse("admin:images_image_thumbnail", args=[upload.pk])
                    self.assertEqual(self.client.get(thumbnail).status_code, 302 if seen else 404)

    def test_forms_hold_and_take_what_one_may_write(self):
        for row, upload, seen, whole, filled, missing in self.rows():
            with row:
                _make, new_file, word = KINDS[upload._meta.model_name]
                name, url = upload.file.name, address("change", upload)
                if seen:
                    form = self.client.get(url).context["adminform"].form
                    self.assertEqual("file" in form.fields, whole)
                changes = {f"{word}_ru": "Changed", f"{word}_en": "Added", "file": new_file(), "focal_x": "0.1"}
                fields = form_data(self.client, url) if seen else {}
                response = self.client.post(url, fields | {"focal_y": "0.5"} | changes)
                self.assertEqual(response.status_code, 302 if missing or not seen else 403)
                before = upload
                upload = type(before).objects.get(pk=before.pk)
                self.assertEqual(upload.file.name != name, whole)
                self.assertEqual(getattr(upload, f"{word}_ru") == "Changed", filled)
                self.assertEqual(getattr(upload, f"{word}_en") == "Added", missing)
                if isinstance(upload, Image):
                    self.assertEqual(upload.focal_x == 0.1, whole)

    def test_what_a_text_uses_nobody_deletes(self):
        for row, upload, *_others in self.rows():
            with row:
                self.client.post(address("delete", upload), {"post": "yes"})
                chosen = {"action": "delete_selected", "_selected_action": [upload.pk], "post": "yes"}
                self.client.post(address("changelist", upload), chosen)
                self.assertTrue(type(upload).objects.filter(pk=upload.pk).exists())

    def test_what_nothing_uses_goes_by_the_hand_of_its_owner_or_an_editor(self):
        for role in Role:
            for whose in ("own", "foreign"):
                for make, _file, _word in KINDS.values():
                    user = make_user(role)
                    gone = role in EDITORS or (role == Role.CORRESPONDENT and whose == "own")
                    with self.subTest(role=role, whose=whose, kind=make.__name__):
                        self.client.force_login(user)
                        for page in ("delete", "changelist"):
                            upload = make(uploaded_by=user if whose == "own" else make_user())
                            chosen = {"action": "delete_selected", "_selected_action": [upload.pk], "post": "yes"}
                            self.client.post(address(page, upload), chosen)
                            self.assertEqual(not type(upload).objects.filter(pk=upload.pk).exists(), gone)


class FurtherRulesTests(TestCase):
    def test_pictures_of_texts_in_ones_own_region_are_seen_whoever_brought_them(self):
        region = make_region()
        user, image, other = make_user(Role.CORRESPONDENT, regions=[region]), make_image(), make_image()
        make_article(regions=[region], cover=image)
        make_article(regions=[make_region()], cover=other)
        self.assertEqual(set(Image.objects.seen_by(user)), {image})

    def test_a_picture_that_one_may_not_see_cannot_be_put_into_a_text(self):
        region = make_region()
        user = make_user(Role.CORRESPONDENT, regions=[region], interface_language="en")
        article = make_article(regions=[region], created_by=user)
        url = reverse("admin:articles_article_change", args=[article.pk])
        self.client.force_login(user)
        foreign, own = make_image(alt_text_en="Embargoed"), make_image(uploaded_by=user)
        response = self.client.post(url, form_data(self.client, url, cover=str(foreign.pk)))
        self.assertEqual(list(response.context["adminform"].form.errors), ["cover"])
        self.assertNotContains(response, "Embargoed")
        self.client.post(url, form_data(self.client, url, cover=str(own.pk)))
        article.refresh_from_db()
        self.assertEqual(article.cover, own)

    def test_a_document_that_one_may_not_see_cannot_be_put_into_a_text(self):
        region = make_region()
        user = make_user(Role.CORRESPONDENT, regions=[region])
        article = make_article(regions=[region], created_by=user)
        url = reverse("admin:articles_article_change", args=[article.pk])
        self.client.force_login(user)
        row = {"attachments-TOTAL_FORMS": "1", "attachments-0-position": "0"}
        for attachment, taken in ((make_attachment(), 0), (make_attachment(uploaded_by=user), 1)):
            changes = row | {"attachments-0-attachment": str(attachment.pk)}
            self.client.post(url, form_data(self.client, url, **changes))
            self.assertEqual(article.attachments.count(), taken)

    def test_a_translator_gives_no_words_to_what_only_adorns(self):
        image = make_image(is_decorative=True, alt_text_ru="", alt_text_en="")
        self.client.force_login(make_user(Role.TRANSLATOR))
        url = address("change", image)
        response = self.client.post(url, form_data(self.client, url, alt_text_en="A hall"))
        self.assertEqual(len(response.context["adminform"].form.non_field_errors()), 1)

    def test_a_translator_writes_words_and_nothing_else(self):
        translator = make_user(Role.TRANSLATOR)
        self.assertEqual(writable_fields(translator, make_attachment()), {"title_ru", "title_en"})
        made = {f"{word}_{language}" for word in ("alt_text", "caption", "credit") for language in ("ru", "en")}
        self.assertEqual(writable_fields(translator, make_image()), made)

    def test_a_form_asks_about_public_uses_once(self):
        user = make_user(Role.CORRESPONDENT)
        image = make_image(uploaded_by=user)
        self.client.force_login(user)
        with patch("newsroom.images.permissions.is_public", return_value=False) as asked:
            self.client.get(address("change", image))
        asked.assert_called_once()

    def test_a_file_is_judged_once_and_before_the_database_is_locked(self):
        self.client.force_login(make_user(Role.CORRESPONDENT))
        outside, seen = len(connection.savepoint_ids), []

        def redraw(picture):
            seen.append(len(connection.savepoint_ids))
            return drawn(picture)

        drawn = pictures._redraw
        with patch.object(pictures, "_redraw", redraw):
            words = {f"{word}_{language}": "" for word in Image.words for language in ("ru", "en")}
            self.client.post(reverse("admin:images_image_add"), words | {"file": picture_file()})
        self.assertEqual(seen, [outside])
        self.assertTrue(Image.objects.exists())
        self.assertFalse(Attachment.objects.exists())
