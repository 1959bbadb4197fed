from django.urls import reverse
from django.utils import translation
from django.utils.functional import cached_property


class InterfaceLanguageMiddleware:
    """The desk speaks the language that each person chose; a stranger's language stays what `LocaleMiddleware` found.

    Public pages pass untouched: looking at the user would read the session and make them private.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path_info.startswith(self.desk) and request.user.is_authenticated:
            translation.activate(request.user.interface_language)
            request.LANGUAGE_CODE = translation.get_language()
        return self.get_response(request)

    @cached_property
    def desk(self):
        return reverse("admin:index")
