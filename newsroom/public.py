"""Whom readers may know of: an organisation that only drafts tell of is as hidden as they are."""

from django.db.models import Q

from articles.models import Article, ArticleOrganisation, SourceHop
from events.models import AgendaItem, Event, EventOrganisation
from newsroom.directory.models import Organisation, Position
from newsroom.language import active_language


def public_organisations():
    """The members of the association, and whomever something tells of that is public, in whatever language."""
    articles = Article.objects.published_in_any_language()
    events = Event.objects.published_in_any_language()
    told = [
        ArticleOrganisation.objects.filter(article__in=articles).values("organisation"),
        SourceHop.objects.filter(article__in=articles).values("organisation"),
        EventOrganisation.objects.filter(event__in=events).values("organisation"),
        AgendaItem.objects.filter(event__in=events).values("speakers__organisation"),
    ]
    is_told = Q(*(Q(pk__in=organisations) for organisations in told), _connector=Q.OR)
    return Organisation.objects.filter(Q(is_member=True) | is_told)


def public_speakers(organisation):
    """The people of an organisation whom readers heard, in the positions they held then, in the page's language."""
    quoted = Article.objects.published().values("quotes__speaker")
    speaking = Event.objects.published().values("agenda__speakers")
    heard = Q(pk__in=quoted) | Q(pk__in=speaking)
    return Position.objects.filter(heard, organisation=organisation).with_names().order_by(f"person__name_{active_language()}", "pk")
