import os
import signal
import time

from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections

from newsroom.messages.delivery import deliver
from newsroom.messages.deriving import derive

EVERY = 5  # seconds


class Command(BaseCommand):
    help = "Make messages of what happened to texts and send those that are due, over and over."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="do it once and stop: for cron")
        parser.add_argument("--beside", type=int, metavar="PID", help="stop when this process, which began it, is gone")

    def handle(self, *, once, beside, **options):
        if once:
            return self.work()
        self.is_over = False
        before = {order: signal.signal(order, self.end) for order in (signal.SIGINT, signal.SIGTERM)}
        try:
            while not self.is_over:
                self.work()
                self.wait(beside)
        finally:
            for order, handler in before.items():
                signal.signal(order, handler)

    def end(self, *signalled):
        """Stop when the letters at hand are sent: one that is broken off would not be sent again."""
        self.is_over = True

    def work(self):
        """One round; what a busy database does not let through waits for the next one."""
        try:
            derive()
            left, stayed = deliver()
        except OperationalError as error:
            self.stderr.write(str(error))
            return
        finally:
            close_old_connections()
        if left or stayed:
            self.stdout.write(f"Letters sent: {left}, refused: {stayed}.")

    def wait(self, beside):
        """Let some time pass, unless there is nobody to work for any more."""
        for _second in range(EVERY):
            if beside is not None and os.getppid() != beside:
                self.is_over = True
            if self.is_over:
                return
            time.sleep(1)
