"""The desk in a real browser: accessible, whole on a phone, calm when empty."""

from django.conf import settings
from django.urls import reverse

from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user
from newsroom.tests.browser import BrowserTestCase

from .factories import fill

TALL = {"width": 1440, "height": 6000}


class DeskLooksTests(BrowserTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.chief = make_user(Role.CHIEF_EDITOR, interface_language="en")
        cls.empty = make_user(Role.TRANSLATOR, interface_language="ru")
        fill(cls.chief, make_user(Role.EDITOR), 4)

    def paths(self):
        calendar = reverse("desk:calendar")
        return [reverse("admin:index"), calendar, f"{calendar}?month=2026-11", reverse("desk:follow_ups")]

    def sign_in(self, user, path, **options):
        self.client.force_login(user)
        session = self.client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "domain": self.host, "path": "/"}
        return self.open(path, storage_state={"cookies": [cookie]}, **options)

    def test_every_page_is_accessible_in_the_light_and_in_the_dark_wide_and_narrow(self):
        for scheme, viewport in (("light", TALL), ("dark", TALL), ("dark", {"width": 360, "height": 12000})):
            page = self.sign_in(self.chief, "/admin/", color_scheme=scheme, viewport=viewport)
            for path in self.paths():
                with self.subTest(path=path, scheme=scheme, width=viewport["width"]):
                    page.goto(path)
                    for details in page.locator("details.numbers").all():
                        details.evaluate("details => details.open = true")
                    self.assertAccessible(page)
                    self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), viewport["width"])

    def test_a_desk_with_nothing_to_do_is_accessible(self):
        self.assertAccessible(self.sign_in(self.empty, "/admin/", viewport=TALL))

    def test_two_columns_stand_side_by_side_and_on_a_phone_one_below_the_other(self):
        page = self.sign_in(self.chief, "/admin/", viewport={"width": 1440, "height": 900})
        for width, side_by_side in ((1440, True), (360, False)):
            page.set_viewport_size({"width": width, "height": 900})
            texts, dates = (page.locator(f".today__{name}").bounding_box() for name in ("texts", "dates"))
            self.assertEqual(texts["y"] == dates["y"], side_by_side)

    def test_the_keyboard_settles_a_follow_up(self):
        page = self.sign_in(self.chief, "/admin/#follow-ups")
        before = page.locator("#follow-ups .line").count()
        page.locator("#follow-ups").get_by_role("button", name="Not needed").first.focus()
        page.keyboard.press("Enter")
        page.get_by_text("The follow-up is settled.").wait_for()
        self.assertTrue(page.url.endswith("#follow-ups"))
        self.assertLessEqual(page.locator("#follow-ups .line").count(), before)
