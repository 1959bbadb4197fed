"""What every answer tells a browser to refuse, whoever asks and whatever came of it."""

import re
from pathlib import Path

from django.conf import settings
from django.test import TestCase, override_settings
from django.urls import reverse

from articles.tests.factories import make_article, make_published_article
from newsroom.images.tests.factories import make_image
from newsroom.policy import COMMON as COMMON_OF_THE_HOUSE
from newsroom.policy import EDITOR_STYLE, READERS_POLICY, desk_policy, sha256_of
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user

COMMON = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
READERS = {
    "default-src 'none'", "style-src 'self'", "img-src 'self'", "font-src 'self'", "connect-src 'self'",
    "object-src 'none'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
}  # fmt: skip
SITE = ["/", "/ru/", "/en/", "/ru/news/", "/en/news/feed/", "/en/events/", "/ru/regions/", "/en/search/?q=a",
        "/en/accessibility/", "/sitemap.xml", "/robots.txt", "/healthz", "/readyz"]  # fmt: skip


@override_settings(ROOT_URLCONF="newsroom.tests.urls")
class EveryAnswerTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = make_user(role=Role.CHIEF_EDITOR)
        cls.story = make_published_article(cover=make_image())
        cls.draft = make_article(cover=make_image())

    def setUp(self):
        self.client.raise_request_exception = False

    def answers(self):
        """Each kind of answer to a stranger, with the status that it should have."""
        story = self.story.address_in("ru")
        for path in SITE:
            yield path, self.client.get(path), 302 if path == "/" else 200
        yield story, self.client.get(story), 200
        yield "moved", self.client.get(story.rstrip("/") + "-x/"), 301
        yield "not found", self.client.get("/ru/nowhere/at/all/"), 404
        yield "broken", self.client.get("/ru/broken/"), 500
        yield "not allowed", self.client.post(story), 405
        yield "forbidden", self.client.post("/ru/accessibility/", HTTP_SEC_FETCH_SITE="cross-site"), 405
        yield "a hidden picture", self.client.get(self.draft.cover.file.url), 404

    def test_readers_may_load_nothing_but_what_the_house_serves(self):
        self.assertEqual(set(READERS_POLICY.split("; ")), READERS)
        for name, response, status in self.answers():
            with self.subTest(name):
                self.assertEqual(response.status_code, status)
                self.assertEqual(response["Content-Security-Policy"], READERS_POLICY)
                self.assertEqual(response["Cross-Origin-Resource-Policy"], "same-origin")
                self.assertLessEqual(COMMON.items(), dict(response.items()).items())
                self.assertIn("camera=(), ", response["Permissions-Policy"])

    def test_the_desk_runs_files_of_ours_and_nothing_else(self):
        pages = [self.client.get(reverse("admin:login"))]
        self.client.force_login(self.editor)
        paths = ["admin:index", "admin:articles_article_changelist", "admin:articles_article_add", "desk:calendar"]
        pages += [self.client.get(reverse(name)) for name in paths]
        pages += [self.client.get("/admin/nowhere/"), self.client.post("/admin/articles/article/add/", {"lead": "x"})]
        for response in pages:
            with self.subTest(response.request["PATH_INFO"], status=response.status_code):
                policy = dict(part.split(" ", 1) for part in response["Content-Security-Policy"].split("; "))
                self.assertRegex(policy["script-src"], r"^'self' 'sha256-[^']+'$")
                self.assertEqual(policy["style-src"], f"'self' {EDITOR_STYLE}")
                same = {f"{name} {sources}" for name, sources in policy.items()} & READERS
                self.assertEqual(READERS - same, {"style-src 'self'", "img-src 'self'"})
                self.assertLessEqual(COMMON.items(), dict(response.items()).items())

    def test_the_hash_is_that_of_the_map_in_the_page(self):
        self.client.force_login(self.editor)
        html = self.client.get(reverse("admin:articles_article_add")).content.decode()
        maps = html.split('<script type="importmap">')[1:]
        self.assertEqual([sha256_of(part.split("</script>")[0]) in desk_policy() for part in maps], [True])

    def test_uploads_run_nothing_and_may_stand_on_other_sites_once_they_are_public(self):
        public = self.client.get(self.story.cover.file.url)
        self.client.force_login(self.editor)
        secret = self.client.get(self.draft.cover.file.url)
        for response, whose in ((public, "cross-origin"), (secret, "same-origin")):
            self.assertEqual(response["Content-Security-Policy"], "default-src 'none'; sandbox")
            self.assertEqual(response["Cross-Origin-Resource-Policy"], whose)
            self.assertLessEqual(COMMON.items(), dict(response.items()).items())

    def test_files_of_the_site_style_themselves(self):
        """Whitenoise answers before the pages do."""
        file = Path(settings.STATIC_ROOT, "policy-test.svg")
        file.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
        self.addCleanup(file.unlink)
        with override_settings(WHITENOISE_AUTOREFRESH=True):
            client = self.client_class()
            response = client.get(f"/{settings.STATIC_URL.strip('/')}/{file.name}")
        self.assertEqual(response.status_code, 200)
        self.assertNotIn("Content-Security-Policy", response)
        self.assertEqual(response["X-Content-Type-Options"], "nosniff")
        self.assertEqual(response["Cross-Origin-Resource-Policy"], "same-origin")

    def test_a_web_server_in_front_says_the_same_of_the_pages_that_it_sends(self):
        told = next(Path(settings.BASE_DIR, "deploy").rglob("*headers.conf")).read_text()
        page = self.client.get("/ru/")
        for name in ("Content-Security-Policy", *COMMON_OF_THE_HOUSE, *COMMON):
            with self.subTest(name):
                self.assertRegex(told, rf'add_header {name} "?{re.escape(page[name])}"?( always)?;')

    def test_a_page_of_traces_has_no_policy(self):
        with override_settings(DEBUG=True):
            self.assertNotIn("Content-Security-Policy", self.client.get("/ru/nowhere/at/all/"))

    @override_settings(SECURE_HSTS_SECONDS=31536000)
    def test_browsers_that_came_by_https_come_so_again(self):
        for path, status in (("/ru/", 200), ("/ru/nowhere/", 404), ("/ru/broken/", 500), ("/admin/", 302)):
            response = self.client_class(raise_request_exception=False).get(path, secure=True)
            self.assertEqual(response.status_code, status)
            self.assertEqual(response["Strict-Transport-Security"], "max-age=31536000")

    @override_settings(SESSION_COOKIE_SECURE=True, CSRF_COOKIE_SECURE=True)
    def test_no_cookie_is_for_scripts_other_sites_or_plain_http(self):
        self.editor.set_password("a long password")
        self.editor.save()
        sign_in = {"username": self.editor.username, "password": "a long password"}
        look = {
            "font": "arial",
            "size": "150",
            "letters": "medium",
            "lines": "medium",
            "scheme": "black",
            "images": "on",
        }
        self.client.post(reverse("admin:login"), sign_in, secure=True)
        self.client.post(reverse("accessibility:save"), look, secure=True, HTTP_SEC_FETCH_SITE="same-origin")
        cookies = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "a11y"}
        self.assertEqual(set(self.client.cookies), cookies)
        for name, cookie in self.client.cookies.items():
            with self.subTest(name):
                self.assertTrue(cookie["secure"] and cookie["httponly"])
                self.assertEqual(cookie["samesite"], "Lax")
