"""Many readers at once, each on a connection that stays open, who know what must stand on the page by now."""

import asyncio
import re
import time
from dataclasses import dataclass, field
from threading import Thread

from .servers import HOST

MARK = re.compile(rb"Bulletin (\d+) of the bench")


@dataclass
class Seen:
    answered: int = 0
    errors: list = field(default_factory=list)
    stale: list = field(default_factory=list)
    older: int = 0  # answers that said to be of an older edition
    slowest: float = 0.0  # seconds


class Crowd:
    """Readers of some addresses; `published` is the number of the last story whose publisher got an answer."""

    def __init__(self, ports, paths, number):
        self.ports, self.paths, self.number = ports, paths, number
        self.published, self.is_over, self.seen = 0, False, Seen()

    def __enter__(self):
        self.thread = Thread(target=lambda: asyncio.run(self.read_all()))
        self.thread.start()
        return self

    def __exit__(self, *error):
        self.is_over = True
        self.thread.join()

    async def read_all(self):
        await asyncio.gather(*(self.read(self.ports[each % len(self.ports)], each) for each in range(self.number)))

    async def read(self, port, turn):
        streams = None
        while not self.is_over:
            path = self.paths[turn % len(self.paths)]
            turn += 1
            known, started = self.published, time.monotonic()
            try:
                streams = streams or await asyncio.open_connection(HOST, port)
                status, head, body = await asyncio.wait_for(ask(*streams, path), 30)
            except (OSError, EOFError, TimeoutError) as error:
                self.seen.errors.append(f"{path}: {error!r}")
                if streams:
                    streams[1].close()
                streams = None
                await asyncio.sleep(0.1)
                continue
            self.note(path, status, head, body, known, time.monotonic() - started)
            if b"connection: close" in head.lower():
                streams[1].close()
                streams = None
            await asyncio.sleep(0.05)  # as long as a hurried reader needs at least
        if streams:
            streams[1].close()

    def note(self, path, status, head, body, known, lasted):
        seen = self.seen
        seen.answered += 1
        seen.slowest = max(seen.slowest, lasted)
        seen.older += b"older edition" in head
        if status != 200:
            seen.errors.append(f"{path}: {status}")
        elif max(map(int, MARK.findall(body)), default=0) < known:
            seen.stale.append(f"{path}: {known} was published, and is not there")


async def ask(reader, writer, path):
    """One request on an open connection: status, head and body."""
    writer.write(f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\n\r\n".encode())
    head = await reader.readuntil(b"\r\n\r\n")
    length = re.search(rb"content-length: (\d+)", head, re.IGNORECASE)
    body = await reader.readexactly(int(length[1])) if length else await chunks(reader)
    return int(head[9:12]), head, body


async def chunks(reader):
    body = b""
    while size := int((await reader.readuntil(b"\r\n")).split(b";")[0], 16):
        body += await reader.readexactly(size)
        await reader.readexactly(2)
    await reader.readexactly(2)
    return body
