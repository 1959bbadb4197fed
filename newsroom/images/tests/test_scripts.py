"""What the two scripts of the admin add; without them the number fields and the list of names do the same work."""

from django.apps import apps
from django.conf import settings
from django.urls import reverse

from newsroom.staff.tests.factories import make_user
from newsroom.tests.browser import BrowserTestCase

from .factories import make_image, picture_file


class ScriptTests(BrowserTestCase):
    def open_signed_in(self, path):
        self.client.force_login(make_user(is_superuser=True, interface_language="en"))
        cookie = {
            "name": settings.SESSION_COOKIE_NAME,
            "value": self.client.cookies[settings.SESSION_COOKIE_NAME].value,
        }
        cookie |= {
            "domain": self.host,
            "path": "/",
            "httpOnly": True,
            "secure": False,
            "sameSite": "Lax",
            "expires": -1,
        }
        return self.open(path, storage_state={"cookies": [cookie], "origins": []}, locale="en")

    def test_a_click_on_the_preview_sets_the_focal_point(self):
        image = make_image(file=picture_file(size=(300, 200)), focal_x=0.25)
        page = self.open_signed_in(reverse("admin:images_image_change", args=[image.pk]))
        marker = page.locator(".focal-point__marker")
        middle, preview = (page.locator(part).bounding_box() for part in (".focal-point__marker", ".focal-point"))
        self.assertAlmostEqual(middle["x"] + middle["width"] / 2 - preview["x"], preview["width"] / 4, delta=1)
        page.locator(".focal-point").click(position={"x": preview["width"] * 0.8, "y": preview["height"] * 0.1})
        self.assertEqual(page.get_by_label("Focal point from the left").input_value(), "0.80")
        self.assertEqual(page.get_by_label("Focal point from the top").input_value(), "0.10")
        page.get_by_label("Focal point from the left").fill("1")
        self.assertEqual(marker.evaluate("marker => marker.style.getPropertyValue('--x')"), "1")
        with page.expect_navigation():
            page.get_by_role("button", name="Save", exact=True).click()
        image.refresh_from_db()
        self.assertEqual((image.focal_x, image.focal_y), (1, 0.1))

    def test_pictures_are_seen_while_one_is_chosen_with_the_keyboard(self):
        image = make_image()
        apps.get_model("site", "Identity").objects.update_or_create(pk=1)
        page = self.open_signed_in(reverse("admin:site_identity_change", args=[1]))
        self.assertEqual(page.locator(".picture-select__preview img").count(), 0)
        page.locator(".picture-select [role=combobox]").focus()
        page.keyboard.press("Enter")
        page.locator(".picture-select__option img").wait_for()
        page.keyboard.type("конгресс")
        page.locator(".select2-results__option--highlighted .picture-select__option").wait_for()
        page.keyboard.press("Enter")
        preview = page.locator(".picture-select__preview img")
        preview.wait_for()
        thumbnail = reverse("admin:images_image_thumbnail", args=[image.pk])
        self.assertEqual(preview.get_attribute("src"), thumbnail)
        self.assertEqual(page.locator(".picture-select select").input_value(), str(image.pk))
