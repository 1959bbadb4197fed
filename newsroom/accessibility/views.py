from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponseForbidden
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from newsroom.language import LANGUAGES, active_language

from . import audit
from .forms import PreferencesForm
from .preferences import COOKIE_AGE, COOKIE_NAME


@require_safe
def settings_page(request):
    """The settings, the accessibility statement, and where to complain."""
    return show_settings(request)


@cache_control(no_store=True)
@csrf_exempt
@require_POST
def save(request):
    """Keep the reader's preferences in a cookie and go back to the page they came from.

    A token would make every page private, so the browser's own word on where the form stood is taken instead.
    """
    if not is_from_this_site(request):
        return HttpResponseForbidden(_("This form works only on the pages of this site."))
    form = PreferencesForm(request.POST)
    if not form.is_valid():
        return show_settings(request, errors=form.errors, status=400)
    preferences = form.preferences()
    response = redirect(safe_next(request.POST.get("next", "")))
    response.status_code = 303
    if preferences.is_default:
        response.delete_cookie(COOKIE_NAME, samesite="Lax")
    else:
        response.set_cookie(
            COOKIE_NAME,
            preferences.to_cookie(),
            max_age=COOKIE_AGE,
            samesite="Lax",
            httponly=True,
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return response


def show_settings(request, errors=None, status=200):
    addresses = {}
    for language in LANGUAGES:
        with override(language):
            addresses[language] = reverse("accessibility:settings")
    context = {
        "is_accessibility_page": True,
        "alternates": addresses.items(),
        "next": addresses[active_language()],
        "errors": errors,
        "audit": audit.last(),
    }
    return render(request, "accessibility/settings.html", context, status=status)


def is_from_this_site(request) -> bool:
    """Whether the browser says that one of our own pages sent the form.

    A browser that sends neither header is older than both; what it can be led to do is change how pages look.
    """
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    if origin := request.headers.get("Origin"):
        return urlsplit(origin).netloc == request.get_host()
    return True


def safe_next(path: str) -> str:
    """The path to go back to, or the settings page when `path` is not plainly one of this site."""
    is_plain = path.startswith("/") and path.isprintable() and len(path) <= 2000
    if is_plain and url_has_allowed_host_and_scheme(path, allowed_hosts=None):
        return path
    return reverse("accessibility:settings")
