"""Where the same page is in the other language."""

from django.urls import translate_url
from django.utils.functional import SimpleLazyObject

from . import active_language, other


def alternates(request):
    """`alternates`: pairs of language and address. Pages of one text say themselves whether it is public there."""
    language = other(active_language())
    return {"alternates": SimpleLazyObject(lambda: [(language, translate_url(request.get_full_path(), language))])}
