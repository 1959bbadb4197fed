"""What readers may know of: an organisation that only drafts tell of is as hidden as they are."""

from django.db.models import Q

from articles.models import Article, ArticleOrganisation, SourceHop
from events.models import AgendaItem, Event, EventOrganisation
from newsroom.directory.models import Organisation, Position
from newsroom.language import active_language
from newsroom.regions.models import Region


def public_organisations():
    """The members of the association, and whomever something tells of that is public, in whatever language."""
    return Organisation.objects.filter(
        is_told(Article.objects.published_in_any_language(), Event.objects.published_in_any_language())
    )


def is_told_in(language):
    """A condition: organisations whose page has something to read in this language; members always do."""
    return is_told(Article.objects.published(language), Event.objects.published(language))


def regions_told_in(language):
    """The regions and countries whose page has something to read in this language."""
    told = [
        kind.regions.through.objects.filter(**{f"{kind._meta.model_name}__in": kind.objects.published(language)})
        for kind in (Article, Event)
    ]
    here = Q(*(Q(pk__in=rows.values("region")) for rows in told), _connector=Q.OR)
    inside = Q(*(Q(pk__in=rows.values("region__country")) for rows in told), _connector=Q.OR)
    return Region.objects.filter(here | inside)


def is_told(articles, events):
    told = [
        ArticleOrganisation.objects.filter(article__in=articles).values("organisation"),
        SourceHop.objects.filter(article__in=articles).values("organisation"),
        EventOrganisation.objects.filter(event__in=events).values("organisation"),
        AgendaItem.objects.filter(event__in=events).values("speakers__organisation"),
    ]
    return Q(is_member=True) | Q(*(Q(pk__in=organisations) for organisations in told), _connector=Q.OR)


def public_speakers(organisation):
    """The people of an organisation whom readers heard, in the positions they held then, in the page's language."""
    quoted = Article.objects.published().values("quotes__speaker")
    speaking = Event.objects.published().values("agenda__speakers")
    heard = Q(pk__in=quoted) | Q(pk__in=speaking)
    heard_of = Position.objects.filter(heard, organisation=organisation).with_names()
    return heard_of.order_by(f"person__name_{active_language()}", "pk")
