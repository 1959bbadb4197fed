"""What one page costs: processor time, queries, and how many of it a worker serves in a second."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from newsroom.edition.blocks import print_of

from .servers import HOST

READERS = 2
LONGEST = 20  # seconds for one page


@dataclass(frozen=True)
class Measure:
    milliseconds: float  # processor time of the worker for one request
    per_second: float


def measure(port, path, requests):
    """Ask for a page this many times, or for 20 seconds, whichever ends first."""
    for _ in range(10):
        get(port, path)
    spent, started = clock(port), time.perf_counter()

    def read(share):
        done = 0
        while done < share and time.perf_counter() - started < LONGEST:
            get(port, path)
            done += 1
        return done

    with ThreadPoolExecutor(READERS) as readers:
        done = sum(readers.map(read, [requests // READERS] * READERS))
    elapsed = time.perf_counter() - started
    return Measure((clock(port) - spent) * 1000 / done, done / elapsed)


def clock(port):
    return float(get(port, "/clock"))


def get(port, path):
    connection = HTTPConnection(HOST, port, timeout=30)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})  # as browsers do: packing is work, too
    response = connection.getresponse()
    content = response.read()
    connection.close()
    if response.status != 200:
        raise RuntimeError(f"{path} answered {response.status}.")
    return content


def count_queries(path):
    """Of a page whose edition has printed it before, as that of the pages measured has."""
    client = Client(headers={"host": HOST})
    with print_of("an edition"):
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
    return len(queries)
