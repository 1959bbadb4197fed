"""The news for feed readers: the whole text of the newest stories, in three formats."""

from django.views.decorators.http import require_safe

from newsroom.publishing.polled import send_if_changed
from newsroom.site.models import Identity

from .channel import Channel
from .scope import Scope

NEWEST = 20


@require_safe
def news_feed(request, writer):
    """The twenty newest stories of a language: of everything, or of what the address asks for."""
    scope = Scope.asked_for(request.GET)
    stories = scope.stories().newest_first()[:NEWEST]

    def write():
        channel = Channel(request, scope, Identity.load())
        feed = writer(**channel.head())
        for entry in channel.entries(stories.values_list("pk", flat=True)):
            feed.add_item(**entry)
        return feed.writeString("utf-8")

    return send_if_changed(request, stories, write, writer.content_type)
