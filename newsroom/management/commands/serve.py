import ctypes
import os
import shutil
import signal
import sys
from multiprocessing import get_start_method
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from granian import Granian
from granian.constants import Interfaces

HOST = "127.0.0.1"
PROCESSORS = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
PR_SET_PDEATHSIG = 1  # of prctl(2)
THREADS = 4  # of each process; as many as its pool has connections to the database


class Command(BaseCommand):
    help = "Serve the newsroom with granian, until Ctrl-C. Another release is started beside it: deploy/README.md."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("port", type=int, nargs="?", default=8000, help=f"on {HOST}")
        parser.add_argument(
            "--socket", type=Path, metavar="FILE", help="serve a web server on this machine here, and no port"
        )
        parser.add_argument("--workers", type=int, default=max(2, PROCESSORS), help="processes: one for each processor")

    def handle(self, *, port, socket, workers, **options):
        address = f"http://{HOST}:{port}/"

        def welcome():
            self.stdout.write(
                f"\nFor readers:  {address}\nFor editors:  {address}admin/\n\nCtrl-C closes the newsroom."
            )

        if socket:  # one that was killed leaves its own behind
            socket.unlink(missing_ok=True)
        shutil.rmtree(settings.VAR / "metrics", ignore_errors=True)  # what processes of an earlier start counted
        if get_start_method() == "fork":
            import newsroom.wsgi  # noqa: F401 - loaded once, before the workers part: they share its memory
        server = Granian(
            "newsroom.wsgi:application",
            interface=Interfaces.WSGI,
            **({"uds": socket, "uds_permissions": 0o666} if socket else {"address": HOST, "port": port}),
            workers=workers,
            blocking_threads=THREADS,
            workers_kill_timeout=30,
            websockets=False,
            respawn_failed_workers=True,
            log_level="warning",
        )
        if not socket:
            server.on_startup(welcome)
        server.serve(target_loader=load, wrap_loader=False)


def load():
    """In each worker: the newsroom. Where whoever started the worker is killed, the worker ends, too."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    from newsroom.wsgi import application  # loaded before the worker parted, but on systems that cannot fork

    return application
