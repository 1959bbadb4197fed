from django import template
from django.utils.safestring import mark_safe

from articles.cards import cards

register = template.Library()


@register.simple_tag(takes_context=True)
def article_cards(context, stories, **looks):
    """The cards of some stories: `{% article_cards latest row=True %}`."""
    return mark_safe("".join(cards(stories, context.get("a11y"), **looks)))
