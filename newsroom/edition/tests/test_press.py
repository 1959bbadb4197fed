import time
from concurrent.futures import ThreadPoolExecutor
from tempfile import TemporaryDirectory
from unittest.mock import patch

from django.db import OperationalError
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.test import SimpleTestCase

from newsroom.edition.press import Press
from newsroom.edition.shelves import Files, Memory
from newsroom.edition.tests.asking import ask

A_MEGABYTE = 1024 * 1024


class Django:
    """An application that prints what it was asked, and counts."""

    def __init__(self, **headers):
        self.printed, self.headers, self.asked, self.response = 0, headers, [], None

    def __call__(self, environ, start_response):
        self.printed += 1
        self.asked.append(environ)
        text = f"{environ['PATH_INFO']}?{environ['QUERY_STRING']} for {environ.get('HTTP_COOKIE')} " + "и" * 500
        response = self.response() if self.response else HttpResponse(text, headers=self.headers)
        start_response(f"{response.status_code} {response.reason_phrase}", list(response.items()))
        return response


class PressTests(SimpleTestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder, self.django, self.edition = folder.name, Django(), 1
        self.until = None
        for name, stand_in in (("number", lambda: self.present()), ("next_moment", lambda now: self.until)):
            patched = patch(f"newsroom.edition.press.{name}", stand_in)
            patched.start()
            self.addCleanup(patched.stop)
        self.press = self.make_press()

    def present(self):
        if isinstance(self.edition, Exception):
            raise self.edition
        return self.edition

    def make_press(self):
        return Press(self.django, Memory(A_MEGABYTE), Files(self.folder, A_MEGABYTE), release="tests")

    def test_a_page_is_printed_once_in_an_edition(self):
        for worker in (self.press, self.press, self.make_press()):
            answer = ask(worker, "/ru/news/")
        self.assertEqual((answer.status, answer.came_from, self.django.printed), (200, "newsroom; hit", 1))
        self.assertEqual(answer.headers["edition"], "1")
        self.edition = 2
        self.assertEqual(ask(self.press, "/ru/news/").headers["edition"], "2")
        self.assertEqual(self.django.printed, 2)

    def test_every_address_query_host_and_look_has_a_page_of_its_own(self):
        for address, headers in (
            ("/ru/news/", {}),
            ("/en/news/", {}),
            ("/ru/news/?page=2", {}),
            ("/ru/news/?page=2&region=tver", {}),
            ("/ru/news/", {"host": "other.example"}),
            ("/ru/news/", {"cookie": "a11y=arial-150-medium-medium-white-on"}),
        ):
            ask(self.press, address, **headers)
        self.assertEqual(self.django.printed, 6)
        self.assertIn("arial-150-medium-medium-white-on", ask(self.press, address, **headers).body.decode())

    def test_what_no_page_listens_to_makes_no_other_page(self):
        for address, headers in (
            ("/ru/news/?page=2&region=tver", {}),
            ("/ru/news/?region=tver&page=2", {}),
            ("/ru/news/?utm_source=mail&region=moscow&region=tver&page=2&section=", {}),
            ("/ru/news/?page=2&region=tver", {"cookie": "sessionid=secret; a11y=nonsense"}),
            ("/ru/news/?page=2&region=tver", {"accept_language": "de", "user_agent": "a reader", "referer": "/"}),
        ):
            ask(self.press, address, **headers)
        self.assertEqual(self.django.printed, 1)

    def test_the_printer_is_told_nothing_of_the_reader(self):
        ask(
            self.press, "/ru/news/?utm_source=mail", "HEAD", cookie="sessionid=secret", authorization="Basic",
            accept_encoding="gzip", if_none_match='"x"', range="bytes=0-1", x_forwarded_for="203.0.113.9",
        )  # fmt: skip
        (environ,) = self.django.asked
        told = {name: value for name, value in environ.items() if name.startswith("HTTP_")}
        self.assertEqual(told, {"HTTP_HOST": "testserver", "HTTP_COOKIE": "a11y=site-100-normal-normal-site-on"})
        self.assertEqual((environ["REQUEST_METHOD"], environ["QUERY_STRING"]), ("GET", ""))
        self.assertEqual(environ["REMOTE_ADDR"], "127.0.0.1")

    def test_forms_the_desk_and_files_are_django_s_alone(self):
        for address, method in (
            ("/admin/", "GET"), ("/ru/accessibility/", "POST"), ("/media/pictures/x.jpg", "GET"), ("/healthz", "GET"),
            ("/", "GET"), ("/ru/news/1-x/share.jpg", "GET"), ("/static/site.css", "GET"),
        ):  # fmt: skip
            answer = ask(self.press, address, method, cookie="sessionid=secret")
            self.assertEqual((answer.came_from, self.django.asked[-1]["HTTP_COOKIE"]), ("", "sessionid=secret"))

    def test_bodies_are_packed_once_as_the_reader_takes_them(self):
        import gzip

        import brotli

        plain = ask(self.press, "/ru/news/").body
        for accepted, coding, unpack in (
            ("gzip, deflate, br", "br", brotli.decompress),
            ("gzip", "gzip", gzip.decompress),
            ("br;q=0, gzip;q=0.5", "gzip", gzip.decompress),
            ("*", "br", brotli.decompress),
            ("identity", None, bytes),
        ):
            answer = ask(self.press, "/ru/news/", accept_encoding=accepted)
            self.assertEqual(answer.headers.get("content-encoding"), coding, accepted)
            self.assertEqual(unpack(answer.body), plain)
            self.assertEqual(answer.headers["content-length"], str(len(answer.body)))
            self.assertEqual(answer.headers["vary"], "Cookie, Accept-Encoding")
        self.assertEqual(self.django.printed, 1)

    def test_head_is_the_head_of_get(self):
        whole, head = ask(self.press, "/ru/news/"), ask(self.press, "/ru/news/", "HEAD")
        self.assertEqual(head.body, b"")
        self.assertEqual(head.headers["content-length"], whole.headers["content-length"])

    def test_who_has_the_text_already_gets_a_word_in_any_edition_that_changed_nothing_here(self):
        first = ask(self.press, "/ru/news/", accept_encoding="br")
        self.edition = 2
        for headers in (
            {"if_none_match": first.headers["etag"]},
            {"if_modified_since": first.headers["last-modified"]},
        ):
            again = ask(self.press, "/ru/news/", accept_encoding="gzip", **headers)
            self.assertEqual((again.status, again.body), (304, b""))
            self.assertNotIn("content-length", again.headers)
        self.assertEqual(ask(self.press, "/ru/news/", if_none_match='"other"').status, 200)

    def test_two_texts_never_share_a_second(self):
        texts = iter("abc")
        self.django.response = lambda: HttpResponse(next(texts))
        moments = []
        for self.edition in (1, 2, 3):
            moments.append(ask(self.press, "/ru/news/").headers["last-modified"])
        self.assertEqual(len(set(moments)), 3)

    def test_a_page_ends_at_the_next_moment(self):
        from datetime import UTC, datetime, timedelta

        self.until = datetime.now(UTC) + timedelta(minutes=5)
        ask(self.press, "/ru/news/")
        self.assertEqual(ask(self.press, "/ru/news/").came_from, "newsroom; hit")
        later = self.until.timestamp()
        self.until += timedelta(minutes=5)
        with patch("time.time", return_value=later):
            self.assertEqual(ask(self.press, "/ru/news/").came_from, "newsroom; fwd=miss; stored")
            self.assertEqual(ask(self.press, "/ru/news/").came_from, "newsroom; hit")

    def test_a_hundred_readers_at_once_have_one_page_printed(self):
        def slowly():
            time.sleep(0.2)  # a page that takes its time
            return HttpResponse("The page.")

        self.django.response = slowly
        workers = [self.make_press() for _ in range(4)]
        with ThreadPoolExecutor(100) as readers:
            answers = list(readers.map(lambda number: ask(workers[number % 4], "/ru/news/"), range(100)))
        self.assertEqual({answer.body for answer in answers}, {b"The page."})
        self.assertEqual(self.django.printed, 1)

    def test_what_is_one_reader_s_what_is_missing_and_what_comes_in_pieces_is_not_kept(self):
        for response in (
            lambda: HttpResponse("no", status=404),
            lambda: HttpResponse("no", status=500),
            lambda: HttpResponse("yes", headers={"Cache-Control": "private"}),
            lambda: HttpResponse("yes", headers={"Cache-Control": "no-store"}),
            lambda: HttpResponse("yes", headers={"Set-Cookie": "a=b"}),
            lambda: StreamingHttpResponse(iter([b"y", b"es"])),
            lambda: FileResponse(iter([b"y", b"es"])),
        ):
            self.django.response, before = response, self.django.printed
            answers = [ask(self.press, "/ru/other/") for _ in range(2)]
            self.assertEqual(self.django.printed, before + 2)
            self.assertIn(answers[1].body, (b"yes", b"no"))

    def test_without_the_database_the_last_edition_is_sent_and_says_so(self):
        kept = ask(self.press, "/ru/news/")
        self.edition = OperationalError("gone")
        for worker in (self.press, self.make_press()):
            answer = ask(worker, "/ru/news/")
            self.assertEqual((answer.status, answer.body), (200, kept.body))
            self.assertIn("an older edition: the database cannot be reached", answer.came_from)
        self.django.response = lambda: HttpResponse("no", status=500)
        answer = ask(self.press, "/ru/never/asked/before/")
        self.assertEqual((answer.status, answer.headers["retry-after"]), (503, "5"))
        self.edition = 2
        with patch("time.monotonic", return_value=time.monotonic() + 2):
            self.django.response = None
            self.assertEqual(ask(self.press, "/ru/news/").came_from, "newsroom; fwd=miss; stored")

    def test_a_database_that_goes_while_a_page_is_printed_is_no_fault_of_the_page(self):
        kept = ask(self.press, "/ru/news/")

        def fail():
            self.edition = OperationalError("gone")
            return HttpResponse("no", status=500)

        self.edition, self.django.response = 2, fail
        answer = ask(self.press, "/ru/news/")
        self.assertEqual((answer.status, answer.body, answer.headers["edition"]), (200, kept.body, "1"))

    def test_a_query_that_nobody_reads_goes_by(self):
        for query in ("q=" + "x" * 5000, "&".join(f"a{n}=1" for n in range(200))):
            self.assertEqual(ask(self.press, f"/ru/search/?{query}").came_from, "")
