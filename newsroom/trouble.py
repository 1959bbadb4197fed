"""The database or the disk fails under an editor: say which, lose nothing that was typed, and let it be sent again.

This page asks nothing of what has failed. It carries what was posted as the sign-in page does, and its button posts it
to where it was meant for: whoever presses it once all is well has saved.
"""

import sys

from django.db import InterfaceError, OperationalError
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from newsroom.images.uploads import is_full

RETRY_AFTER = 10  # seconds


def server_error(request):
    """The last page, for whatever went wrong: it asks nothing of the database, which may be what failed."""
    words = trouble_in_words(sys.exc_info()[1])
    if words is None or not request.path_info.startswith(reverse("admin:index")):
        return render(request, "500.html", status=500)
    typed = typed_in(request)
    context = {"words": words, "typed": typed, "has_files": typed and any(request.FILES.values())}
    response = render(request, "trouble.html", context, status=503)
    response["Retry-After"] = str(RETRY_AFTER)
    response["Cache-Control"] = "no-store"
    return response


def trouble_in_words(error):
    """What an editor should know of an error that passes by itself, or once somebody makes room; None for others."""
    while error is not None:
        if is_full(error) or (isinstance(error, OperationalError) and is_full_database(error)):
            return _("The disk of the newsroom is full. Tell whoever looks after it: until then nothing can be saved.")
        if isinstance(error, (OperationalError, InterfaceError)):
            return _("The database of the newsroom does not answer just now. Try again in a minute.")
        error = error.__cause__ or error.__context__
    return None


def is_full_database(error) -> bool:
    """SQLite says it in words, PostgreSQL by the number 53100."""
    return "full" in str(error) or getattr(error.__cause__, "sqlstate", None) == "53100"


def typed_in(request):
    """Pairs of what was posted, with the token for posting it again; [] where a password is among them."""
    if request.method != "POST" or any("password" in name for name in request.POST):
        return []
    return [(name, value) for name, values in request.POST.lists() for value in values]
