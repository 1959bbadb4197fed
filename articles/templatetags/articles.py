from django import template
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _

from articles import structured_data
from articles.originals import original_address
from newsroom.language import active_language, name_of
from newsroom.publishing.reader_filters import heading, plain_heading

register = template.Library()
register.filter(original_address)


@register.simple_tag
def news_title(filterset):
    """What a filtered list is about: «Новости Новосибирской области», “News: Technoparks, May 2026”, as plain text."""
    return plain_heading(*subjects(filterset))


@register.simple_tag
def news_heading(filterset):
    """The same as the page prints it."""
    return heading(*subjects(filterset))


def subjects(filterset):
    region, section, topic = (filterset.chosen(name) for name in ("region", "section", "topic"))
    title = _("News of %(region)s") % {"region": region.name_genitive} if region else _("News")
    period = " ".join(filter(None, (month_name(filterset.chosen("month")), filterset.chosen("year"))))
    names = [name_of(section), name_of(topic), period]
    if not region and names[0].split(" ")[0].split("\xa0")[0] == title:
        title, names[0] = names[0], ""  # «Новости партнёров» need not be called news once more
    return title, list(filter(None, names))


@register.simple_tag
def news_description(filterset):
    """What a filtered list is about, in a sentence for those who find it elsewhere."""
    stories = _("Stories of the association, of its members in the regions and of its partners, newest first.")
    return f"{news_title(filterset)}. {stories}"


def month_name(month):
    """The month as it stands inside a line: Russian writes it small."""
    name = str(MONTHS[int(month)]) if month else ""
    return name.lower() if active_language() == "ru" else name


@register.simple_tag(takes_context=True)
def news_article(context, article):
    """What the page of a story says of it to machines."""
    return structured_data.news_article(article, context["page_place"].site)
