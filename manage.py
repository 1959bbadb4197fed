#!/usr/bin/env python
"""Run the newsroom's commands."""

import gc
import os
import sys


def main():
    gc.set_threshold(20_000, 20, 20)  # what is loaded stays: nothing is to be found in it
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as fault:  # whoever sets the newsroom up reads this, and needs no trace
        sys.exit(str(fault))


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
