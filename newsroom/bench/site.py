"""A whole newsroom on loopback, in a folder of its own: the server, nginx in front of it, and somebody at the desk."""

import fcntl
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager, suppress
from hashlib import blake2b
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from django.conf import settings

HOST = "127.0.0.1"
NGINX = "/usr/sbin/nginx"
FURNITURE = ("**/migrations/*.py", "**/fixtures/*.json")
LONGEST_START = 60  # seconds
PREPARES = ("migrate", "load_reference")
BEGIN = """
import json, sys, traceback
import django
django.setup()
for line in sys.stdin:
    value = None
    try:
        exec(json.loads(line))
        answer = {"value": value}
    except BaseException:
        answer = {"error": traceback.format_exc()}
    print(json.dumps(answer), flush=True)
"""


def free_port():
    with closing(socket.create_server((HOST, 0))) as door:
        return door.getsockname()[1]


class Site:
    """Used in a `with` block: what it started ends there.

    `environment` is added to that of its processes; `front` puts nginx before it; `prepares` are the commands that come
    first. `port` is where readers come.
    """

    def __init__(self, folder, *, front=False, workers=2, environment=(), prepares=PREPARES):
        self.folder, self.has_front, self.workers, self.prepares = Path(folder), front, workers, prepares
        self.processes, self.server = [], None
        self.app_port, self.port = free_port(), free_port()
        self.environment = os.environ | {
            "NEWSROOM_VAR": str(self.folder),
            "DATABASE_URL": f"sqlite:///{self.folder}/newsroom.sqlite3",
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "PYTHONUNBUFFERED": "1",
            "DEBUG": "off",
            **({"EDITION_FRONT": f"{self.folder}/front"} if front else {}),
            **dict(environment),
        }
        if not front:
            self.port = self.app_port

    def __enter__(self):
        try:
            self.furnish()
            self.serve()
            if self.has_front:
                self.open_nginx()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *error):
        for process in reversed(self.processes):
            end(process)

    def furnish(self):
        """Files of the site and a database with reference data: those of SQLite are made once and copied."""
        with kept() as folder:
            (self.folder / "static").symlink_to(folder / "static")
            if self.environment["DATABASE_URL"].startswith("sqlite:"):
                shutil.copy(folder / "newsroom.sqlite3", self.folder)
                return
        for command in self.prepares:
            self.manage(command, "--verbosity", "0")

    def manage(self, *order):
        manage(self.environment, *order)

    def begin(self, *order):
        """Start a command, which somebody may interrupt."""
        return self.start([sys.executable, "manage.py", *order], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def start(self, order, **options):
        process = subprocess.Popen(order, env=self.environment, cwd=settings.BASE_DIR, **options)
        self.processes.append(process)
        return process

    def serve(self):
        log = (self.folder / "newsroom.log").open("ab")
        order = [sys.executable, "manage.py", "serve", str(self.app_port), "--workers", str(self.workers)]
        self.server = self.start(order, stdout=log, stderr=log)
        wait_for(self.app_port, self.server)

    def open_release(self, name):
        """Start the newsroom beside what runs and let it take over, as `deploy/update.sh` does; gives its process."""
        log = (self.folder / "newsroom.log").open("ab")
        here, link = self.folder / f"{name}.sock", self.folder / "newsroom.sock"
        order = [sys.executable, "manage.py", "serve", "--socket", str(here), "--workers", str(self.workers)]
        server = self.start(order, stdout=log, stderr=log)
        self.manage("open", str(here), str(link))
        return server

    def open_nginx(self):
        """The nginx of `deploy/`, with the paths of this folder."""
        etc, log = self.folder / "nginx", self.folder / "nginx.log"
        shutil.copytree(settings.BASE_DIR / "deploy" / "nginx" / "newsroom", etc / "newsroom")
        here = {"/var/lib/newsroom/": f"{self.folder}/", "/var/lib/newsroom;": f"{self.folder};"}
        here |= {"/etc/nginx/newsroom/": f"{etc}/newsroom/"}
        for path in (etc / "newsroom").glob("*.conf"):
            text = path.read_text()
            for there, mine in here.items():
                text = text.replace(there, mine)
            path.write_text(text)
        where = f"{HOST}:{self.app_port}" if self.server else f"unix:{self.folder}/newsroom.sock"
        scratch = "".join(
            f"{name}_temp_path {self.folder}/scratch;" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        (etc / "nginx.conf").write_text(
            f"daemon off; worker_processes 1; pid {self.folder}/nginx.pid; error_log {log}; "
            f"{'user root;' if os.geteuid() == 0 else ''} events {{ worker_connections 1024; }} "
            f"http {{ access_log off; sendfile on; {scratch} types {{ text/css css; text/javascript js; }} "
            f"include newsroom/http.conf; upstream newsroom {{ server {where} fail_timeout=0; keepalive 16; }} "
            f"upstream newsroom_once {{ server {where} fail_timeout=0; }} "
            f'server {{ listen {HOST}:{self.port}; set $newsroom_hsts ""; set $newsroom_scheme $scheme; '
            f"include newsroom/front.conf; include newsroom/server.conf; }} }}"
        )
        self.nginx = self.start([NGINX, "-p", str(self.folder), "-c", str(etc / "nginx.conf"), "-e", str(log)])
        wait_for(self.port, self.nginx, worst=600)

    def ask(self, path, port=None, method="GET", body=None, **headers):
        """The answer of the site: its status, headers by lower-case name, and body."""
        with closing(HTTPConnection(HOST, port or self.port, timeout=30)) as connection:
            headers = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()

    def desk(self):
        """Somebody who works in the newsroom's own code, in a process that may be killed."""
        order = [sys.executable, "-c", BEGIN]
        return Desk(self.start(order, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))


def manage(environment, *order):
    order = [sys.executable, "manage.py", *order]
    subprocess.run(order, env=environment, cwd=settings.BASE_DIR, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def kept():
    """A folder with the files of the site and a furnished database of SQLite, of this code; one process at a time."""
    digest = blake2b(digest_size=6)
    rooms = [Path(settings.BASE_DIR, name) for name in ("articles", "events", "newsroom", "seeds")]
    for path in sorted(found for room in rooms for kind in FURNITURE for found in room.glob(kind)):
        digest.update(path.read_bytes())
    folder = Path(settings.BASE_DIR, "var", "sites", digest.hexdigest())
    folder.mkdir(parents=True, exist_ok=True)
    environment = os.environ | {"NEWSROOM_VAR": str(folder), "DATABASE_URL": "", "DEBUG": "off"}
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        manage(environment, "collect_static")
        if not (folder / "furnished").exists():
            manage(environment, "migrate", "--verbosity", "0")
            manage(environment, "load_reference")
            (folder / "furnished").touch()
        yield folder


class Desk:
    def __init__(self, process):
        self.process = process

    def do(self, code):
        """Run lines of code there, and give what they call `value`. Raises RuntimeError with what went wrong."""
        self.process.stdin.write(json.dumps(code) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["value"]

    def tell(self, expression):
        return self.do(f"value = {expression}")


def end(process):
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            with suppress(OSError):
                pipe.close()


def wait_for(port, process, worst=500):
    deadline = time.monotonic() + LONGEST_START
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(OSError, HTTPException), closing(HTTPConnection(HOST, port, timeout=10)) as connection:
            connection.request("GET", "/healthz")
            if connection.getresponse().status < worst:
                return
        time.sleep(0.05)
    raise RuntimeError("A server did not start.")
