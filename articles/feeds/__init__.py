"""The news for feed readers: the whole text of the newest stories, in three formats."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from newsroom.site.models import Identity

from .channel import Channel
from .scope import Scope

NEWEST = 20


@require_safe
def news_feed(request, writer):
    """The twenty newest stories of a language: of everything, or of what the address asks for."""
    scope = Scope.asked_for(request.GET)
    channel = Channel(request, scope, Identity.load())
    feed = writer(**channel.head())
    for entry in channel.entries(scope.newest(NEWEST).values_list("pk", flat=True)):
        feed.add_item(**entry)
    return HttpResponse(feed.writeString("utf-8"), content_type=writer.content_type)
