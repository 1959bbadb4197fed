"""One server program of this machine, as a child of this process."""

import os
import pwd
import signal
import socket
import subprocess
import time
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

HOST = "127.0.0.1"
PATIENCE = 30  # seconds
UNPRIVILEGED = ("postgres", "nobody")


class Server:
    """A server that can be started, stopped, frozen and killed, as often as a test likes; its data stays meanwhile."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.port = free_port()
        self.process = None

    def command(self) -> list[str]:
        """What starts it, in the foreground."""
        raise NotImplementedError

    def is_ready(self) -> bool:
        """Whether it answers: by default, whether its port is open."""
        try:
            socket.create_connection((HOST, self.port), timeout=1).close()
        except OSError:
            return False
        return True

    def run(self, *command):
        """Run one of the server's programs to its end. Raises RuntimeError with what it said where it fails."""
        done = subprocess.run(command, capture_output=True, text=True, **self.person())
        if done.returncode:
            raise RuntimeError(f"{command[0]} failed: {done.stdout}{done.stderr}")

    def person(self):
        """Who runs it, and where: a session of its own, so that Ctrl-C is answered by whoever started it."""
        return {"cwd": self.folder, "start_new_session": True}

    def start(self):
        with (self.folder / "log").open("ab") as said:
            streams = {"stdin": subprocess.DEVNULL, "stdout": said, "stderr": said}
            self.process = subprocess.Popen(self.command(), **streams, **self.person())
        wait_until(lambda: self.is_ready() or self.process.poll() is not None)
        if self.process.poll() is not None:
            raise RuntimeError(f"A server did not start: {(self.folder / 'log').read_text(errors='replace')[-2000:]}")
        return self

    def stop(self, with_signal=signal.SIGTERM):
        """Stop it, and wait until it is gone; one that has stopped already is no fault."""
        if self.process:
            self.process.send_signal(signal.SIGCONT)
            self.process.send_signal(with_signal)
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            self.process = None

    def kill(self):
        self.stop(signal.SIGKILL)


def wait_until(question):
    """Ask until the answer is yes. Raises TimeoutError after half a minute."""
    deadline = time.monotonic() + PATIENCE
    while not question():
        if time.monotonic() > deadline:
            raise TimeoutError("A server kept us waiting too long.")
        time.sleep(0.02)


def free_port() -> int:
    with closing(socket.create_server((HOST, 0))) as door:
        return door.getsockname()[1]


def somebody() -> dict:
    """For programs that refuse to be run by root: whom `subprocess` runs them as, nobody else where we are not root."""
    if os.geteuid() != 0:
        return {}
    known = {person.pw_name: person for person in pwd.getpwall()}
    person = next(known[name] for name in UNPRIVILEGED if name in known)
    return {"user": person.pw_uid, "group": person.pw_gid, "extra_groups": []}


@contextmanager
def scratch_folder(owner=None):
    with TemporaryDirectory(prefix="newsroom-server-") as folder:
        if owner:
            os.chown(folder, owner["user"], owner["group"])
        yield Path(folder)


@contextmanager
def running(server: Server):
    """Give a started server, and stop it in the end, whatever happened."""
    try:
        yield server.start()
    finally:
        server.stop()
