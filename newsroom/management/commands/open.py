"""One release takes over from another: the web server follows a link, which moves when the next one is ready."""

import os
import socket
import time
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

LINGER = 1  # seconds, in which the release before takes whoever has knocked at its door already


class Command(BaseCommand):
    help = "Wait until the newsroom behind a socket is ready, then lead the web server to it."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("socket", type=Path, help="where the release that was started serves")
        parser.add_argument("link", type=Path, help="where the web server looks, in the same folder")
        parser.add_argument("--patience", type=float, default=60, metavar="SECONDS")

    def handle(self, *, socket, link, patience, **options):
        deadline = time.monotonic() + patience
        while (answer := ask(socket, "/readyz"))[0] != 200 and time.monotonic() < deadline:
            time.sleep(0.1)
        if answer[0] != 200:
            said = f"The newsroom at {socket} is not ready: {answer[1].strip() or 'it does not answer'}"
            is_better_than_nothing = ask(socket, "/healthz")[0] == 200 and not serves_another(link, socket)
            if not is_better_than_nothing:
                raise CommandError(said)
            self.stderr.write(said)
        lead(link, socket)
        time.sleep(LINGER)


def serves_another(link, socket):
    """Whether the web server is led to a living newsroom that is not this one."""
    return link.resolve() != socket.resolve() and ask(link, "/healthz")[0] == 200


def lead(link, socket):
    """Let the link lead to another socket: whoever connects meets the one or the other, never none."""
    made = link.with_name(f".{link.name}.{os.getpid()}")
    made.unlink(missing_ok=True)
    made.symlink_to(socket.name)
    made.replace(link)


def ask(path, address):
    """Status and text of what a newsroom answers by a socket of this machine; (0, "") where nobody does."""
    host = next(iter(settings.ALLOWED_HOSTS), "localhost").strip(".*") or "localhost"
    with closing(HTTPConnection(host, timeout=10)) as connection:
        try:
            connection.sock = socket.socket(socket.AF_UNIX)
            connection.sock.settimeout(10)
            connection.sock.connect(str(path))
            connection.request("GET", address)
            response = connection.getresponse()
            return response.status, response.read().decode(errors="replace")
        except (OSError, HTTPException):
            return 0, ""
