"""Where the same page is in the other language."""

from django.urls import translate_url
from django.utils.functional import SimpleLazyObject

from . import active_language, other


def alternates(request):
    """`alternates`: pairs of language and address. Pages of one text say themselves whether it is public there."""
    return {"alternates": SimpleLazyObject(lambda: in_other_language(request))}


def in_other_language(request):
    """The address with its filters, from the first page: lists are not equally long in both languages.

    Empty where the address has no language.
    """
    language = other(active_language())
    query = request.GET.copy()
    query.pop("page", None)
    address = f"{request.path}?{query.urlencode()}" if query else request.path
    there = translate_url(address, language)
    return [] if there == address else [(language, there)]
