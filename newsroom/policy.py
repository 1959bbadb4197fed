"""What browsers may do with our answers: one policy for readers' pages, one for the desk, whatever the status.

Each is the same text on every page and in every process: pages are printed once and handed to many readers, so there is
no nonce. What an answer says of itself, as uploaded files do, stays.
"""

import base64
import hashlib
import re
from functools import cache

from django.conf import settings
from django.urls import reverse
from django_prose_editor.widgets import importmap

READERS = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",  # a program that measures a page asks for robots.txt from within it
    "object-src": "'none'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}

#: The style that the editor of rich text (Tiptap) puts into the page. It changes with the editor's version, and the
#: browser tests find it out.
EDITOR_STYLE = "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"

COMMON = {
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in (
            *("accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope"),
            *("magnetometer", "microphone", "midi", "payment", "serial", "usb", "xr-spatial-tracking"),
        )
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
}


class PolicyMiddleware:
    """Give every answer its policy, those of whitenoise and the pages of errors included."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        for name, value in COMMON.items():
            response.headers.setdefault(name, value)
        if has_policy(request, response):
            policy = desk_policy() if request.path_info.startswith(desk()) else READERS_POLICY
            response.headers.setdefault("Content-Security-Policy", policy)
        return response


def has_policy(request, response) -> bool:
    """Not the files of the site, for an icon styles itself, nor the pages of traces that DEBUG shows, which do too."""
    is_trace = settings.DEBUG and response.status_code in (404, 500)
    return not (is_trace or request.path_info.startswith(settings.STATIC_URL))


def in_words(directives) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


READERS_POLICY = in_words(READERS)


@cache
def desk_policy() -> str:
    """The desk has scripts, all of them files of ours but the import map of the editor of rich text."""
    scripts = f"'self' {sha256_of(re.sub('<[^>]*>', '', str(importmap)))}"
    styles = f"'self' {EDITOR_STYLE}"
    pictures = "'self' blob:"  # one that was chosen to be brought in is seen before it is sent
    return in_words(READERS | {"script-src": scripts, "style-src": styles, "img-src": pictures})


@cache
def desk() -> str:
    return reverse("admin:index")


def sha256_of(text) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
