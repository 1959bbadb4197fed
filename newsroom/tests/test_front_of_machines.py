"""Several machines: an nginx in front (`machines.conf`), one on each (`machine.conf`), and the newsroom behind."""

import os
import re
import ssl
import subprocess
from contextlib import closing
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

from django.conf import settings
from django.test import SimpleTestCase, tag

from newsroom.bench.site import HOST, NGINX, Site, free_port, wait_for
from newsroom.tests.test_nginx import FORM, needs_nginx

NAME = "newsroom.example.org"
BEHIND = {
    "ALLOWED_HOSTS": NAME,
    "SECURE_PROXY_SSL_HEADER": "HTTP_X_FORWARDED_PROTO,https",
    "SECURE_SSL_REDIRECT": "on",
    "TRUSTED_PROXIES": "unix",
}
KEY = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={NAME}"]


def start_nginx(site, name, changes):
    """An nginx with one file of `deploy/nginx`, in which names and addresses are changed."""
    folder = site.folder / name
    folder.mkdir()
    changes = {"/var/lib/newsroom": str(site.folder), "/run/newsroom": str(site.folder), **changes}
    for path in (settings.BASE_DIR / "deploy/nginx").rglob("*.conf"):
        text = path.read_text()
        for there, here in changes.items():
            text = re.sub(there, here, text)
        copy = folder / path.relative_to(settings.BASE_DIR / "deploy/nginx")
        copy.parent.mkdir(exist_ok=True)
        copy.write_text(text)
    scratch = "".join(
        f"{kind}_temp_path {folder}/{kind}; " for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    who = "user root; " if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"{who}daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/log; "
        f"events {{}} http {{ access_log off; {scratch} include {name}; }}"
    )
    return site.start([NGINX, "-c", str(folder / "nginx.conf"), "-e", str(folder / "log")])


@tag("servers")
@needs_nginx
class MachinesTests(SimpleTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        folder = Path(cls.enterClassContext(TemporaryDirectory(prefix="newsroom-front-")))
        folder.chmod(0o755)
        cls.site = Site(folder, environment=BEHIND)
        cls.addClassCleanup(cls.site.__exit__)
        cls.site.furnish()
        cls.site.open_release("only")
        subprocess.run([*KEY, "-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"], capture_output=True)
        machine, gone, cls.plain, cls.secure = (free_port() for _ in range(4))
        first = start_nginx(
            cls.site, "machine.conf", {r"10\.0\.0\.11:8000": f"{HOST}:{machine}", r"10\.0\.0\.10": HOST}
        )
        front = {
            r"10\.0\.0\.11:8000": f"{HOST}:{machine}",
            r"10\.0\.0\.12:8000": f"{HOST}:{gone}",
            r"\s+listen \[::\].*": "",
            "listen 80;": f"listen {HOST}:{cls.plain};",
            "listen 443": f"listen {HOST}:{cls.secure}",
            f"/etc/letsencrypt/live/{NAME}": str(folder),
            "/var/cache/nginx": str(folder),
        }
        second = start_nginx(cls.site, "machines.conf", front)
        wait_for(machine, first, worst=600)
        wait_for(cls.plain, second, worst=600)

    def ask(self, path, method="GET", body=None, **headers):
        headers = {"host": NAME} | {name.replace("_", "-"): value for name, value in headers.items()}
        context = ssl._create_unverified_context()
        with closing(HTTPSConnection(HOST, self.secure, timeout=30, context=context)) as connection:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()

    def test_readers_do_not_notice_that_one_machine_is_gone(self):
        self.assertEqual([self.ask(f"/en/news/?page={number}")[0] for number in [1] * 8], [200] * 8)

    def test_plain_http_leads_to_https(self):
        with closing(HTTPConnection(HOST, self.plain, timeout=30)) as connection:
            connection.request("GET", "/ru/?q=1", headers={"host": NAME})
            response = connection.getresponse()
            self.assertEqual((response.status, response.headers["location"]), (301, f"https://{NAME}/ru/?q=1"))

    def test_files_of_the_site_are_kept_in_front(self):
        style = re.search(r'href="(/static/[^"]+\.css)"', self.ask("/en/")[2].decode())[1]
        for _again in range(2):
            status, headers, _body = self.ask(style, accept_encoding="gzip")
            self.assertEqual((status, "immutable" in headers["cache-control"]), (200, True))
        self.assertTrue(any(path.is_file() for path in (self.site.folder / "newsroom").rglob("*")))

    def test_nobody_says_of_themselves_who_they_are(self):
        forged = {"x_forwarded_for": "192.0.2.7", "x_forwarded_proto": "http"}
        page = self.ask("/admin/login/", **forged)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page[2].decode())[1]
        form = urlencode({"username": "nobody", "password": "wrong", "csrfmiddlewaretoken": token})
        cookie = page[1]["set-cookie"].partition(";")[0]
        where = f"https://{NAME}/admin/login/"
        sent = self.ask("/admin/login/", "POST", form, cookie=cookie, content_type=FORM, referer=where, **forged)
        self.assertEqual(sent[0], 200)
        seen = "from axes.models import AccessAttempt; addresses = set(AccessAttempt.objects.values_list('ip_address', "
        self.site.desk().do(seen + "flat=True)); assert addresses == {'127.0.0.1'}, addresses")
