from django.core.management.base import BaseCommand
from gunicorn.app.base import BaseApplication

HOST = "127.0.0.1"


class Command(BaseCommand):
    help = "Serve the newsroom to this machine with gunicorn, until Ctrl-C."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("port", type=int, nargs="?", default=8000)

    def handle(self, *, port, **options):
        address = f"http://{HOST}:{port}/"

        def welcome(server):
            self.stdout.write(
                f"\nFor readers:  {address}\nFor editors:  {address}admin/\n\nCtrl-C closes the newsroom."
            )

        Gunicorn(
            bind=f"{HOST}:{port}",
            workers=2,
            preload_app=True,
            loglevel="warning",
            control_socket_disable=True,
            when_ready=welcome,
        ).run()


class Gunicorn(BaseApplication):
    """Gunicorn, told here what a configuration file would tell it."""

    def __init__(self, **options):
        self.options = options
        super().__init__()

    def load_config(self):
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self):
        from newsroom.wsgi import application  # here, where it is loaded once, before the workers part

        return application
