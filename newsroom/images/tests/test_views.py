from unittest.mock import patch

from django.core.files.storage import default_storage
from django.test import TestCase
from django.urls import reverse
from django.utils.translation import override

from newsroom.images import public_uses
from newsroom.images.renditions import renditions

from .factories import docx_file, make_attachment, make_image, pdf_file, picture_file


class MediaTests(TestCase):
    def test_a_picture_is_sent_to_be_kept_and_never_to_be_run(self):
        for file, content_type in ((picture_file(), "image/jpeg"), (picture_file("a.png", kind="PNG"), "image/png")):
            image = make_image(file=file)
            with self.subTest(content_type), self.assertNumQueries(0):
                response = self.client.get(image.file.url)
                self.assertEqual(response.getvalue(), default_storage.open(image.file.name).read())
                self.assertEqual(response["Content-Type"], content_type)
                self.assertEqual(response["X-Content-Type-Options"], "nosniff")
                self.assertEqual(response["Content-Security-Policy"], "default-src 'none'; sandbox")
                self.assertEqual(response["Cache-Control"], "public, max-age=31536000, immutable")
                self.assertNotIn("attachment", response.get("Content-Disposition", ""))
                self.assertFalse(response.cookies)

    def test_a_document_is_downloaded_under_its_own_name(self):
        for file in (pdf_file("Программа.pdf"), docx_file(name="Устав.docx")):
            attachment = make_attachment(file=file)
            with self.subTest(file.name), self.assertNumQueries(1):
                response = self.client.get(attachment.file.url)
                self.assertEqual(len(response.getvalue()), attachment.size)
                self.assertTrue(response["Content-Disposition"].startswith("attachment; filename*=utf-8''%D0%"))
                self.assertEqual(response["X-Content-Type-Options"], "nosniff")

    def test_a_document_without_a_row_is_not_sent(self):
        attachment = make_attachment()
        attachment.delete()
        self.assertTrue(default_storage.exists(attachment.file.name))
        self.assertEqual(self.client.get(attachment.file.url).status_code, 404)

    def test_a_missing_rendition_is_made_when_it_is_asked_for(self):
        image = make_image(file=picture_file(size=(700, 500)))
        for suffix, content_type in (("avif", "image/avif"), ("jpg", "image/jpeg")):
            rendition = renditions(image, "1x1")[0]
            with self.subTest(suffix):
                response = self.client.get(rendition.url(suffix))
                self.assertEqual(response.status_code, 200)
                self.assertEqual(response["Content-Type"], content_type)
                self.assertEqual(len(response.getvalue()), default_storage.size(rendition.name(suffix)))
        with self.assertNumQueries(0):
            self.client.get(rendition.url("jpg")).close()

    def test_a_rendition_of_a_lost_picture_is_not_found(self):
        image = make_image()
        default_storage.delete(image.file.name)
        self.assertEqual(self.client.get(renditions(image)[0].url("jpg")).status_code, 404)

    def test_who_has_it_already_is_told_so(self):
        image = make_image()
        first = self.client.get(image.file.url)
        first.close()
        again = self.client.get(image.file.url, headers={"If-Modified-Since": first["Last-Modified"]})
        self.assertEqual(again.status_code, 304)
        self.assertEqual(again.content, b"")
        self.assertIn("immutable", again["Cache-Control"])

    def test_nothing_else_is_found(self):
        image = make_image()
        with default_storage.open("secret.txt", "w") as file:
            file.write("secret")
        for path in [
            "secret.txt",
            "pictures",
            "pictures/",
            "pictures/nothing.jpg",
            "pictures/../secret.txt",
            "pictures/..%2fsecret.txt",
            "pictures/%2e%2e/secret.txt",
            "../manage.py",
            "..%2f..%2fetc/passwd",
            "/etc/passwd",
            "%2fetc/passwd",
            "pictures/a%00.jpg",
            "pictures/a.jpg%0a",
            "pictures\\a.jpg",
            "documents/" + image.file.name.removeprefix("pictures/"),
            "documents/nothing.pdf",
            "renditions/nothing/full-320.jpg",
            f"renditions/{image.file.name[9:-4]}/full-77.jpg",
            f"renditions/{image.file.name[9:-4]}/3x2-1-1-60.avif",
            f"renditions/{image.file.name[9:-4]}/" + "9" * 5000 + ".jpg",
        ]:
            with self.subTest(path[:80]):
                self.assertEqual(self.client.get(f"/media/{path}").status_code, 404)

    def test_files_are_only_read(self):
        url = make_image().file.url
        for method, status in {"head": 200, "post": 405, "put": 405, "delete": 405}.items():
            with self.subTest(method):
                response = getattr(self.client, method)(url)
                response.close()
                self.assertEqual(response.status_code, status)


class PicturePageTests(TestCase):
    def get(self, image, language, public=True):
        with override(language), patch.object(public_uses, "_questions", [lambda asked: public and asked == image]):
            return self.client.get(reverse("images:detail", args=[image.pk]))

    def test_shows_the_picture_with_its_words_in_both_languages(self):
        image = make_image(caption_ru="Открытие", caption_en="The opening", credit_ru="Фото: А.", credit_en="By A.")
        words = {"ru": ["Зал конгресса", "Открытие", "Фото: А."], "en": ["The congress hall", "The opening", "By A."]}
        for language, texts in words.items():
            response = self.get(image, language)
            for text in [*texts, image.file.url]:
                self.assertContains(response, text)

    def test_words_of_the_other_language_say_so(self):
        response = self.get(make_image(caption_ru="Открытие", credit_ru="А. Б."), "en")
        self.assertContains(response, '<span lang="ru">Открытие</span>', html=True)
        self.assertContains(response, '<span lang="ru">А. Б.</span>', html=True)

    def test_a_picture_that_nothing_public_shows_is_not_found(self):
        self.assertEqual(self.get(make_image(), "en", public=False).status_code, 404)

    def test_a_number_without_a_picture_is_not_found(self):
        for number in ("0", "99999", "9" * 30):
            self.assertEqual(self.client.get(f"/en/images/{number}/").status_code, 404)
