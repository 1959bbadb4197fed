import json
import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from newsroom.accessibility import audit
from newsroom.bootstrap import find_chromium

LABEL = "newsroom.tests.audit"
RECORD = "NEWSROOM_AUDIT_RECORD"  # the file to which the runs add a line for each page that they opened
SHARE = "NEWSROOM_AUDIT_SHARE"  # of the pages only every so many-th, to try the audit itself
MOST = 60 * 60  # seconds


class Command(BaseCommand):
    help = "Ask every page in every scheme, size and language what a program can see of its accessibility."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--every", type=int, default=1, help="only every so many-th page, and write nothing down")

    def handle(self, *, every, **options):
        with TemporaryDirectory() as folder:
            record = Path(folder, "record.jsonl")
            record.touch()
            started = time.monotonic()
            status = run(record, every)
            minutes = round((time.monotonic() - started) / 60, 1)
            lines = [json.loads(line) for line in record.read_text().splitlines()]
        # 1 is what the tests say where they found something; anything else means that they broke off
        finished = status in {0, 1} and (status == 0) == (not any(line["found"] for line in lines)) and bool(lines)
        result = audit.report(
            lines, on=timezone.localdate(), minutes=minutes, versions=versions(), is_finished=finished
        )
        told = json.dumps({name: value for name, value in result.items() if name != "found"}, ensure_ascii=False)
        self.stdout.write(told)
        if every == 1:
            audit.write(result)
            self.stdout.write(f"Written to {audit.FILE.relative_to(settings.BASE_DIR)}.")
        sys.exit(0 if finished and status == 0 else 1)


def run(record, every):
    """Run the audit; what it finds goes into the record, and what it says to the screen. The status it ended with."""
    environment = os.environ | {RECORD: str(record), SHARE: str(every)}
    command = [sys.executable, "manage.py", "test", "--parallel", "auto", LABEL]
    try:
        return subprocess.run(command, cwd=settings.BASE_DIR, env=environment, timeout=MOST, check=False).returncode
    except subprocess.TimeoutExpired:
        return None


def versions():
    """What the pages were tried with: `{program: version}`."""
    from axe_playwright_python.sync_playwright import Axe  # here, because only development has it

    chromium = subprocess.run([find_chromium(), "--version"], capture_output=True, text=True, check=True).stdout
    core = Axe().axe_script.partition("axe v")[2].split()[0]
    return {"axe-core": core, "Chromium": chromium.split()[1]}
