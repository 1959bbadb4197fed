"""Where Django keeps the language of the page: a page asks for it two hundred times."""

import threading

from django.utils.translation import trans_real


def keep_in_thread():
    """Keep it in the thread that prints the page. Django's own place also serves coroutines, at ten times the cost."""
    trans_real._active = threading.local()
