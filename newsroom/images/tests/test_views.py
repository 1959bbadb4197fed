from datetime import timedelta

from django.apps import apps
from django.core.files.storage import default_storage
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from articles.tests.factories import make_article, make_published_article
from newsroom.images import public_uses
from newsroom.images.models import Attachment, Image
from newsroom.images.renditions import renditions
from newsroom.publishing.workflow import make_move
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user

from .factories import docx_file, make_attachment, make_image, pdf_file, picture_file


def make_public_image(**fields):
    image = make_image(**fields)
    make_published_article("ru", cover=image)
    return image


def make_public_attachment(**fields):
    attachment = make_attachment(**fields)
    make_published_article("en").attachments.create(attachment=attachment)
    return attachment


class MediaTests(TestCase):
    def test_a_picture_is_sent_to_be_kept_and_never_to_be_run(self):
        for file, content_type in ((picture_file(), "image/jpeg"), (picture_file("a.png", kind="PNG"), "image/png")):
            image = make_public_image(file=file)
            with self.subTest(content_type), self.assertNumQueries(1):
                response = self.client.get(image.file.url)
                self.assertEqual(response.getvalue(), default_storage.open(image.file.name).read())
                self.assertEqual(response["Content-Type"], content_type)
                self.assertEqual(response["X-Content-Type-Options"], "nosniff")
                self.assertEqual(response["Content-Security-Policy"], "default-src 'none'; sandbox")
                self.assertEqual(response["Cache-Control"], "public, max-age=86400, immutable")
                self.assertNotIn("Cookie", response.get("Vary", ""))
                self.assertNotIn("attachment", response.get("Content-Disposition", ""))
                self.assertFalse(response.cookies)

    def test_a_document_is_downloaded_under_its_own_name(self):
        for file in (pdf_file("Программа.pdf"), docx_file(name="Устав.docx")):
            attachment = make_public_attachment(file=file)
            with self.subTest(file.name), self.assertNumQueries(1):
                response = self.client.get(attachment.file.url)
                self.assertEqual(len(response.getvalue()), attachment.size)
                self.assertTrue(response["Content-Disposition"].startswith("attachment; filename*=utf-8''%D0%"))
                self.assertEqual(response["Cache-Control"], "public, max-age=3600")
                self.assertEqual(response["X-Content-Type-Options"], "nosniff")

    def test_nginx_is_given_the_name_of_a_file_in_place_of_the_file_and_sends_it_as_the_newsroom_would(self):
        for path in (make_public_image().file.url, make_public_attachment().file.url):
            whole = self.client.get(path)
            whole.getvalue()  # to its end, as a server reads it
            with self.settings(MEDIA_ACCEL=True), self.assertNumQueries(1):
                response = self.client.get(path)
            self.assertEqual(response["X-Accel-Redirect"], path.replace("/media/", "/uploads-allowed/"))
            self.assertEqual(response.content, b"")
            for name in set(whole.headers) - {"Content-Length"}:
                self.assertEqual(response[name], whole[name], name)
            with self.settings(MEDIA_ACCEL=True):
                self.assertEqual(self.client.get("/media/pictures/nothing.jpg").status_code, 404)

    def test_a_file_without_a_row_is_not_sent(self):
        self.client.force_login(make_user(Role.EDITOR))
        for upload in (make_attachment(), make_image()):
            upload.delete()
            self.assertTrue(default_storage.exists(upload.file.name))
            self.assertEqual(self.client.get(upload.file.url).status_code, 404)

    def test_a_missing_rendition_is_made_when_it_is_asked_for(self):
        image = make_public_image(file=picture_file(size=(700, 500)))
        for suffix, content_type in (("avif", "image/avif"), ("jpg", "image/jpeg")):
            rendition = renditions(image, "1x1")[0]
            with self.subTest(suffix):
                response = self.client.get(rendition.url(suffix))
                self.assertEqual(response.status_code, 200)
                self.assertEqual(response["Content-Type"], content_type)
                self.assertEqual(len(response.getvalue()), default_storage.size(rendition.name(suffix)))
        with self.assertNumQueries(1):
            self.client.get(rendition.url("jpg")).getvalue()

    def test_a_rendition_of_a_lost_picture_is_not_found(self):
        image = make_public_image()
        default_storage.delete(image.file.name)
        self.assertEqual(self.client.get(renditions(image)[0].url("jpg")).status_code, 404)

    def test_who_has_it_already_is_told_so(self):
        image = make_public_image()
        first = self.client.get(image.file.url)
        first.getvalue()
        again = self.client.get(image.file.url, headers={"If-Modified-Since": first["Last-Modified"]})
        self.assertEqual(again.status_code, 304)
        self.assertEqual(again.content, b"")
        self.assertIn("immutable", again["Cache-Control"])

    def test_nothing_else_is_found(self):
        image = make_public_image()
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
        url = make_public_image().file.url
        for method, status in {"head": 200, "post": 405, "put": 405, "delete": 405}.items():
            with self.subTest(method):
                response = getattr(self.client, method)(url)
                response.getvalue()
                self.assertEqual(response.status_code, status)


class SecretMediaTests(TestCase):
    """Files that nothing public uses: readers do not get them, colleagues do."""

    @classmethod
    def setUpTestData(cls):
        cls.author, cls.stranger = make_user(Role.CORRESPONDENT), make_user(Role.CORRESPONDENT)
        cls.image = make_image(file=picture_file(size=(400, 300)), uploaded_by=cls.author)
        cls.attachment = make_attachment(uploaded_by=cls.author)

    def addresses(self):
        return [self.image.file.url, renditions(self.image, "16x9")[0].url("avif"), self.attachment.file.url]

    def statuses(self, user=None, **headers):
        if user:
            self.client.force_login(user)
        responses = [self.client.get(address, headers=headers) for address in self.addresses()]
        for response in responses:
            response.getvalue()
        if user:
            self.client.logout()
        return {response.status_code for response in responses}

    def test_they_are_sent_to_those_who_may_see_them_at_the_desk(self):
        table = {
            self.author: 200,
            self.stranger: 404,
            make_user(Role.TRANSLATOR): 200,
            make_user(Role.EDITOR): 200,
            make_user(Role.CHIEF_EDITOR): 200,
            make_user(): 404,
            make_user(Role.EDITOR, is_staff=False): 404,
        }
        self.assertEqual(self.statuses(), {404})
        for user, status in table.items():
            with self.subTest(user.role):
                self.assertEqual(self.statuses(user), {status})

    def test_who_may_read_a_draft_sees_what_stands_in_it(self):
        draft = make_article(cover=self.image, created_by=self.stranger)
        draft.attachments.create(attachment=self.attachment)
        self.assertEqual(self.statuses(self.stranger), {200})
        self.assertEqual(self.statuses(make_user(Role.CORRESPONDENT)), {404})

    def test_no_shared_cache_keeps_them(self):
        self.client.force_login(self.author)
        for address in self.addresses():
            response = self.client.get(address)
            response.getvalue()
            self.assertEqual(response["Cache-Control"], "private, no-cache")
            self.assertIn("Cookie", response["Vary"])

    def test_not_even_that_they_have_not_changed_is_told(self):
        self.assertEqual(self.statuses(if_modified_since="Sat, 01 Jan 2090 00:00:00 GMT"), {404})

    def test_publishing_opens_them_and_retracting_closes_them_again(self):
        article = make_article(cover=self.image)
        article.attachments.create(attachment=self.attachment)
        self.assertEqual(self.statuses(), {404})
        editor = make_user(Role.EDITOR)
        make_move(article.item, "submit", "ru", by=None)
        make_move(article.item, "publish", "ru", by=editor)
        self.assertEqual(self.statuses(), {200})
        make_move(article.item, "retract", "ru", by=editor, note="Ошибка")
        self.assertEqual(self.statuses(), {404})

    def test_a_scheduled_text_keeps_them_until_its_moment(self):
        make_published_article("ru", at=timezone.now() + timedelta(hours=1), cover=self.image)
        self.assertEqual(self.client.get(self.image.file.url).status_code, 404)

    def test_the_logo_of_the_site_is_public(self):
        apps.get_model("site", "Identity").objects.update_or_create(pk=1, defaults={"logo": self.image})
        response = self.client.get(self.image.file.url)
        response.getvalue()
        self.assertEqual(response.status_code, 200)


class UsesTests(TestCase):
    def test_every_key_to_a_picture_or_document_is_registered(self):
        for model in (Image, Attachment):
            registered = {
                end_of(key, use.public().model)
                for use in public_uses._uses
                for key in use.keys.get(model._meta.model_name, ())
            }
            ways_here = [field for field in model._meta.get_fields(include_hidden=True) if field.one_to_many]
            self.assertEqual({way.field for way in ways_here}, registered)


def end_of(way, model):
    """The field at the end of a way such as `pictures__image`."""
    for step in way.split("__"):
        field = model._meta.get_field(step)
        model = field.related_model
    return field


class PicturePageTests(TestCase):
    def get(self, image, language, public=True):
        if public:
            make_published_article("ru", cover=image)
        with override(language):
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
        self.assertContains(response, '<span lang="ru">А.\xa0Б.</span>', html=True)

    def test_a_picture_that_nothing_public_shows_is_not_found(self):
        self.assertEqual(self.get(make_image(), "en", public=False).status_code, 404)

    def test_a_number_without_a_picture_is_not_found(self):
        for number in ("0", "99999", "9" * 30):
            self.assertEqual(self.client.get(f"/en/images/{number}/").status_code, 404)
