import shutil

from django.conf import settings
from django.core.management.base import BaseCommand
from granian import Granian
from granian.constants import Interfaces

HOST = "127.0.0.1"


class Command(BaseCommand):
    help = "Serve the newsroom with granian, until Ctrl-C; SIGHUP loads it anew while it goes on answering."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("port", type=int, nargs="?", default=8000, help=f"on {HOST}")
        parser.add_argument("--socket", metavar="FILE", help="serve a web server on this machine here, and no port")
        parser.add_argument("--workers", type=int, default=2, help="processes; as many as there are processors")

    def handle(self, *, port, socket, workers, **options):
        address = f"http://{HOST}:{port}/"

        def welcome():
            self.stdout.write(
                f"\nFor readers:  {address}\nFor editors:  {address}admin/\n\nCtrl-C closes the newsroom."
            )

        shutil.rmtree(settings.VAR / "metrics", ignore_errors=True)  # what processes of an earlier start counted
        server = Granian(
            "newsroom.wsgi:application",
            interface=Interfaces.WSGI,
            **({"uds": socket} if socket else {"address": HOST, "port": port}),
            workers=workers,
            websockets=False,
            respawn_failed_workers=True,
            log_level="warning",
        )
        if not socket:
            server.on_startup(welcome)
        server.serve()
