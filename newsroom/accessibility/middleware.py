from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.functional import cached_property

from .preferences import COOKIE_NAME, Preferences


class AccessibilityMiddleware:
    """Gives every request its `a11y` preferences, and tells caches that pages differ by the cookie.

    Large letters leave a line no room for words that no-break spaces tie together: they would be cut anywhere, and so
    readers get ordinary spaces. The desk keeps them, because its forms send back what they show.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.a11y = Preferences.from_cookie(request.COOKIES.get(COOKIE_NAME, ""))
        response = self.get_response(request)
        if response.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ["Cookie"])
            if request.a11y.has_large_letters and not request.path_info.startswith(self.desk):
                response.content = response.content.replace("\u00a0".encode(), b" ")
        return response

    @cached_property
    def desk(self):
        return reverse("admin:index")
