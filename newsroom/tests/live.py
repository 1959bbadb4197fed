"""The newsroom that a browser test asks: a server whose threads have the test's own connection to the database.

One transaction holds what the test wrote and what its requests see, so they take turns. The test has the door whenever
its own code runs; while it waits for the browser, one request after the other goes in. Otherwise a query of the test
would come between two of a request, and savepoints of one be undone by the other.
"""

from threading import Condition

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.test.testcases import LiveServerThread
from greenlet import getcurrent, settrace

door = Condition()
at_the_door = []  # requests that have come and are not answered yet


def take_turns():
    """From here on this thread has the door, except while Playwright waits, which it does in greenlets of its own."""
    test = getcurrent()

    def turn(_event, greenlets):
        if test is greenlets[0]:
            door.release()
        elif test is greenlets[1]:
            door.acquire()

    door.acquire()
    settrace(turn)


def see_everybody_out():
    """Let all requests that have come be answered, before what the test wrote is undone."""
    door.wait_for(lambda: not at_the_door)


class OneAtATime(StaticFilesHandler):
    """The newsroom itself, its media view included."""

    def __init__(self, application):
        super().__init__(WSGIHandler())

    def __call__(self, environ, start_response):
        at_the_door.append(environ)
        with door:
            try:
                return super().__call__(environ, start_response)
            finally:
                at_the_door.pop()
                door.notify()


class Server(ThreadedWSGIServer):
    """A server whose threads leave the test's connection alone when their reader has gone."""

    def _close_connections(self):
        pass


class ServerThread(LiveServerThread):
    server_class = Server
