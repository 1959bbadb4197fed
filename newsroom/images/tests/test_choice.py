"""Choosing a picture in another room's form, tried on the logo of the site."""

from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.core.files.storage import default_storage
from django.db.models import ProtectedError
from django.test import RequestFactory, TestCase
from django.urls import reverse
from django.utils.translation import override

from newsroom.images.forms import PictureChoices
from newsroom.images.models import Image
from newsroom.staff.tests.factories import make_user

from .factories import make_image

Identity = apps.get_model("site", "Identity")


class IdentityAdmin(PictureChoices, admin.ModelAdmin):
    fields = ["logo"]


class PictureChoiceTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.image = make_image()
        cls.request = RequestFactory().get("/")
        cls.request.user = make_user(is_superuser=True)

    def setUp(self):
        self.enterContext(override("ru"))
        self.admin = IdentityAdmin(Identity, admin.site)

    def form(self, data=None, **fields):
        return self.admin.get_form(self.request)(data, instance=Identity(pk=1, **fields))

    def test_the_chosen_picture_is_seen_beside_its_name(self):
        html = str(self.form(logo=self.image)["logo"])
        thumbnail = reverse("admin:images_image_thumbnail", args=[self.image.pk])
        self.assertInHTML(f'<img src="{thumbnail}" alt="">', html)
        self.assertInHTML(f'<option value="{self.image.pk}" selected>Зал конгресса</option>', html)

    def test_nothing_chosen_shows_nothing(self):
        html = str(self.form()["logo"])
        self.assertNotIn('<img src="" alt=""', html)
        self.assertInHTML('<option value=""></option>', html)

    def test_a_row_that_holds_its_picture_costs_no_query(self):
        form = self.form(logo=self.image)
        with self.assertNumQueries(0):
            str(form["logo"])

    def test_another_choice_that_came_back_with_an_error_is_shown_again(self):
        other = make_image(alt_text_ru="Выставка")
        html = str(self.form({"logo": str(other.pk)}, logo=self.image)["logo"])
        self.assertIn("Выставка", html)
        self.assertNotIn("Зал конгресса", html)

    def test_a_choice_that_is_no_picture_is_an_error(self):
        for value in ("0", "999999", "x", "-1", "1 OR 1", "²", "9" * 30):
            with self.subTest(value):
                form = self.form({"logo": value})
                str(form["logo"])
                self.assertIn("logo", form.errors)

    def test_rows_bring_their_pictures_along(self):
        self.assertIn("logo", self.admin.get_queryset(self.request).query.select_related)

    def test_the_list_of_choices_finds_pictures_by_their_words(self):
        url = reverse("admin:autocomplete")
        question = {"app_label": "site", "model_name": "identity", "field_name": "logo", "term": "конгресс"}
        user = make_user()
        self.client.force_login(user)
        self.assertEqual(self.client.get(url, question).status_code, 403)
        user.user_permissions.add(*Permission.objects.filter(codename__in=["view_image", "any_region"]))
        results = self.client.get(url, question).json()["results"]
        self.assertEqual(results, [{"id": str(self.image.pk), "text": "Зал конгресса"}])

    def test_a_chosen_picture_is_not_deleted_and_keeps_its_file(self):
        Identity.objects.update_or_create(pk=1, defaults={"logo": self.image})
        ways = (self.image.delete, Image.objects.filter(pk=self.image.pk).delete)
        for delete in ways:
            with self.captureOnCommitCallbacks(execute=True), self.assertRaises(ProtectedError):
                delete()
        self.assertTrue(default_storage.exists(self.image.file.name))
