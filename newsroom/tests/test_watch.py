"""What is logged and measured of answers, and that nothing of it tells of people."""

import json
import logging
from contextlib import contextmanager

from django.core import mail
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_started
from django.db import close_old_connections
from django.test import RequestFactory, SimpleTestCase, TestCase, override_settings

from articles.tests.factories import make_article
from newsroom.logs import Letters, Line, Plain, logging_of, request_id, without_people
from newsroom.metrics import kind_of, measure
from newsroom.publishing.tests.factories import publish, tomorrow
from newsroom.staff.tests.factories import make_user
from newsroom.watch import Watched

HEX = r"^[0-9a-f]{32}$"
TOKEN = "a-token-for-whoever-measures"


def answer_of(application, url="/ru/", **environ):
    """Status, headers and body, as a server would get them."""
    told = {}

    def start(status, headers, exception=None):
        told.update(status=status, headers=dict(headers))

    request_started.disconnect(close_old_connections)  # the test's own goes on
    try:
        body = Watched(application)(RequestFactory().get(url).environ | environ, start)
    finally:
        request_started.connect(close_old_connections)
    return told["status"], told["headers"], b"".join(body)


def plain(environ, start_response):
    logging.getLogger("newsroom.test").warning("while answering")
    start_response("200 OK", [("Edition", "7"), ("Cache-Status", "newsroom; hit")])
    return [b"x"]


@contextmanager
def lines():
    """Everything that is logged meanwhile, as lines of JSON."""
    found, handler = [], logging.Handler()
    handler.emit = lambda record: found.append(json.loads(Line().format(record)))
    logger = logging.getLogger("newsroom")
    logger.addHandler(handler)
    try:
        yield found
    finally:
        logger.removeHandler(handler)


@override_settings(LOG_ANSWERS=True)
class AnswerTests(SimpleTestCase):
    def test_each_answer_has_a_number_and_all_its_lines_have_it_too(self):
        with lines() as found:
            status, headers, body = answer_of(plain)
        self.assertEqual((status, body), ("200 OK", b"x"))
        self.assertRegex(headers["X-Request-ID"], HEX)
        self.assertEqual([line["request"] for line in found], [headers["X-Request-ID"]] * 2)
        self.assertEqual(request_id.get(), "")

    def test_the_number_of_a_proxy_is_taken_when_it_is_one(self):
        number = "0123456789abcdef0123456789abcdef"
        self.assertEqual(answer_of(plain, HTTP_X_REQUEST_ID=number)[1]["X-Request-ID"], number)
        for wrong in ("short", "x" * 65, "a b c d e f g h", '"}\ninjected', "имя-имя-имя"):
            with self.subTest(wrong):
                self.assertRegex(answer_of(plain, HTTP_X_REQUEST_ID=wrong)[1]["X-Request-ID"], HEX)

    def test_the_line_of_an_answer_says_what_was_asked_and_not_by_whom(self):
        environ = {"REMOTE_ADDR": "203.0.113.7", "HTTP_X_FORWARDED_FOR": "203.0.113.8", "HTTP_COOKIE": "sessionid=abc"}
        with lines() as found:
            answer_of(plain, "/ru/search/?q=Иванов", **environ)
        line = found[-1]
        self.assertEqual(
            set(line), {"at", "level", "logger", "message", "request", "method", "path", "status", "ms", "edition"}
        )
        self.assertEqual(
            (line["method"], line["path"], line["status"], line["edition"]), ("GET", "/ru/search/", 200, "7")
        )
        self.assertNotRegex(json.dumps(found, ensure_ascii=False), "203|abc|Иванов|q=")

    def test_machines_that_ask_for_health_fill_no_log(self):
        with lines() as found:
            for url in ("/healthz", "/readyz", "/metrics"):
                answer_of(plain, url)
        self.assertEqual({line["message"] for line in found}, {"while answering"})

    def test_a_fault_of_the_application_passes(self):
        def broken(environ, start_response):
            raise ZeroDivisionError

        with self.assertRaises(ZeroDivisionError):
            answer_of(broken)
        self.assertEqual(request_id.get(), "")


@override_settings(ROOT_URLCONF="newsroom.tests.urls", LOG_ANSWERS=True)
class FaultTests(TestCase):
    def test_a_fault_is_logged_with_its_trace_and_the_number_of_its_request(self):
        found, handler = [], logging.Handler()
        handler.emit = lambda record: found.append(json.loads(Line().format(record)))
        logging.getLogger("django.request").addHandler(handler)
        self.addCleanup(logging.getLogger("django.request").removeHandler, handler)
        status, headers, _body = answer_of(WSGIHandler(), "/ru/broken/?q=secret", HTTP_HOST="testserver")
        self.assertEqual(status, "500 Internal Server Error")
        self.assertEqual([line["request"] for line in found], [headers["X-Request-ID"]])
        self.assertIn("ZeroDivisionError", found[0]["trace"])
        self.assertNotIn("secret", json.dumps(found))

    @override_settings(ADMINS=[("", "keeper@example.org")])
    def test_whoever_looks_after_the_newsroom_gets_a_letter_about_a_fault_once(self):
        letters, logger = Letters(), logging.getLogger("django.request")
        logger.addHandler(letters)
        self.addCleanup(logger.removeHandler, letters)
        for _ in range(3):
            answer_of(WSGIHandler(), "/ru/broken/?q=secret", HTTP_HOST="testserver", HTTP_COOKIE="sessionid=abc")
        letter = mail.outbox[0]
        self.assertEqual((len(mail.outbox), letter.to), (1, ["keeper@example.org"]))
        self.assertIn("ZeroDivisionError", letter.body)
        self.assertNotRegex(letter.body + letter.subject, "secret|abc|127.0.0.1")


class WordsTests(SimpleTestCase):
    def test_people_are_taken_out_of_messages_and_traces(self):
        for text, rest in [
            ("A letter to anna.petrova@press.example.org was not sent", "A letter to [address] was not sent"),
            ("from 203.0.113.7, port 80", "from [host], port 80"),
            ("from 2001:db8:0:0:1:2:3:4", "from [host]"),
            ("Bad Request: /ru/search/?q=Иванов&page=2", "Bad Request: /ru/search/?[query]"),
            ("/admin/password_reset/MQ/c1x-0a9b/", "/admin/password_reset/[link]/"),
            ("Key (email)=(a b) already exists", "Key (email)=([value]) already exists"),
            ("SELECT a FROM b WHERE c = ? AND d", "SELECT a FROM b WHERE c = ? AND d"),
            ("Django 5.2.19 at 12:30:45", "Django 5.2.19 at 12:30:45"),
        ]:
            with self.subTest(text):
                self.assertEqual(without_people(text), rest)

    def test_lines_are_json_in_production_and_plain_elsewhere(self):
        record = logging.makeLogRecord({"msg": "Перенос\nстроки", "levelname": "INFO", "name": "newsroom"})
        self.assertEqual(Line().format(record).count("\n"), 0)
        self.assertEqual(json.loads(Line().format(record))["message"], "Перенос\nстроки")
        self.assertEqual(Plain().format(record), "INFO newsroom: Перенос\nстроки")
        for in_json, formatter in ((True, "json"), (False, "plain")):
            told = logging_of(in_json=in_json, letters=False)
            self.assertEqual((told["handlers"]["lines"]["formatter"], told["root"]["handlers"]), (formatter, ["lines"]))
        self.assertIn("letters", logging_of(in_json=True, letters=True)["root"]["handlers"])


@override_settings(METRICS=True, METRICS_TOKEN=TOKEN)
class MetricsTests(TestCase):
    def ask(self, **headers):
        return self.client.get("/metrics", headers=headers, follow=True)  # an unknown address asks for a language first

    def values(self):
        response = self.ask(authorization=f"Bearer {TOKEN}")
        self.assertEqual((response.status_code, response["Cache-Control"]), (200, "no-store"))
        pairs = (line.rsplit(" ", 1) for line in response.content.decode().splitlines() if not line.startswith("#"))
        return {name: float(value) for name, value in pairs}

    def test_only_who_has_the_token_sees_them(self):
        self.client.force_login(make_user(is_superuser=True))
        for headers in ({}, {"authorization": "Bearer wrong"}, {"authorization": TOKEN}, {"authorization": "Bearer "}):
            self.assertEqual(self.ask(**headers).status_code, 404)
        self.assertEqual(self.client.post("/metrics", headers={"authorization": f"Bearer {TOKEN}"}).status_code, 405)
        with override_settings(METRICS=False):
            self.assertEqual(self.ask(authorization=f"Bearer {TOKEN}").status_code, 404)

    def test_answers_are_counted_by_kind_and_status_and_printed_pages_by_outcome(self):
        before = self.values()
        answer_of(plain, "/ru/news/")
        answer_of(WSGIHandler(), "/ru/nowhere/", HTTP_HOST="testserver")
        measure("/ru/news/", 200, 0.2, "newsroom; fwd=miss")
        after = self.values()
        for name, more in [
            ('newsroom_answers_total{kind="page",status="200"}', 2),
            ('newsroom_answers_total{kind="page",status="404"}', 1),
            ('newsroom_answer_seconds_count{kind="page"}', 3),
            ('newsroom_printed_pages_total{outcome="hit"}', 1),
            ('newsroom_printed_pages_total{outcome="miss"}', 1),
        ]:
            with self.subTest(name):
                self.assertEqual(after.get(name, 0) - before.get(name, 0), more)

    def test_what_waits_is_counted(self):
        make_article()
        publish(make_article(), "ru", at=tomorrow())
        values = self.values()
        self.assertEqual(values['newsroom_texts{kind="article",standing="scheduled"}'], 1)
        self.assertGreaterEqual(values['newsroom_texts{kind="article",standing="draft"}'], 1)
        self.assertEqual((values["newsroom_letters_unsent"], values["newsroom_letters_oldest_seconds"]), (0, 0))

    def test_it_costs_a_fixed_number_of_queries(self):
        for _ in range(3):
            make_article()
        with self.assertNumQueries(8):  # letters, the oldest of them, and three standings of two kinds
            self.values()

    def test_kinds_of_addresses(self):
        for address, kind in {
            "/ru/": "page", "/en/news/1-a/": "page", "/ru/news/feed/": "feed", "/en/search/": "search",
            "/admin/": "desk", "/media/pictures/a.jpg": "media", "/static/a.css": "static",
            "/readyz": "probe", "/sitemap.xml": "page",
        }.items():  # fmt: skip
            with self.subTest(address):
                self.assertEqual(kind_of(address), kind)
