"""An editor at a browser: signs in, opens forms, and sends them over HTTP."""

import re
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

from .forms import filled_in
from .servers import HOST

NAME, PASSWORD = "bench-editor", "a password of the bench, on loopback"
FORM = "application/x-www-form-urlencoded"
HIRE = f"""
from newsroom.staff.models import User
from newsroom.staff.roles import Role
editor = User.objects.filter(username={NAME!r}).first()
if editor is None:
    editor = User.objects.create_user({NAME!r}, email="editor@example.org", password={PASSWORD!r}, is_staff=True)
    editor.take_role(Role.CHIEF_EDITOR)
"""


class Refused(Exception):
    """The desk answered with an error, or did not answer (status 0)."""

    def __init__(self, what, status=0, page=""):
        super().__init__(f"{what}: {status}")
        self.status, self.page = status, page


class Editor:
    def __init__(self, port):
        self.port, self.cookies = port, {}

    def sign_in(self):
        page = self.open("/admin/login/")
        fields = {"csrfmiddlewaretoken": token(page), "username": NAME, "password": PASSWORD}
        self.send("/admin/login/?next=/admin/", fields)

    def publish(self, number, **changes):
        """Open a story's form and send it to be published in both languages, one after the other."""
        for language in ("ru", "en"):
            self.save(number, _move=f"publish_alone:{language}", **changes)

    def save(self, number, **changes):
        self.send(address_of(number), self.form(number) | changes)

    def form(self, number):
        """What the form of a story says, as a browser would send it back."""
        page = self.open(address_of(number))
        return {"csrfmiddlewaretoken": token(page)} | filled_in(page)

    def upload(self, content, name):
        """Send a picture, and its words in both languages."""
        address = "/admin/images/image/add/"
        page = self.open(address)
        fields = {"csrfmiddlewaretoken": token(page)} | filled_in(page)
        fields |= {"alt_text_ru": name, "alt_text_en": name}
        body, kind = multipart(fields, "file", f"{name}.jpg", content)
        self.ask("POST", address, body, kind, expected=302)

    def open(self, address):
        return self.ask("GET", address).decode()

    def send(self, address, fields):
        self.ask("POST", address, urlencode(fields, doseq=True).encode(), FORM, expected=302)

    def ask(self, method, address, body=None, kind="", expected=200):
        sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        sent |= {"Content-Type": kind} if kind else {}
        try:
            with closing(HTTPConnection(HOST, self.port, timeout=60)) as connection:
                connection.request(method, address, body, sent)
                response = connection.getresponse()
                content = response.read()
        except (OSError, HTTPException) as error:
            raise Refused(f"{address}: {error!r}") from error
        for line in response.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        if response.status != expected:
            raise Refused(f"{method} {urlsplit(address).path}", response.status, content.decode(errors="replace"))
        return content


def address_of(number):
    return f"/admin/articles/article/{number}/change/"


def token(page):
    return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]


def multipart(fields, file_field, file_name, content):
    edge = uuid4().hex
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{each}\r\n'.encode()
        for name, value in fields.items()
        for each in (value if isinstance(value, list) else [value])
    ]
    head = f'--{edge}\r\nContent-Disposition: form-data; name="{file_field}"; filename="{file_name}"\r\n'
    parts += [head.encode(), b"Content-Type: image/jpeg\r\n\r\n", content, f"\r\n--{edge}--\r\n".encode()]
    return b"".join(parts), f"multipart/form-data; boundary={edge}"
