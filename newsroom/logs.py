"""What is logged: a line of JSON for each thing, with the number of its request and nothing about people.

No client's address, no name, no search: what a message or a trace brings along of them is taken out. A line has
`at`, `level`, `logger`, `message`, `request`, and, of an answered request, what `watch.py` knows of it.
"""

import json
import logging
import re
import time
from contextvars import ContextVar
from datetime import UTC, datetime

#: The number of the request that this thread is at; "" outside of any.
request_id = ContextVar("request_id", default="")

TAKEN_OUT = [
    (re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+"), "[address]"),
    (re.compile(r"\b(\d{1,3}\.){3}\d{1,3}\b|(?<![\w:])([0-9a-fA-F]{1,4}:){3,7}[0-9a-fA-F]{1,4}\b"), "[host]"),
    (re.compile(r"(?<=/password_reset/)[\w-]+/[\w-]+"), "[link]"),
    (re.compile(r"(/[^\s?'\"]*)\?[^\s'\">]+"), r"\1?[query]"),
    (re.compile(r"(?<=Key )\(([^)]*)\)=\([^)]*\)"), r"(\1)=([value])"),  # what PostgreSQL tells of a duplicate
]


def without_people(text: str) -> str:
    for pattern, instead in TAKEN_OUT:
        text = pattern.sub(instead, text)
    return text


class Line(logging.Formatter):
    """One line of JSON."""

    def format(self, record):
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": without_people(record.getMessage()),
            "request": request_id.get(),
            **getattr(record, "answered", {}),
        }
        if record.exc_info:
            line["trace"] = without_people(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)


class Plain(logging.Formatter):
    """The same for people, a fault with its trace below it."""

    def __init__(self):
        super().__init__("%(levelname)s %(name)s: %(message)s")

    def format(self, record):
        number = request_id.get()
        return without_people(super().format(record)) + (f" [{number}]" if number else "")


class Letters(logging.Handler):
    """Mails faults to ADMINS, plain and without people; the same fault once in ten minutes from each process."""

    QUIET = 600  # seconds

    def __init__(self):
        super().__init__(logging.ERROR)
        self.setFormatter(Plain())
        self.told = {}

    def emit(self, record):
        from django.core.mail import mail_admins  # here: settings are not read yet when this is

        place = (record.name, record.pathname, record.lineno, record.exc_info and record.exc_info[0], str(record.msg))
        now = time.monotonic()
        if now - self.told.get(place, -self.QUIET) < self.QUIET:
            return
        self.told[place] = now
        subject = without_people(record.getMessage()).splitlines() or [""]
        mail_admins(f"{record.levelname}: {subject[0][:120]}", self.format(record), fail_silently=True)


def logging_of(*, in_json: bool, letters: bool, quiet=False) -> dict:
    """LOGGING: lines to standard error, in JSON or plain, and letters about faults where somebody wants them."""
    lines = "logging.NullHandler" if quiet else "logging.StreamHandler"
    handlers = {"lines": {"class": lines, "formatter": "json" if in_json else "plain"}}
    if letters:
        handlers["letters"] = {"class": "newsroom.logs.Letters"}
    through = {"handlers": [], "propagate": True}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "newsroom.logs.Line"}, "plain": {"()": "newsroom.logs.Plain"}},
        "handlers": handlers,
        "root": {"handlers": [*handlers], "level": "WARNING"},
        "loggers": {
            "django": through,
            "django.request": {**through, "level": "ERROR"},  # what was not found is in the line of its answer
            "django.security.DisallowedHost": {**through, "level": "CRITICAL"},  # whoever asks by any name
            "axes": {**through, "level": "CRITICAL"},  # it logs names and addresses; the database has them
            "newsroom": {**through, "level": "INFO"},
        },
    }
