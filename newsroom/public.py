"""What readers may know of: an organisation that only drafts tell of is as hidden as they are."""

from django.db.models import Exists, OuterRef, Q

from articles.listed import Listed
from articles.models import Article
from events.models import Event
from newsroom.directory.models import Organisation, Position
from newsroom.language import LANGUAGES, active_language
from newsroom.regions.models import Region


def public_organisations():
    """The members of the association, and whomever something tells of that is public, in whatever language."""
    return Organisation.objects.filter(is_told_in(*LANGUAGES))


def is_told_in(*languages):
    """A condition: organisations whose page has something to read in one of these languages; members always do.

    Each language is asked by itself, because each has its index.
    """
    told = []
    for language in languages:
        events = Event.objects.published(language)
        told += [
            Listed.objects.public(language).in_list_of("organisation"),
            events.filter(organisations__organisation=OuterRef("pk")),
            events.filter(agenda__speakers__organisation=OuterRef("pk")),
        ]
    return Q(*map(Exists, told), is_member=True, _connector=Q.OR)


def regions_told_in(language):
    """The regions and countries whose page has something to read in this language."""
    events = Event.objects.published(language)
    told = [
        Listed.objects.public(language).in_list_of("region"),
        events.filter(regions=OuterRef("pk")),
        events.filter(regions__country=OuterRef("pk")),
    ]
    return Region.objects.filter(Q(*map(Exists, told), _connector=Q.OR))


def public_speakers(organisation):
    """The people of an organisation whom readers heard, in the positions they held then, in the page's language."""
    quoted = Article.objects.published().filter(quotes__speaker=OuterRef("pk"))
    speaking = Event.objects.published().filter(agenda__speakers=OuterRef("pk"))
    heard_of = Position.objects.filter(Exists(quoted) | Exists(speaking), organisation=organisation).with_names()
    return heard_of.order_by(f"person__name_{active_language()}", "pk")
