"""Another release comes by a restart, as deploy/update.sh does it, and no reader meets it."""

import socket
import threading
from functools import partial
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import CommandError, call_command
from django.test import SimpleTestCase, tag

from newsroom.bench.site import HOST, Site, end
from newsroom.tests.servers.server import wait_until
from newsroom.tests.test_nginx import needs_nginx

# What each page answers; a form without its token is refused by whoever gets it.
PAGES = {"/en/news/": 200, "/ru/": 200, "/en/search/?q=word{}": 200, "/healthz": 200, "/en/no-{}/": 404, "/admin/": 302}
MOST = 2_000  # requests of each reader
EACH = 10  # answers that each gets before, between and after the restarts


class Reader(threading.Thread):
    """Asks one page after another until it is told to stop, on one connection or on a new one each time."""

    def __init__(self, connect, over, *, keeps_alive=False, method="GET"):
        super().__init__()
        self.connect, self.over, self.keeps_alive, self.method, self.answers = connect, over, keeps_alive, method, []

    def run(self):
        connection = None
        for number in count():
            if self.over.is_set() or number == MOST:
                return
            connection = connection if connection and self.keeps_alive else self.connect(timeout=30)
            page, status = list(PAGES.items())[number % len(PAGES)]
            path = page.format(number)
            try:
                connection.request(self.method, path, headers={"Host": "localhost"})
                response = connection.getresponse()
                response.read()
                is_well = response.status == (status if self.method == "GET" else 403)
                self.answers.append("well" if is_well else f"{self.method} {path}: {response.status}")
            except OSError as error:
                self.answers.append(f"{path}: {error!r}")
                connection.close()
                connection = None
            if connection and not self.keeps_alive:
                connection.close()


class BySocket(HTTPConnection):
    """Past nginx, as nginx does it: a new connection to the link each time."""

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.host)


@tag("servers")
@needs_nginx
class RestartTests(SimpleTestCase):
    def setUp(self):
        folder = self.enterContext(TemporaryDirectory(prefix="newsroom-restart-"))
        Path(folder).chmod(0o755)
        self.site = Site(folder, front=True)
        self.addCleanup(self.site.__exit__)
        self.site.furnish()

    def test_two_releases_in_a_row_take_over_under_load_and_lose_no_request(self):
        present = self.site.open_release("first")
        self.site.open_nginx()
        over = threading.Event()
        readers = [
            Reader(partial(HTTPConnection, HOST, self.site.port), over, keeps_alive=True),
            Reader(partial(HTTPConnection, HOST, self.site.port), over),
            Reader(partial(HTTPConnection, HOST, self.site.port), over, method="POST"),
            Reader(partial(BySocket, f"{self.site.folder}/newsroom.sock"), over),
        ]
        for reader in readers:
            reader.start()
        try:
            for name in ("second", "third"):
                let_them_read(readers)
                before, present = present, self.site.open_release(name)
                end(before)
            let_them_read(readers)
        finally:
            over.set()
            for reader in readers:
                reader.join()
        answers = [answer for reader in readers for answer in reader.answers]
        self.assertEqual([answer for answer in answers if answer != "well"], [])
        self.assertGreater(len(answers), 3 * EACH * len(readers))

    def test_a_release_that_is_not_ready_leaves_the_present_one_open(self):
        self.site.open_release("present")
        link = self.site.folder / "newsroom.sock"
        with self.assertRaises(CommandError) as refusal:
            call_command("open", f"{self.site.folder}/nobody.sock", str(link), patience=0)
        self.assertIn("does not answer", str(refusal.exception))
        self.assertEqual(link.readlink().name, "present.sock")

    def test_after_a_kill_the_same_release_opens_again(self):
        killed = self.site.open_release("only")
        workers = children_of(killed)
        self.assertTrue(workers)
        killed.kill()
        killed.wait()
        wait_until(lambda: not any(map(is_alive, workers)))
        self.site.open_release("only")
        self.site.open_nginx()
        self.assertEqual(self.site.ask("/readyz")[0], 200)


def children_of(process):
    return [int(number) for number in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]


def is_alive(number):
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def let_them_read(readers):
    """Let each of them get some answers."""
    before = [len(reader.answers) for reader in readers]
    wait_until(lambda: all(len(reader.answers) >= had + EACH for reader, had in zip(readers, before, strict=True)))
