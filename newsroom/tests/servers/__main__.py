"""Run a command beside PostgreSQL and Redis, told where they are; stop them however it ends."""

import os
import signal
import subprocess
import sys
from contextlib import ExitStack

from newsroom.tests.servers import postgres, redis


def main(command):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # whatever ends us, the servers are stopped
    with ExitStack() as servers:
        environment = {
            "DATABASE_URL": servers.enter_context(postgres()).url,
            "REDIS_URL": servers.enter_context(redis()).url,
        }
        return subprocess.call(command, env=os.environ | environment)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
