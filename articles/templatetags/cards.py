from django import template
from django.utils.safestring import mark_safe

from articles.cards import cards

register = template.Library()


@register.simple_tag(takes_context=True)
def article_cards(context, numbers, **looks):
    """The cards of the stories of these numbers: `{% article_cards latest row=True heading_level=2 %}`."""
    return mark_safe("".join(cards(numbers, context.get("a11y"), **looks)))
