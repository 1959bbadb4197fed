"""A fault is reported to whoever speaks as Sentry does; here that is a small listener on loopback."""

import gzip
import json
import os
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from tempfile import TemporaryDirectory
from threading import Thread

import brotli
from django.conf import settings
from django.test import SimpleTestCase

# An empty database, so that the front page breaks; and a fault that brings an address along.
SCRIPT = """
import django, logging; django.setup()
import sentry_sdk
from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory
asked = RequestFactory(headers={"cookie": "sessionid=topsecret", "user-agent": "Nosy"}, REMOTE_ADDR="203.0.113.7")
for request in (
    asked.get("/ru/?q=topsecret", HTTP_HOST="localhost"),
    asked.post("/admin/login/", {"username": "topsecret", "password": "topsecret"}, HTTP_HOST="localhost"),
):
    WSGIHandler()(request.environ, lambda status, headers: print(status))
secret = "topsecret"
try:
    raise ValueError("nobody is anna@press.example.org")
except ValueError:
    logging.getLogger("newsroom").exception("A letter to anna@press.example.org failed")
sentry_sdk.flush()
"""


class Listener(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        unpack = {"gzip": gzip.decompress, "br": brotli.decompress}.get(self.headers.get("Content-Encoding"), bytes)
        self.server.received.append(unpack(body).decode())
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *args):
        pass


class ReportTests(SimpleTestCase):
    def test_faults_arrive_without_people(self):
        server = HTTPServer(("127.0.0.1", 0), Listener)
        server.received = []
        thread = Thread(target=server.serve_forever)
        thread.start()
        self.addCleanup(thread.join)
        self.addCleanup(server.shutdown)
        with TemporaryDirectory() as var:
            environment = os.environ | {
                "NEWSROOM_VAR": var,
                "DATABASE_URL": "",
                "DEBUG": "on",
                "DJANGO_SETTINGS_MODULE": "newsroom.settings",
                "SENTRY_DSN": f"http://key@127.0.0.1:{server.server_port}/1",
            }
            environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # which browser tests set
            command = [sys.executable, "-c", SCRIPT]
            done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True)
        self.assertIn("500", done.stdout, done.stderr)
        told = "".join(server.received)
        events = [json.loads(line) for line in told.splitlines() if line.startswith("{") and '"exception"' in line]
        kinds = {event["exception"]["values"][-1]["type"] for event in events}
        self.assertIn("OperationalError", kinds)
        self.assertNotRegex(told, r"topsecret|anna@|203\.0\.113|Nosy|sessionid")
        asked = [event["request"] for event in events if event["request"]]
        self.assertEqual({name for request in asked for name in request}, {"method", "url"})
