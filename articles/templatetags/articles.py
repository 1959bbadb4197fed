from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag
def news_title(filterset):
    """What a filtered list is about: «Новости Новосибирской области», “News: Technoparks”."""
    region, section, topic = (filterset.chosen(name) for name in ("region", "section", "topic"))
    title = _("News of %(region)s") % {"region": region.name_genitive} if region else _("News")
    about = ", ".join(thing.name for thing in (section, topic) if thing and thing.name)
    return f"{title}: {about}" if about else title
