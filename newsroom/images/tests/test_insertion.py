"""The dialog that puts a picture into the text: what it shows, what it takes, and whom it refuses."""

from unittest.mock import patch

from django.test import TestCase
from django.urls import reverse

from newsroom.images import pictures
from newsroom.images.models import Image
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user
from newsroom.tests.queries import SESSION

from .factories import make_image, picture_file

INSERT = reverse("admin:images_image_insert")


class InsertionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = make_user(Role.EDITOR, interface_language="en")
        cls.hall = make_image(alt_text_en="The congress hall")
        cls.bare = make_image(alt_text_ru="Выставка", alt_text_en="")

    def setUp(self):
        self.client.force_login(self.editor)

    def bring_in(self, **fields):
        return self.client.post(INSERT, {"file": picture_file("Hall.jpg")} | fields)

    def test_strangers_sign_in_first_and_who_sees_no_pictures_is_refused(self):
        self.client.logout()
        for method in (self.client.get, self.client.post):
            self.assertRedirects(method(INSERT), f"{reverse('admin:login')}?next={INSERT}")
        self.client.force_login(make_user(is_staff=True))
        for method in (self.client.get, self.client.post):
            self.assertEqual(method(INSERT).status_code, 403)

    def test_the_library_is_searched_and_a_correspondent_finds_their_own(self):
        self.assertContains(self.client.get(INSERT, {"q": "congr"}), f'value="{self.hall.pk}"')
        self.assertNotContains(self.client.get(INSERT, {"q": "congr"}), f'value="{self.bare.pk}"')
        self.assertContains(self.client.get(INSERT, {"q": "nothing such"}), "The library has no such picture.")
        correspondent = make_user(Role.CORRESPONDENT)
        own = make_image(uploaded_by=correspondent)
        self.client.force_login(correspondent)
        shown = self.client.get(INSERT).context["images"]
        self.assertEqual(list(shown), [own])
        self.assertEqual(self.client.post(INSERT, {"chosen": self.hall.pk}).status_code, 422)

    def test_the_library_costs_as_much_for_twelve_pictures_as_for_two(self):
        with self.assertNumQueries(SESSION + 4):  # person, two for rights, pictures
            self.client.get(INSERT)
        for _ in range(12):
            make_image()
        with self.assertNumQueries(SESSION + 4):
            self.client.get(INSERT)

    def test_a_picture_with_its_words_is_told_at_once(self):
        told = self.client.post(INSERT, {"chosen": self.hall.pk}).json()
        self.assertEqual((told["id"], told["name"]), (self.hall.pk, "The congress hall"))
        self.assertEqual(len(told["key"]), 36)

    def test_words_that_a_picture_lacks_are_asked_for(self):
        response = self.client.post(INSERT, {"chosen": self.bare.pk})
        self.assertContains(response, "This picture lacks words")
        self.assertNotContains(response, 'type="file"')
        words = {"chosen": self.bare.pk, "with_words": "1", "alt_text_ru": "Выставка", "alt_text_en": "The fair"}
        self.assertEqual(self.client.post(INSERT, words).json()["name"], "The fair")
        self.bare.refresh_from_db()
        self.assertEqual(self.bare.alt_text_en, "The fair")

    def test_a_picture_may_go_in_as_it_is(self):
        told = self.client.post(INSERT, {"chosen": self.bare.pk, "as_it_is": "1"}).json()
        self.assertEqual(told["id"], self.bare.pk)

    def test_a_translator_is_asked_only_for_what_is_theirs_to_write(self):
        self.client.force_login(make_user(Role.TRANSLATOR, interface_language="en"))
        form = self.client.post(INSERT, {"chosen": self.bare.pk}).context["form"]
        self.assertLessEqual({*form.fields}, {"alt_text_ru", "alt_text_en"})

    def test_a_file_comes_in_with_its_words(self):
        told = self.bring_in(alt_text_en="A hall", credit_ru="Иванов").json()
        image = Image.objects.get(pk=told["id"])
        self.assertEqual((image.alt_text_en, image.credit_ru, image.uploaded_by), ("A hall", "Иванов", self.editor))
        self.assertEqual((image.original_name, image.width), ("Hall.jpg", 60))
        self.assertTrue(self.bring_in(is_decorative="on").json()["id"])

    def test_a_file_without_words_is_asked_about(self):
        response = self.bring_in(alt_text_ru=" ")
        self.assertContains(response, "Say what the picture shows", status_code=422)
        self.assertEqual(Image.objects.count(), 2)

    def test_what_is_no_picture_is_refused_with_the_reason(self):
        response = self.bring_in(file=picture_file("photo.png"), alt_text_en="A hall")
        self.assertContains(response, "inside is a JPEG picture", status_code=422)
        self.assertContains(self.client.post(INSERT, {}), "This field is required", status_code=422)
        with patch.object(pictures, "MAX_BYTES", 10):
            self.assertContains(self.bring_in(alt_text_en="A"), "the limit is", status_code=422)
        self.assertEqual(Image.objects.count(), 2)

    def test_nonsense_instead_of_a_number_is_no_picture(self):
        for value in ("", "x", "9" * 40, "-1", "²", "0"):
            self.assertEqual(self.client.post(INSERT, {"chosen": value}).status_code, 422)

    def test_who_may_only_look_brings_nothing_in(self):
        self.client.force_login(make_user(Role.EDITOR))
        with patch("newsroom.images.admin.ImageAdmin.has_add_permission", return_value=False):
            self.assertNotContains(self.client.get(INSERT), 'type="file"')
            self.assertEqual(self.bring_in(alt_text_en="A hall").status_code, 403)
