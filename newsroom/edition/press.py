"""The press: what answers before Django does, with pages printed once in each edition."""

import time
from threading import Lock

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.utils import timezone

from .asked import asked
from .blocks import print_of
from .front import Front
from .number import number
from .page import Page
from .readable import next_moment
from .release import release
from .replicas import Replicas, reading_from
from .shelves import Files, Memory

PATIENCE = 1  # seconds without a further try, after the database could not be reached
UNAVAILABLE = "503 Service Unavailable"
OLDER = 'hit; detail="an older edition: the database cannot be reached"'


def before(django):
    """The press before Django, as the settings say it."""
    if settings.REDIS_URL:
        from .redis_shelf import RedisShelf  # here, because a newsroom on one machine does without Redis

        shelf = RedisShelf(settings.REDIS_URL)
    else:
        shelf = Files(settings.EDITION_FOLDER / "shelf", settings.EDITION_DISK)
    front = Front(settings.EDITION_FRONT, release()) if settings.EDITION_FRONT else None
    return Press(django, Memory(settings.EDITION_MEMORY), shelf, release=release(), front=front)


class Press:
    """A WSGI application over another: pages of the house from the shelves, everything else from Django.

    A page is good for exactly one edition, and until the next moment at which time changes what readers see. The
    number of the edition is asked of the database for each request, so what was committed before a request is in its
    answer, whoever committed it.
    """

    def __init__(self, django, memory, shelf, *, release="", front=None):
        self.django, self.memory, self.shelf, self.release, self.front = django, memory, shelf, release, front
        self.replicas = Replicas(alias for alias in connections if alias != DEFAULT_DB_ALIAS)
        self.moment = (0, 0.0)  # an edition, and until when its pages are good
        self.is_away, self.asked_at, self.asking = False, 0.0, Lock()

    def __call__(self, environ, start_response):
        request = asked(environ)
        if request is None:
            return self.django(environ, start_response)
        page, note = self.find_or_print(request, environ)
        if not isinstance(page, Page):
            status, headers, response = page
            start_response(status, headers)
            return response
        if self.front and page.is_kept and note != OLDER:
            self.front.show(request, page)
        status, headers, body = page.answer(environ, note)
        start_response(status, headers)
        return [body]

    def find_or_print(self, request, environ):
        """A page and where it came from; or what Django answered, where that cannot be a page."""
        key = request.key(self.release)
        try:
            if page := self.find(key, self.edition()):
                return page, "hit"
            with self.shelf.alone(key):
                edition = self.edition()
                if page := self.find(key, edition):
                    return page, "hit; collapsed"
                page = self.run(request, environ, edition, self.until(edition), before=self.find_any(key))
                if isinstance(page, Page) and page.is_kept:
                    self.memory.put(key, page)
                    self.shelf.put(key, page)
                    return page, "fwd=miss; stored"
            if isinstance(page, Page) and page.status[:1] == "5":
                self.edition()  # is it the database?
            return page, "fwd=miss"
        except DatabaseError:
            if page := self.find_any(key):
                return page, OLDER
            page = self.run(request, environ, 0, 0.0)
            if isinstance(page, Page) and page.status[:1] == "5":
                page.status, page.headers = UNAVAILABLE, [*page.headers, ("Retry-After", "5")]
            return page, "fwd=bypass"

    def find(self, key, edition):
        now = time.time()
        page = self.memory.get(key)
        if page and page.edition == edition and now < page.until:
            return page
        page = self.shelf.get(key)
        if page and page.edition == edition and now < page.until:
            self.memory.put(key, page)
            return page
        return None

    def find_any(self, key):
        return self.memory.get(key) or self.shelf.get(key)

    def edition(self):
        """The number of the edition. Raises DatabaseError, and at once while another request waits for the database.

        A database that is away takes seconds to say so: one request of this process finds out, the others go on.
        """
        if not self.is_away:
            try:
                return number()
            except DatabaseError:
                self.is_away, self.asked_at = True, time.monotonic()
                raise
        if time.monotonic() < self.asked_at + PATIENCE or not self.asking.acquire(blocking=False):
            raise DatabaseError("The database could not be reached a moment ago.")
        try:
            found = number()
            self.is_away = False
            return found
        finally:
            self.asked_at = time.monotonic()
            self.asking.release()

    def until(self, edition):
        """When the pages of an edition end though nobody writes. Asked before one is printed, or that might miss it."""
        known, until = self.moment
        if known != edition or until <= time.time():
            moment = next_moment(timezone.now())
            until = moment.timestamp() if moment else float("inf")
            self.moment = (edition, until)
        return until

    def run(self, request, environ, edition, until, before=None):
        """Let Django write a page, from a replica that has this edition, or from the primary.

        What it sends piece by piece is no page: that is given back as it is.
        """
        for replica in [*self.replicas.with_edition(edition), None]:
            begun = {}

            def start_response(status, headers, exc_info=None, begun=begun):
                begun.update(status=status, headers=headers)

            now = time.time()
            with print_of((edition, until) if edition else None), reading_from(replica):
                response = self.django(request.environ(environ), start_response)
                if getattr(response, "streaming", True):
                    return begun["status"], begun["headers"], response
                try:
                    body = b"".join(response)
                finally:
                    response.close()
            if begun["status"][:1] != "5":
                break  # else the replica went in the middle, or the fault is the page's own: the primary will tell
        return Page.of(**begun, body=body, edition=edition, until=until, now=now, before=before)
