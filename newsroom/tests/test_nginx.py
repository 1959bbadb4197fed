"""The nginx of `deploy/`: what it sends without asking anybody is what the newsroom would send, and never older."""

import gzip
import re
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import skipUnless
from urllib.parse import urlencode

from django.conf import settings
from django.test import SimpleTestCase, tag

from newsroom.accessibility.preferences import AXES, STANDARD
from newsroom.bench.site import NGINX, Site
from newsroom.images import documents, pictures

ALLOWED = {"MEDIA_ACCEL": "on", "TRUSTED_PROXIES": "127.0.0.1"}
LARGE = "arial-150-medium-medium-white-on"
STORY = """
from articles.tests.factories import make_published_article
story = make_published_article(headline_en={headline!r})
address = story.address_in("en")
"""
OF_THE_WAY = {"date", "server", "connection", "etag", "last-modified", "cache-status", "edition", "content-length",
              "transfer-encoding", "x-request-id"}  # fmt: skip


PICTURE = """
from articles.tests.factories import make_published_article
from newsroom.images.tests.factories import make_image
picture = make_image()
make_published_article(headline_en="With a picture", cover=picture)
"""
FORM = "application/x-www-form-urlencoded"
MEGABYTE = 1024 * 1024

needs_nginx = skipUnless(Path(NGINX).exists(), "Debian's nginx is not here")


class ConfigurationTests(SimpleTestCase):
    def test_nginx_knows_the_words_of_the_cookie(self):
        text = (settings.BASE_DIR / "deploy/nginx/newsroom/http.conf").read_text()
        words = "-".join(f"({'|'.join(axis)})" for axis in AXES.values())
        self.assertIn(f'"~^{words}$" $cookie_a11y;', text)
        self.assertEqual(text.count(f" {STANDARD.to_cookie()};"), 2)

    def test_a_form_of_the_desk_may_carry_two_of_the_largest_pictures_and_its_texts(self):
        text = (settings.BASE_DIR / "deploy/nginx/newsroom/server.conf").read_text()
        bodies = [int(size) * MEGABYTE for size in re.findall(r"client_max_body_size (\d+)m;", text)]
        self.assertGreaterEqual(
            bodies[1], 2 * max(pictures.MAX_BYTES, documents.MAX_BYTES) + settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        )


@tag("servers")
@needs_nginx
class NginxTests(SimpleTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = TemporaryDirectory(prefix="newsroom-nginx-")
        cls.addClassCleanup(folder.cleanup)
        Path(folder.name).chmod(0o755)
        cls.site = cls.enterClassContext(Site(folder.name, front=True, environment=ALLOWED))
        cls.desk = cls.site.desk()

    def come_from(self, path, **headers):
        status, answer, body = self.site.ask(path, **headers)
        self.assertEqual(status, 200)
        return answer["cache-status"].partition(";")[0], body.decode()

    def assert_sent_by_nginx(self, path, **headers):
        """In ten seconds that end an edition is opened anew: the second answer is nginx's, or the third."""
        for _ in range(5):
            whose, body = self.come_from(path, **headers)
            if whose == "nginx":
                return body
        self.fail(f"{path} was never sent by nginx.")

    def test_pages_feeds_and_looks_are_sent_as_the_newsroom_sends_them(self):
        self.desk.do(STORY.format(headline="Bridge One opens"))
        for path in ("/en/", "/en/news/", "/ru/news/", "/en/news/?page=1", "/en/news/feed/", "/ru/news/feed/atom/",
                     "/en/news/feed/json/", "/en/events/", "/en/search/?q=bridge"):  # fmt: skip
            for cookie in ("", f"a11y={LARGE}"):
                with self.subTest(path, cookie=cookie):
                    body = self.assert_sent_by_nginx(path, cookie=cookie)
                    _status, there, direct = self.site.ask(
                        path, port=self.site.app_port, cookie=cookie, host=f"127.0.0.1:{self.site.port}"
                    )
                    self.assertEqual(body, direct.decode())
                    _status, here, _body = self.site.ask(path, cookie=cookie)
                    self.assertEqual(comparable(here), comparable(there))

    def test_bodies_are_packed_and_tags_are_of_the_text(self):
        plain = self.assert_sent_by_nginx("/en/news/")
        _status, headers, body = self.site.ask("/en/news/", accept_encoding="gzip")
        self.assertEqual(headers["content-encoding"], "gzip")
        self.assertEqual(gzip.decompress(body).decode(), plain)
        status, _again, body = self.site.ask("/en/news/", accept_encoding="gzip", if_none_match=headers["etag"])
        self.assertEqual((status, body), (304, b""))
        self.desk.do("from newsroom import edition; edition.raise_edition()")
        self.assert_sent_by_nginx("/en/news/")
        _status, after, _body = self.site.ask("/en/news/", accept_encoding="gzip")
        self.assertEqual(after["etag"], headers["etag"])  # an edition that changed nothing here

    def test_the_next_answer_after_a_commit_is_never_older(self):
        for number in range(15):
            self.assert_sent_by_nginx("/en/news/")
            self.desk.do(STORY.format(headline=f"Tower {number} of fifteen"))
            _whose, body = self.come_from("/en/news/")
            self.assertIn(f"Tower {number} of fifteen", body)

    def test_nothing_is_open_while_somebody_writes_and_a_killed_writer_leaves_it_closed(self):
        self.assert_sent_by_nginx("/en/news/")
        writer = self.site.desk()
        writer.do("from django.db import transaction; block = transaction.atomic(); block.__enter__()")
        writer.do(STORY.format(headline="Never committed"))
        for _ in range(5):
            whose, body = self.come_from("/en/news/")
            self.assertEqual(whose, "newsroom")
            self.assertNotIn("Never committed", body)
        writer.process.kill()
        writer.process.wait()
        self.assertEqual(list((self.site.folder / "front" / "open").iterdir()), [])
        self.assertNotIn("Never committed", self.assert_sent_by_nginx_within(12))

    def assert_sent_by_nginx_within(self, seconds):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            whose, body = self.come_from("/en/news/")
            if whose == "nginx":
                return body
            time.sleep(0.2)
        self.fail("Nobody opened the edition again.")

    def test_what_nginx_may_not_send_is_asked_of_the_newsroom(self):
        self.assert_sent_by_nginx("/en/news/")
        for path, headers in (
            ("/en/news/?utm_source=mail", {}),
            ("/en/news/?page=../../../../newsroom.sqlite3", {}),
            ("/en/news/", {"host": "other.example"}),
            ("/en/news/", {"host": "127.0.0.1:80/../../"}),
            ("/en/news/../../newsroom.sqlite3", {}),
            ("/en/news/%2e%2e/%2e%2e/newsroom.sqlite3", {}),
            ("/en/nowhere/", {}),
            ("/en//news/", {}),
            ("/en/news/%2F", {}),
        ):
            _status, answer, body = self.site.ask(path, **headers)
            self.assertNotIn("nginx", answer.get("cache-status", ""), path)
            self.assertNotIn(b"SQLite", body)
        posts = [self.site.ask("/en/news/", port, method="POST")[0] for port in (None, self.site.app_port)]
        self.assertEqual(posts, [403, 403])
        self.assertEqual(self.site.ask("/en/news/", method="HEAD")[2], b"")

    def test_files_of_the_site_are_kept_for_ever(self):
        page = self.assert_sent_by_nginx("/en/")
        style = re.search(r'href="(/static/[^"]+\.css)"', page)[1]
        status, headers, _body = self.site.ask(style, accept_encoding="gzip")
        self.assertEqual((status, headers["content-encoding"]), (200, "gzip"))
        self.assertIn("immutable", headers["cache-control"])
        self.assertEqual(self.site.ask("/static/newsroom/")[0], 404)

    def test_a_form_that_is_too_large_is_told_so_in_both_languages(self):
        for path, size, status in (("/en/accessibility/", 2, 413), ("/admin/", 40, 403), ("/admin/", 80, 413)):
            with self.subTest(path, megabytes=size):
                answer = self.site.ask(path, method="POST", body=b"x" * size * MEGABYTE)
                self.assertEqual(answer[0], status)
        self.assertIn("Слишком большой файл", answer[2].decode())
        self.assertIn("too large", answer[2].decode())

    def test_uploads_are_sent_by_nginx_when_the_newsroom_allows_it(self):
        self.desk.do(PICTURE)
        (picture,) = (self.site.folder / "media" / "pictures").iterdir()
        path = f"/media/pictures/{picture.name}"
        status, sent, body = self.site.ask(path)
        self.assertEqual((status, body), (200, picture.read_bytes()))
        self.assertNotIn("x-accel-redirect", sent)
        self.assertEqual(self.site.ask(path, range="bytes=0-9")[0], 206)
        _status, asked, nothing = self.site.ask(path, port=self.site.app_port)
        self.assertEqual((asked["x-accel-redirect"], nothing), (f"/uploads-allowed/pictures/{picture.name}", b""))
        for name in ("content-type", "cache-control", "content-security-policy", "cross-origin-resource-policy",
                     "x-content-type-options", "permissions-policy", "referrer-policy"):  # fmt: skip
            self.assertEqual(sent[name], asked[name], name)
        self.desk.do("from articles.models import Article; Article.objects.filter(cover=picture).update(cover=None)")
        self.assertEqual(self.site.ask(path)[0], 404)
        self.assertEqual(self.site.ask(f"/uploads-allowed/pictures/{picture.name}")[0], 404)

    def test_sign_ins_are_counted_by_the_address_of_the_reader(self):
        seen = "from axes.models import AccessAttempt; assert set(AccessAttempt.objects.values_list('ip_address', "
        page, port = self.site.ask("/admin/login/", accept_language="en"), self.site.app_port
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page[2].decode())[1]
        form = {"username": "nobody", "password": "wrong", "csrfmiddlewaretoken": token}
        headers = {
            "cookie": page[1]["set-cookie"].partition(";")[0],
            "content_type": FORM,
            "x_forwarded_for": "192.0.2.7",
        }
        self.assertEqual(self.site.ask("/admin/login/", method="POST", body=urlencode(form), **headers)[0], 200)
        self.desk.do(seen + "flat=True)) == {'127.0.0.1'}")
        answer = self.site.ask("/admin/login/", port, method="POST", body=urlencode(form), **headers)
        self.assertEqual(answer[0], 200, answer)
        self.desk.do(seen + "flat=True)) == {'192.0.2.7', '127.0.0.1'}")

    def test_what_the_newsroom_says_of_itself_is_not_for_readers(self):
        text = (settings.BASE_DIR / "deploy/nginx/newsroom/server.conf").read_text()
        self.assertRegex(text, r"= /readyz \{\s+allow 127.0.0.1;\s+allow ::1;\s+deny all;")
        self.assertEqual(self.site.ask("/readyz")[0], 200)


@tag("servers")
@needs_nginx
class ClosedTests(SimpleTestCase):
    def test_a_newsroom_that_is_down_is_told_of_in_both_languages(self):
        folder = self.enterContext(TemporaryDirectory(prefix="newsroom-nginx-"))
        Path(folder).chmod(0o755)
        site = Site(folder, front=True)
        self.addCleanup(site.__exit__)
        site.open_nginx()
        for path in ("/", "/en/news/", "/ru/", "/admin/"):
            status, headers, body = site.ask(path)
            self.assertEqual((status, headers["retry-after"], headers["cache-control"]), (502, "10", "no-store"))
            self.assertIn("Сайт ненадолго закрыт", body.decode())
            self.assertIn("closed for a moment", body.decode())
            self.assertIn("default-src 'none'", headers["content-security-policy"])
        self.assertEqual(site.ask("/unavailable/page.css")[1]["content-type"], "text/css")


def comparable(headers):
    """What the two may not differ in; the words of a policy come in any order."""
    said = {name: value for name, value in headers.items() if name not in OF_THE_WAY}
    if "content-security-policy" in said:
        said["content-security-policy"] = sorted(said["content-security-policy"].split("; "))
    return said
