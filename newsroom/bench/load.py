"""Readers in great number, by wrk: connections that stay open, as those of browsers do."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from newsroom.bootstrap import find_server

CONNECTIONS = 16
FAILURES = r"Non-2xx or 3xx responses: (\d+)|connect (\d+), read (\d+), write (\d+), timeout (\d+)"


@dataclass(frozen=True)
class Load:
    per_second: float
    failed: int  # answers other than 2xx and 3xx, and broken connections


def load(port, path, seconds, *, cookie="", connections=CONNECTIONS):
    """Ask for one address as fast as it is answered, for so many seconds, from one thread."""
    order = [find_server("wrk"), "--threads", "1", "--connections", str(connections), "--duration", f"{seconds}s"]
    headers = ["--header", "Accept-Encoding: gzip", *(["--header", f"Cookie: {cookie}"] if cookie else [])]
    said = subprocess.run(
        [*order, *headers, f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True, check=True
    ).stdout
    failures = re.findall(
        r"Non-2xx or 3xx responses: (\d+)|connect (\d+), read (\d+), write (\d+), timeout (\d+)", said
    )
    failed = sum(int(number) for found in failures for number in found if number)
    return Load(float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1]), failed)


def memory(process):
    """Megabytes of a process and its children, what they share counted once (PSS)."""
    sizes = (re.search(r"^Pss:\s+(\d+)", _read(pid, "smaps_rollup"), re.MULTILINE) for pid in family(process.pid))
    return sum(int(size[1]) for size in sizes if size) / 1024


def family(pid):
    children = [int(each) for each in _read(pid, f"task/{pid}/children").split()]
    return [pid, *(one for child in children for one in family(child))]


def _read(pid, name):
    try:
        return Path(f"/proc/{pid}/{name}").read_text()
    except OSError:
        return ""
