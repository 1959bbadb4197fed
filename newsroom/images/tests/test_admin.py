from django.contrib.auth.models import Permission
from django.core.files.storage import default_storage
from django.test import TestCase
from django.urls import reverse
from django.utils.translation import override

from articles.tests.factories import make_published_article
from newsroom.images.models import Attachment, Image
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user
from newsroom.tests.queries import SESSION

from .factories import make_attachment, make_image, pdf_file, picture_file

LIST = reverse("admin:images_image_changelist")
ADD = reverse("admin:images_image_add")
WORDS = {f"{field}_{language}": "" for field in ("alt_text", "caption", "credit") for language in ("ru", "en")}


def user_with(*codenames):
    user = make_user(interface_language="en")
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames, content_type__app_label="images"))
    return user


def change(image):
    return reverse("admin:images_image_change", args=[image.pk])


class ImageAdminTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.user = make_user(Role.EDITOR, interface_language="en")

    def setUp(self):
        self.client.force_login(self.user)

    def search(self, term):
        return set(self.client.get(LIST, {"q": term}).context["cl"].result_list)

    def test_a_picture_is_taken_in_with_its_words(self):
        response = self.client.post(ADD, WORDS | {"file": picture_file("Зал.jpg"), "alt_text_ru": "Зал"})
        self.assertRedirects(response, LIST)
        image = Image.objects.get()
        self.assertEqual((image.original_name, image.alt_text_ru, image.uploaded_by), ("Зал.jpg", "Зал", self.user))
        self.assertEqual((image.focal_x, image.focal_y), (0.5, 0.5))

    def test_a_refused_picture_is_an_error_beside_its_field(self):
        response = self.client.post(ADD, WORDS | {"file": picture_file("photo.png")})
        self.assertFormError(
            response.context["adminform"].form,
            "file",
            "The name ends in “.png”, but inside is a JPEG picture. Give it the right name.",
        )
        self.assertFalse(Image.objects.exists())

    def test_a_long_name_is_no_error(self):
        self.client.post(ADD, WORDS | {"file": picture_file("Ж" * 150 + ".jpg")})
        self.assertEqual(Image.objects.get().original_name, "Ж" * 150 + ".jpg")

    def test_decorative_and_described_exclude_each_other(self):
        data = WORDS | {"file": picture_file(), "alt_text_en": "A hall", "is_decorative": "on"}
        response = self.client.post(ADD, data)
        self.assertFormError(
            response.context["adminform"].form,
            "is_decorative",
            "A decorative picture has no alternative text: empty the text, or take the mark away.",
        )

    def test_a_picture_that_readers_see_keeps_its_alternative_text(self):
        image, focus = make_image(alt_text_en=""), {"focal_x": "0.5", "focal_y": "0.5"}
        make_published_article("ru").pictures.create(image=image)
        response = self.client.post(change(image), WORDS | focus)
        self.assertFormError(
            response.context["adminform"].form,
            "alt_text_ru",
            "Readers see this picture: keep its alternative text, or the mark that it is decorative.",
        )
        self.assertFormError(response.context["adminform"].form, "alt_text_en", [])
        self.assertRedirects(self.client.post(change(image), WORDS | focus | {"is_decorative": "on"}), LIST)
        response = self.client.post(change(image), WORDS | focus)
        self.assertEqual(set(response.context["adminform"].form.errors), {"alt_text_ru", "alt_text_en"})

    def test_a_picture_that_nobody_sees_may_lose_its_alternative_text(self):
        image = make_image()
        self.assertRedirects(self.client.post(change(image), WORDS | {"focal_x": "0.5", "focal_y": "0.5"}), LIST)

    def test_the_focal_point_is_set_by_numbers_and_stays_inside(self):
        image = make_image()
        name = image.file.name
        response = self.client.post(change(image), WORDS | {"focal_x": "0.2", "focal_y": "0.75"})
        self.assertRedirects(response, LIST)
        image.refresh_from_db()
        self.assertEqual((image.focal_x, image.focal_y, image.file.name), (0.2, 0.75, name))
        response = self.client.post(change(image), WORDS | {"focal_x": "1.2", "focal_y": "-1"})
        self.assertEqual(set(response.context["adminform"].form.errors), {"focal_x", "focal_y"})

    def test_the_form_shows_the_picture_and_its_cuts(self):
        response = self.client.get(change(make_image()))
        for cut in ("full", "3x2", "16x9", "1x1"):
            self.assertContains(response, f"/{cut}-")

    def test_search_finds_forms_of_words_in_both_languages(self):
        image = make_image(caption_ru="Открытие Технопарка", credit_en="Photo by the press office")
        make_image(alt_text_ru="", alt_text_en="")
        for term in ("технопарк", "ТЕХНОПАРКИ", "технопарками открытие", "техноп", "Press", "offices", "зал", "HALL"):
            with self.subTest(term):
                self.assertEqual(self.search(term), {image})
        for term in ("кластер", "технопарк кластер"):
            with self.subTest(term):
                self.assertEqual(self.search(term), set())

    def test_an_endless_search_is_answered(self):
        image = make_image()
        self.assertEqual(self.search("зал " * 2000), {image})
        self.assertEqual(self.search("% _ ' \" \\"), set())

    def test_pictures_without_words_are_found(self):
        dumb_in_english = make_image(alt_text_en="")
        make_image()
        response = self.client.get(LIST, {"without_alt_text": "en"})
        self.assertEqual(list(response.context["cl"].result_list), [dumb_in_english])
        self.assertContains(response, "in English")
        self.assertEqual(self.client.get(LIST, {"without_alt_text": "zz"}).status_code, 200)

    def test_the_list_costs_the_same_for_one_and_for_many(self):
        make_image(uploaded_by=self.user)
        with self.assertNumQueries(SESSION + 5):  # user, rights twice, count, rows
            self.client.get(LIST)
        for _ in range(5):
            make_image(uploaded_by=make_user())
        with self.assertNumQueries(SESSION + 5):
            self.client.get(LIST)

    def test_pages_answer_in_both_languages(self):
        image, attachment = make_image(), make_attachment()
        pages = [LIST, ADD, change(image), reverse("admin:images_attachment_change", args=[attachment.pk])]
        for language in ("ru", "en"):
            with override(language):
                for page in pages:
                    self.assertEqual(self.client.get(page).status_code, 200)

    def test_the_small_picture_is_found_by_number(self):
        image = make_image()
        response = self.client.get(reverse("admin:images_image_thumbnail", args=[image.pk]))
        self.assertIn(f"/renditions/{image.file.name[9:-4]}/full-60.jpg", response["Location"])
        self.assertEqual(self.client.get(reverse("admin:images_image_thumbnail", args=[0])).status_code, 404)

    def test_many_pictures_are_deleted_with_their_files(self):
        image = make_image()
        data = {"action": "delete_selected", "_selected_action": [image.pk], "post": "yes"}
        with self.captureOnCommitCallbacks(execute=True):
            self.client.post(LIST, data)
        self.assertFalse(Image.objects.exists())
        self.assertFalse(default_storage.exists(image.file.name))

    def test_a_document_is_taken_in_and_a_bad_one_refused(self):
        add = reverse("admin:images_attachment_add")
        titles = {"title_ru": "Программа", "title_en": "Programme"}
        self.client.post(add, titles | {"file": pdf_file("План.pdf")})
        attachment = Attachment.objects.get()
        self.assertEqual((attachment.original_name, attachment.kind), ("План.pdf", "pdf"))
        self.assertEqual(attachment.uploaded_by, self.user)
        response = self.client.post(add, titles | {"file": picture_file("plan.pdf")})
        self.assertEqual(list(response.context["adminform"].form.errors), ["file"])


class RightsTests(TestCase):
    def test_strangers_are_sent_to_sign_in(self):
        image = make_image()
        for url in (LIST, ADD, change(image), reverse("admin:images_image_thumbnail", args=[image.pk])):
            with self.subTest(url):
                self.assertRedirects(self.client.get(url), f"{reverse('admin:login')}?next={url}")

    def test_without_a_right_every_door_is_closed(self):
        image = make_image()
        self.client.force_login(user_with())
        thumbnail = reverse("admin:images_image_thumbnail", args=[image.pk])
        for url in (LIST, ADD, change(image), thumbnail):
            with self.subTest(url):
                self.assertEqual(self.client.get(url).status_code, 403)
        self.assertEqual(self.client.post(ADD, WORDS | {"file": picture_file()}).status_code, 403)
        self.assertEqual(self.client.post(change(image), WORDS).status_code, 403)
        self.assertEqual(Image.objects.get(), image)

    def test_who_may_only_look_changes_nothing(self):
        user = user_with("view_image")
        image = make_image(uploaded_by=user)
        self.client.force_login(user)
        self.assertEqual(self.client.get(change(image)).status_code, 200)
        self.assertEqual(self.client.post(change(image), WORDS | {"focal_x": "0", "focal_y": "0"}).status_code, 403)
        image.refresh_from_db()
        self.assertEqual((image.focal_x, image.alt_text_en), (0.5, "The congress hall"))
