from django.utils.cache import patch_vary_headers

from .preferences import COOKIE_NAME, Preferences


class AccessibilityMiddleware:
    """Gives every request its `a11y` preferences, and tells caches that pages differ by the cookie."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.a11y = Preferences.from_cookie(request.COOKIES.get(COOKIE_NAME, ""))
        response = self.get_response(request)
        if response.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ["Cookie"])
        return response
