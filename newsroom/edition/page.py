"""A printed page: what is sent for it, packed once, in the form in which it lies on a shelf."""

import gzip
import json
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from wsgiref.handlers import format_date_time

import brotli
from django.utils.http import parse_http_date_safe

KEPT = {"200", "301", "410"}  # what is not there may be asked for endlessly
NOT_COPIED = {"content-length", "vary", "etag", "last-modified", "connection", "date"}
OF_A_BODY = {"Content-Length", "Content-Type", "Content-Encoding"}
PACKED = (
    "text/",
    "application/json",
    "application/feed+json",
    "application/xml",
    "application/rss",
    "application/atom",
)
GZIP_LEVEL, BROTLI_QUALITY = 5, 5  # 0.5 ms each; less costs a tenth more bytes


@dataclass(slots=True)
class Page:
    """One page of one edition. `until` and `changed_at` are seconds since 1970; a page is good before `until`."""

    edition: int
    until: float
    status: str
    headers: list[tuple[str, str]]
    bodies: dict[str, bytes]  # by content coding
    tag: str  # of the text, whatever its coding
    changed_at: int  # since when it reads like this
    answers: dict = field(default_factory=dict)  # (coding, note) → status line, headers and body, as they were sent

    @classmethod
    def of(cls, status, headers, body, *, edition, until, now, before=None):
        """The page that Django wrote, packed where its kind gains by it; `before` is what it was in another edition."""
        kept = [(name, value) for name, value in headers if name.lower() not in NOT_COPIED]
        page = cls(edition, until, status, kept, {"identity": body}, tag_of(status, body), int(now))
        if page.header("content-type").startswith(PACKED):
            page.bodies = {
                "gzip": gzip.compress(body, GZIP_LEVEL, mtime=0),
                "br": brotli.compress(body, quality=BROTLI_QUALITY),
            }
        if before:  # two texts never share a second, by which some readers ask
            is_same = before.tag == page.tag
            page.changed_at = before.changed_at if is_same else max(page.changed_at, before.changed_at + 1)
        return page

    @property
    def is_kept(self):
        """Whether it may lie on a shelf: what nobody forbade to share."""
        control = self.header("cache-control")
        is_private = "private" in control or "no-store" in control or self.header("set-cookie")
        return self.status[:3] in KEPT and not is_private

    def header(self, name):
        return next((value for known, value in self.headers if known.lower() == name), "")

    @property
    def size(self):
        """Bytes, about."""
        return 1_000 + sum(map(len, self.bodies.values()))

    def body(self, coding):
        if coding in self.bodies:
            return self.bodies[coding]
        return self.bodies["identity"] if "identity" in self.bodies else gzip.decompress(self.bodies["gzip"])

    def coding_for(self, accepted):
        return accepted if accepted in self.bodies else "identity"

    def answer(self, environ, note):
        """Status line, headers and body for one request; `note` says where the page came from (RFC 9211)."""
        coding = self.coding_for(accepted_coding(environ.get("HTTP_ACCEPT_ENCODING", "")))
        status, headers, body = self.answers.get((coding, note)) or self.made_answer(coding, note)
        if self.is_known(environ):
            return "304 Not Modified", [pair for pair in headers if pair[0] not in OF_A_BODY], b""
        return status, headers, b"" if environ["REQUEST_METHOD"] == "HEAD" else body

    def made_answer(self, coding, note):
        body = self.body(coding)
        headers = [
            *self.headers,
            ("Content-Length", str(len(body))),
            ("Vary", "Cookie, Accept-Encoding"),
            ("Edition", str(self.edition)),
            ("Cache-Status", f"newsroom; {note}"),
        ]
        if coding != "identity":
            headers.append(("Content-Encoding", coding))
        if self.is_kept:
            headers += [("ETag", self.etag(coding)), ("Last-Modified", format_date_time(self.changed_at))]
            if not self.header("cache-control"):
                headers.append(("Cache-Control", "no-cache"))  # kept by whoever likes, asked for each time
        answer = (self.status, headers, body)
        if coding in self.bodies:  # what is unpacked for a few would take more room than all else
            self.answers[coding, note] = answer
        return answer

    def etag(self, coding):
        return f'"{self.tag}-{coding}"'

    def is_known(self, environ):
        """Whether the reader says to have this very text (RFC 9110, 13.2.2): by its tag, else by its time."""
        if self.status[:3] != "200":
            return False
        if tags := environ.get("HTTP_IF_NONE_MATCH"):
            return self.tag in tags or tags.strip() == "*"
        since = environ.get("HTTP_IF_MODIFIED_SINCE")
        return bool(since) and (parse_http_date_safe(since) or 0) >= self.changed_at

    # On a shelf.

    def to_bytes(self):
        head = [self.edition, self.until, self.status, self.headers, self.tag, self.changed_at]
        head.append({coding: len(body) for coding, body in self.bodies.items()})
        return json.dumps(head).encode() + b"\n" + b"".join(self.bodies.values())

    @classmethod
    def from_bytes(cls, content):
        """Raises ValueError for what is no page, or half of one."""
        head, _line, rest = content.partition(b"\n")
        edition, until, status, headers, tag, changed_at, lengths = json.loads(head)
        bodies, place = {}, 0
        for coding, length in lengths.items():
            bodies[coding] = rest[place : place + length]
            place += length
        if place != len(rest):
            raise ValueError("A page of another length than its head says.")
        return cls(edition, until, status, [tuple(pair) for pair in headers], bodies, tag, changed_at)


@lru_cache(maxsize=500)
def accepted_coding(header):
    """The best coding that a reader takes: br, gzip or identity (RFC 9110, 12.5.3)."""
    taken = {}
    for part in header.lower().split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        weight = next((piece[2:] for piece in parameters if piece.startswith("q=")), "1")
        taken[name] = weight.strip("0.") != ""
    return next((coding for coding in ("br", "gzip") if taken.get(coding, taken.get("*"))), "identity")


def tag_of(status, body):
    return blake2b(status.encode() + body, digest_size=12).hexdigest()
