from django import template

from articles.feeds.scope import Scope

register = template.Library()


@register.simple_tag
def feed_scope(filter=None, region=None, organisation=None):
    """What the feeds of a page are of: what the filter of the list has chosen, or a region, or an organisation.

    `{% feed_scope filter=filter as scope %}`, for `includes/feed_links.html` and `includes/subscribe.html`.
    """
    if filter:
        return Scope(**{name: filter.chosen(name) for name in ("region", "section", "topic")})
    return Scope(region=region, organisation=organisation)
