"""The two applications that are measured, each told to say how much processor time it has taken."""

import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager, nullcontext, suppress
from http.client import HTTPConnection, HTTPException

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

HOST = "127.0.0.1"
urlpatterns = [path("", lambda request: HttpResponse("A bare view."))]


def newsroom():
    from newsroom.wsgi import application  # here, because the bare view has settings of its own

    return with_clock(application)


def unprinted():
    """The newsroom with a press that keeps nothing: every page is printed for whoever asks."""
    import newsroom.wsgi  # noqa: F401 - what it makes ready, without what it watches
    from newsroom.edition import press

    application = press.before(get_wsgi_application())
    application.memory = application.shelf = Nothing()
    return with_clock(application)


class Nothing:
    def get(self, key):
        return None

    def put(self, key, page):
        pass

    def alone(self, key):
        return nullcontext()


def bare():
    settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=[HOST], SECRET_KEY="signs nothing", MIDDLEWARE=[])
    return with_clock(get_wsgi_application())


def with_clock(application):
    """At /clock the process answers how many seconds of processor time it has taken, user and system together."""

    def answer(environ, start_response):
        if environ["PATH_INFO"] != "/clock":
            return application(environ, start_response)
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [str(time.process_time()).encode()]

    return answer


GRANIAN = [
    "granian",
    "--interface",
    "wsgi",
    "--no-ws",
    "--factory",
    "--log-level",
    "warning",
    "--blocking-threads",
    "4",
]
GUNICORN = ["gunicorn", "--preload", "--log-level", "warning", "--no-control-socket", "--bind"]
SERVERS = {
    "granian": lambda port: [*GRANIAN, "--host", HOST, "--port", str(port)],
    "gunicorn, sync": lambda port: [*GUNICORN, f"{HOST}:{port}"],
    "gunicorn, gthread": lambda port: [*GUNICORN, f"{HOST}:{port}", "--worker-class", "gthread", "--threads", "4"],
}


@contextmanager
def serving(name, **options):
    """The port of a server on loopback, of one of the applications above."""
    with started(name, **options) as (port, _process):
        yield port


@contextmanager
def started(name, *, server="granian", workers=1, path="/clock"):
    """The same with its process, as soon as it has answered at this path."""
    with closing(socket.create_server((HOST, 0))) as door:
        port = door.getsockname()[1]
    application = f"{__name__}:{name}" + ("" if server == "granian" else "()")
    order = [sys.executable, "-m", *SERVERS[server](port), "--workers", str(workers), application]
    if (name, server) == ("newsroom", "granian"):  # as it is served; it needs no clock where its children have theirs
        order = [sys.executable, "manage.py", "serve", str(port), "--workers", str(workers)]
        path = path if path != "/clock" else "/healthz"
    process = subprocess.Popen(order)
    try:
        wait_for(port, path, process)
        yield port, process
    finally:
        process.terminate()
        process.wait()


def wait_for(port, path, process):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(OSError, HTTPException), closing(HTTPConnection(HOST, port, timeout=30)) as connection:
            connection.request("GET", path)
            if connection.getresponse().status == 200:
                return
        time.sleep(0.02)
    raise RuntimeError("The server to be measured did not start.")
