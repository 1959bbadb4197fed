"""What a feed is of: all the news, or what its address asks for in the words of the list's filters."""

from dataclasses import dataclass, fields
from urllib.parse import urlencode

from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles.listed import Listed, list_of
from articles.models import Article, Section, Topic
from articles.numbers import is_told
from articles.templatetags.articles import news_heading, news_title
from newsroom.directory.models import Organisation, name_in_either_language
from newsroom.language import name_of
from newsroom.language.choices import is_number
from newsroom.publishing.reader_filters import asked_text
from newsroom.regions.models import Region


@dataclass(frozen=True)
class Scope:
    """A region, section, topic and organisation, in any combination; nothing of these means everything.

    Year and month, by which the list is filtered too, name nothing that one could go on following.
    """

    region: Region | None = None
    section: Section | None = None
    topic: Topic | None = None
    organisation: Organisation | None = None

    @classmethod
    def asked_for(cls, data):
        """What an address asks for, in one query for each condition. Raises Http404 for what readers do not know."""
        asked = {name: asked_text(data, name) for name in FINDERS}
        return cls(**{name: FINDERS[name](value) for name, value in asked.items() if value})

    def chosen(self, name):
        """As a filter of the list says it, so that one title serves both."""
        return getattr(self, name, None)

    @property
    def things(self):
        return {field.name: thing for field in fields(self) if (thing := getattr(self, field.name))}

    @property
    def query(self):
        """What follows the address of each feed: "?region=dagestan&topic=science", "" for everything."""
        names = {name: getattr(thing, "slug", thing.pk) for name, thing in self.things.items()}
        return f"?{urlencode(names)}" if names else ""

    @property
    def title(self):
        """«Новости Новосибирской области», “News: Technoparks”, as plain text."""
        if self.organisation is None:
            return news_title(self)
        return f"{news_title(self)}: {name_in_either_language(self.organisation)}"

    @property
    def heading(self):
        """The title as a page prints it: a name in the other language is marked as such."""
        if self.organisation is None:
            return news_heading(self)
        return format_html("{}: {}", news_heading(self), name_of(self.organisation))

    @property
    def events_title(self):
        """What the calendar that goes with this feed is called: it is narrowed by region alone."""
        return _("Events of %(region)s") % {"region": self.region.name_genitive} if self.region else _("Events")

    @property
    def events_query(self):
        return Scope(region=self.region).query

    def newest(self, number):
        """So many public stories of the active language, newest first."""
        names = [list_of(name, self.things[name].pk) for name in SHORTEST_FIRST if name in self.things]
        rows = Listed.objects.public().newest_first().in_all(*names)
        return Article.objects.newest_first().listed(rows[:number])


def find_region(slug):
    return get_object_or_404(Region, slug=slug)


def find_section(slug):
    return get_object_or_404(Section, is_told("section"), slug=slug)


def find_topic(slug):
    return get_object_or_404(Topic, is_told("topic"), slug=slug)


def find_organisation(number):
    """Members of the association are known before the first story."""
    if not is_number(number):
        raise Http404
    return get_object_or_404(Organisation, Q(is_told("organisation")) | Q(is_member=True), pk=number)


SHORTEST_FIRST = ("organisation", "region", "topic", "section")
FINDERS = {"region": find_region, "section": find_section, "topic": find_topic, "organisation": find_organisation}
