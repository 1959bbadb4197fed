"""The two applications that are measured, each told to say how much processor time it has taken."""

import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

HOST = "127.0.0.1"
urlpatterns = [path("", lambda request: HttpResponse("A bare view."))]


def newsroom():
    from newsroom.wsgi import application  # here, because the bare view has settings of its own

    return with_clock(application)


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


@contextmanager
def serving(name):
    """One gunicorn worker that serves `newsroom` or `bare` on loopback; gives its port."""
    with closing(socket.create_server((HOST, 0))) as door:
        port = door.getsockname()[1]
    options = ["--bind", f"{HOST}:{port}", "--workers", "1", "--log-level", "warning", "--no-control-socket"]
    server = subprocess.Popen([sys.executable, "-m", "gunicorn", *options, f"{__name__}:{name}()"])
    try:
        wait_for(port, server)
        yield port
    finally:
        server.terminate()
        server.wait()


def wait_for(port, server):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("The server to be measured did not start.")
