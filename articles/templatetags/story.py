"""What the page of a story says beside its text."""

from datetime import timedelta

from django import template
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.models import ArticleOrganisation
from articles.reading import reading_minutes
from newsroom.language import active_language

register = template.Library()

Role = ArticleOrganisation.Role
PARTS = {
    Role.SUBJECT: _("Organisations"),
    Role.PARTNER: _("Partners"),
    Role.SUPPORT: _("With the support of"),
    Role.MENTION: _("Organisations mentioned"),
}
AT_ONCE = timedelta(minutes=1)


@register.filter
def reading_time(article):
    """“3 min read”, «3 минуты чтения»."""
    minutes = reading_minutes(article, active_language())
    return ngettext("%(number)d min read", "%(number)d min read", minutes) % {"number": minutes}


@register.filter
def last_change(article):
    """When the story changed after readers got it; None where it did not, or in the minute of its publication."""
    changed = article.updated_at
    return changed if changed and changed - article.published_at > AT_ONCE else None


@register.filter
def by_part(rows):
    """The organisations of a story by the part that they play in it: pairs of a label and rows, subjects first."""
    rows = list(rows)
    parts = ((label, [row for row in rows if row.role == role]) for role, label in PARTS.items())
    return [(label, played) for label, played in parts if played]
