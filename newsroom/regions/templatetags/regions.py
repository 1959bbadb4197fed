from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def of_region(numbers, region):
    """The number that belongs to a region, 0 where there is none."""
    return numbers.get(region.pk, 0)


@register.filter
def news_of_region(region):
    """«Новости Новосибирской области», “News of Novosibirsk Oblast”."""
    return _("News of %(region)s") % {"region": region.name_genitive}
