"""What a request asks of the press: a printed page depends on this and on nothing else."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode

from django.conf import settings

from newsroom.accessibility.preferences import COOKIE_NAME, STANDARD, Preferences

#: What addresses of the house ask for; whatever else an address brings along is left out of the page and its key.
PARAMETERS = frozenset({"region", "section", "topic", "organisation", "year", "month", "page", "when", "kind", "q"})
LONGEST = 2_000  # characters of a query; a search of 200 Cyrillic letters has 1,200

# Beside these, pages of the house are the desk's, which no one shares, and files.
LANGUAGES = tuple(f"/{language}/" for language, _name in settings.LANGUAGES)
FOR_MACHINES = frozenset({"/robots.txt"})
FILES = (".jpg", ".png")


@dataclass(frozen=True, slots=True)
class Asked:
    """A page of the house as one reader asks for it; `query` and `words` are in their one true form."""

    scheme: str
    host: str
    path: str  # as WSGI has it: bytes dressed as Latin-1
    query: str
    words: str  # of the `a11y` cookie

    def key(self, release: str) -> str:
        """Short, the same in every process, and of one release alone: pages of two releases never mix."""
        words = "\n".join((release, self.scheme, self.host, self.path, self.query, self.words))
        return blake2b(words.encode(), digest_size=16).hexdigest()

    def environ(self, environ):
        """What Django is given to print it: the request without anything that only this reader sent."""
        kept = {name: value for name, value in environ.items() if not name.startswith("HTTP_") or name in FOR_ADDRESSES}
        return kept | {
            "REQUEST_METHOD": "GET",
            "QUERY_STRING": self.query,
            "HTTP_COOKIE": f"{COOKIE_NAME}={self.words}",
            "REMOTE_ADDR": "127.0.0.1",
        }


FOR_ADDRESSES = {"HTTP_HOST", (settings.SECURE_PROXY_SSL_HEADER or [""])[0]}


def asked(environ) -> Asked | None:
    """What a request asks of the press; None where it is Django's alone: forms, the desk, files."""
    path = environ["PATH_INFO"]
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or not is_printed(path):
        return None
    raw = environ.get("QUERY_STRING", "")
    query = one_form(raw) if raw else ""
    return (
        None
        if query is None
        else Asked(
            scheme_of(environ), environ.get("HTTP_HOST", ""), path, query, words_in(environ.get("HTTP_COOKIE", ""))
        )
    )


def is_printed(path):
    if path.startswith(LANGUAGES):
        return not path.endswith(FILES)
    return path in FOR_MACHINES or path.endswith(".xml")


def scheme_of(environ):
    if proxy := settings.SECURE_PROXY_SSL_HEADER:
        name, value = proxy
        return "https" if environ.get(name, "").split(",")[0].strip() == value else "http"
    return environ["wsgi.url_scheme"]


@lru_cache(maxsize=2_000)
def one_form(raw):
    """The query with what addresses of the house ask for, in one order, each once; None for one that nobody reads."""
    if len(raw) > LONGEST:
        return None
    try:
        pairs = parse_qsl(raw, max_num_fields=100)
    except ValueError:
        return None
    known = {name: value for name, value in pairs if name in PARAMETERS}
    return urlencode(sorted(known.items()))


@lru_cache(maxsize=2_000)
def words_in(cookies):
    """The words of the `a11y` cookie among a reader's cookies; those of the standard look where there are none."""
    for cookie in cookies.split(";") if COOKIE_NAME in cookies else ():
        name, _sign, value = cookie.strip().partition("=")
        if name == COOKIE_NAME:
            return Preferences.from_cookie(value.strip('"')).to_cookie()
    return STANDARD.to_cookie()
