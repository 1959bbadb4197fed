from django import template

from articles.feeds.scope import Scope
from newsroom.regions.models import Region

register = template.Library()


@register.simple_tag
def feed_scope(filter=None, region=None, organisation=None):
    """What the feeds of a page are of: what its filter has chosen, a region (itself, or its address), an organisation.

    `{% feed_scope filter=filter as scope %}`, for `includes/feed_links.html` and `includes/subscribe.html`.
    """
    if filter:
        return Scope(**{name: filter.chosen(name) for name in ("region", "section", "topic")})
    if isinstance(region, str):
        region = region and Region.objects.filter(slug=region).first()
    return Scope(region=region or None, organisation=organisation)
