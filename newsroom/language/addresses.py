"""Addresses of pages, each worked out once: a list prints dozens of them, and Django takes its time over each."""

from functools import lru_cache

from django.urls import reverse
from django.utils.translation import override

from . import active_language


def address(name, *args):
    """`reverse` in the active language. Raises `NoReverseMatch` as it does, and remembers the last 10,000 answers."""
    return _address(active_language(), name, args)


@lru_cache(maxsize=10_000, typed=True)
def _address(language, name, args):
    with override(language):
        return reverse(name, args=args)
