"""A text as its page would show it to readers, whether they may see it yet or not."""

from copy import copy

from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from django.urls import resolve
from django.utils import timezone
from django.utils.translation import override

from newsroom.accessibility.preferences import Preferences
from newsroom.publishing.status import Status

#: In a frame that opens nothing, links of the page lead nowhere.
DEAD = '<head><base target="_blank">'


def printed(thing, language: str, preferences: Preferences, request) -> str:
    """The HTML of the page of a stored text in a language, for a reader with these preferences.

    `request` is that of the colleague who asks: it only says on which host the page stands. A text without a moment of
    publication is shown as of now.
    """
    with override(language):
        address = thing.get_absolute_url()
        match = resolve(address)
        view = match.func.view_class(**match.func.view_initkwargs)
        view.setup(reader_at(address, language, preferences, request), **match.kwargs)
        view.object = view.model.objects.for_page(thing.pk)
        as_published(view.object, language)
        page = view.show().render().content.decode()
    page = page.replace("<head>", DEAD, 1)
    return page.replace("\u00a0", " ") if preferences.has_large_letters else page


def reader_at(address, language, preferences, request):
    """What a reader's request for an address would be, who is nobody of the newsroom."""
    reader = copy(request)
    reader.method, reader.path, reader.path_info = "GET", address, address
    reader.GET, reader.POST, reader.COOKIES = QueryDict(), QueryDict(), {}
    reader.user, reader.a11y, reader.LANGUAGE_CODE = AnonymousUser(), preferences, language
    return reader


def as_published(thing, language):
    """Let this one object say that it is public; it is never saved."""
    setattr(thing, f"status_{language}", Status.PUBLISHED)
    moment = f"published_at_{language}"
    setattr(thing, moment, getattr(thing, moment) or timezone.now())
