"""Redis."""

from contextlib import contextmanager

from newsroom.bootstrap import find_server

from .server import HOST, Server, running, scratch_folder


class Redis(Server):
    @property
    def url(self):
        return f"redis://{HOST}:{self.port}/0"

    def command(self):
        nothing_is_kept = ["--save", "", "--appendonly", "no", "--dir", str(self.folder)]
        options = [word for name, value in self.options.items() for word in (f"--{name.replace('_', '-')}", str(value))]
        return [find_server("redis-server"), "--bind", HOST, "--port", str(self.port), *nothing_is_kept, *options]


@contextmanager
def redis(**options):
    """A new and empty Redis; options are those of its configuration: `redis(maxmemory="64mb")`."""
    with scratch_folder() as folder:
        server = Redis(folder)
        server.options = options
        with running(server):
            yield server
