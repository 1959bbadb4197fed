"""Around everything that answers, printed pages included: a number for each request, a line and a measure of it.

A proxy may bring the number (`X-Request-ID`); the answer tells it, and so does every line that is logged meanwhile.
"""

import logging
import os
import re
import time

from django.conf import settings
from django.http import Http404

from .logs import request_id, without_people

log = logging.getLogger("newsroom.answers")
WELL_FORMED = re.compile(r"[A-Za-z0-9_-]{8,64}")
ASKED_BY_MACHINES = {"/healthz", "/readyz", "/metrics"}


class Watched:
    """A WSGI application, watched."""

    def __init__(self, application):
        self.application = application
        self.measure = None
        if settings.METRICS:
            from .metrics import measure  # here, because counting begins with it

            self.measure = measure

    def __call__(self, environ, start_response):
        asked = environ.get("HTTP_X_REQUEST_ID", "")
        number = asked if WELL_FORMED.fullmatch(asked) else os.urandom(16).hex()
        before, began, answer = request_id.set(number), time.perf_counter(), []

        def start(status, headers, *exception):
            answer[:] = status, headers
            return start_response(status, [*headers, ("X-Request-ID", number)], *exception)

        try:
            body = self.application(environ, start)
            if answer and (self.measure or settings.LOG_ANSWERS):
                self.note(environ, int(answer[0][:3]), answer[1], time.perf_counter() - began)
            return body
        finally:
            request_id.reset(before)

    def note(self, environ, status, headers, seconds):
        path = environ.get("PATH_INFO", "").encode("latin-1").decode("utf-8", "replace")
        headers = {name.lower(): value for name, value in headers}
        if self.measure:
            self.measure(path, status, seconds, headers.get("cache-status", ""))
        if settings.LOG_ANSWERS and path not in ASKED_BY_MACHINES:
            answered = {
                "method": environ.get("REQUEST_METHOD", ""),
                "path": without_people(path),
                "status": status,
                "ms": round(seconds * 1000, 1),
            }
            if "edition" in headers:
                answered["edition"] = headers["edition"]
            log.info("answered", extra={"answered": answered})


def metrics(request):
    """What was measured, for Prometheus; where nothing is, there is no such page."""
    if not settings.METRICS:
        raise Http404
    from .metrics import metrics_page  # here, because counting begins with it

    return metrics_page(request)
