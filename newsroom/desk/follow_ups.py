"""Follow-ups: what the newsroom's own dates ask somebody to do. They are derived each time, and never stored.

A rule is a function that gives what it finds; a follow-up that somebody settled is left out, for the date that it was
derived from. A correspondent is asked about their own regions, everybody else about all.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import zip_longest
from operator import itemgetter

from django.db.models import Case, CharField, Count, Exists, OuterRef, Q, Subquery, Value, When, Window
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Article
from events.models import Event, Material
from newsroom.language import per_language
from newsroom.language.choices import is_number
from newsroom.publishing.status import Status
from newsroom.publishing.worklists import Asking
from newsroom.regions.models import Region

from .models import Settled
from .rows import form_address
from .stories import last_heard
from .words import day_in_words, days_since

ASKED_FOR = timedelta(days=365)  # as `Event.is_long_over`: what nobody did in a year is not asked for any more
EXPECTED_FOR = timedelta(days=14)
SILENT_FOR = timedelta(days=60)
AHEAD = [1, 7, 30]  # days before a congress
EVENT_COLUMNS = ["pk", "title_ru", "title_en"]


@dataclass(frozen=True)
class FollowUp:
    """Something to do: by which rule, about what, since which moment, and how many the rule found in all."""

    rule: str
    subject: type
    pk: int
    title_ru: str
    title_en: str
    since: datetime
    sentence: str
    total: int

    @property
    def key(self):
        """How a button names it."""
        return f"{self.rule}:{self.pk}"

    def get_absolute_url(self):
        return form_address(self.subject, self.pk)


def events_of(user, pk):
    """The public events that are held as planned, of those that somebody works for; `pk` asks for one alone."""
    events = Event.objects.published_in_any_language().filter(event_status=Event.State.PLANNED)
    return events.filter(Asking(Event, user).works_for(), *([Q(pk=pk)] if pk else []))


def over(user, pk, ago=timedelta()):
    """Events that ended, so long ago or longer; nobody is asked about those of years ago."""
    now = timezone.now()
    return events_of(user, pk).filter(over_at__gt=now - ASKED_FOR, over_at__lte=now - ago).order_by("-over_at", "-pk")


def unsettled(events, rule, since):
    """Events whose follow-up nobody has answered for the moment that it comes from, with how many there are."""
    answers = Settled.objects.filter(event=OuterRef("pk"), rule=rule, since=OuterRef(since))
    return events.filter(~Exists(answers)).annotate(found=Window(Count("*")))


def ended(rule, events, limit, sentence):
    rows = unsettled(events, rule, "over_at").values_list(*EVENT_COLUMNS, "over_at", "found")[:limit]
    return [FollowUp(rule, Event, *row[:4], sentence(row[3]), row[4]) for row in rows]


def report(user, limit, pk=None):
    """An event is over, and no story reports from it."""
    promised = Q(status_ru=Status.PUBLISHED) | Q(status_en=Status.PUBLISHED)
    told = Article.objects.live().filter(promised, event=OuterRef("pk"), coverage=Article.Coverage.REPORT)
    events = over(user, pk).filter(~Exists(told))
    return ended("report", events, limit, lambda moment: _("Over %(day)s: a report is due") % on_day(moment))


def recordings(user, limit, pk=None):
    """An event is over, and nobody can watch it; who was told to expect a recording waits for two weeks."""
    there = Material.objects.filter(event=OuterRef("pk"), kind=Material.Kind.RECORDING, url__gt="")
    waited = Q(Exists(expected_of(OuterRef("pk"))), over_at__lte=timezone.now() - EXPECTED_FOR)
    events = over(user, pk).filter(~Exists(there)).exclude(waited)
    return ended("recordings", events, limit, lambda moment: _("Over %(day)s: recordings are due") % on_day(moment))


def expected(user, limit, pk=None):
    """Readers were told to expect a recording or a document, and have waited for two weeks or longer."""
    events = over(user, pk, ago=EXPECTED_FOR).filter(Exists(expected_of(OuterRef("pk"))))
    return ended("expected", events, limit, waited_for)


def expected_of(event):
    return Material.objects.filter(event=event, url="")


def on_day(moment):
    return {"day": day_in_words(timezone.localdate(moment))}


def waited_for(moment):
    count = days_since(moment)
    words = ngettext(
        "Recordings or documents have been expected for %(count)d day",
        "Recordings or documents have been expected for %(count)d days",
        count,
    )
    return words % {"count": count}


def congress(user, limit, pk=None):
    """A congress is near: asked in 30 days, in 7 and in 1, each time anew."""
    today = timezone.localdate()
    near = Case(
        *(When(first_on__lte=today + timedelta(days=days), then=Value(f"congress-{days}")) for days in AHEAD),
        output_field=CharField(),
    )
    events = events_of(user, pk).filter(
        kind=Event.Kind.CONGRESS,
        starts_at__gt=timezone.now(),
        first_on__lte=today + timedelta(days=AHEAD[-1]),
        date_precision__in=[Event.Precision.MINUTE, Event.Precision.DAY],
    )
    rows = unsettled(events.annotate(near=near), OuterRef("near"), "starts_at").order_by("starts_at", "pk")
    rows = rows.values_list("near", *EVENT_COLUMNS, "starts_at", "found", "first_on")[:limit]
    return [FollowUp(row[0], Event, *row[1:5], begins(row[6] - today), row[5]) for row in rows]


def begins(left):
    if left.days <= 0:
        return _("The congress begins today")
    words = ngettext("The congress begins in %(count)d day", "The congress begins in %(count)d days", left.days)
    return words % {"count": left.days}


def silent(user, limit, pk=None):
    """A region that readers heard of within a year has had no story for 60 days; its regions speak for a country."""
    now = timezone.now()
    own = Value(True) if user.has_perm("publishing.any_region") else Exists(user.regions.filter(pk=OuterRef("pk")))
    answers = Settled.objects.filter(region=OuterRef("pk"), rule="silent").order_by("-since").values("since")[:1]
    told = Exists(Article.regions.through.objects.filter(region=OuterRef("pk")))
    regions = Region.objects.filter(told, own, *([Q(pk=pk)] if pk else [])).order_by()
    rows = regions.annotate(answered=Subquery(answers), **last_heard("pk"))
    columns = ("pk", "name_ru", "name_en", "answered", *per_language("last"))
    found = [
        (*row, max(moments))
        for *row, answered, russian, english in rows.values_list(*columns)
        if (moments := list(filter(None, [russian, english])))
        if now - ASKED_FOR < max(moments) <= now - SILENT_FOR and max(moments) != answered
    ]
    found.sort(key=itemgetter(3))
    return [FollowUp("silent", Region, *row, silence(row[3]), len(found)) for row in found[:limit]]


def silence(moment):
    count = days_since(moment)
    return ngettext("No story for %(count)d day", "No story for %(count)d days", count) % {"count": count}


#: The table of rules, in the order in which they are asked; a rule is one query.
RULES = {rule.__name__: rule for rule in (congress, expected, report, recordings, silent)}


@dataclass(frozen=True)
class FollowUps:
    """What is asked of somebody now, the most pressing first, and how many there are in all."""

    rows: list
    total: int

    @property
    def has_more(self):
        return self.total > len(self.rows)


def follow_ups_for(user, limit):
    """The follow-ups of a person, or none for those who do not settle any. A query for each rule."""
    if not user.has_perm("desk.settle"):
        return FollowUps([], 0)
    found = [rule(user, limit) for rule in RULES.values()]
    return FollowUps(fairly(found)[:limit], sum(rows[0].total for rows in found if rows))


def fairly(found):
    """One of each rule, then the next of each: no rule hides what another asks for."""
    return [row for turn in zip_longest(*found) for row in turn if row]


def find(user, key):
    """The follow-up that a button names, while it is still asked of this person, or None."""
    name, _colon, pk = key.partition(":")
    rule = RULES.get(name.partition("-")[0])
    if rule is None or not is_number(pk):
        return None
    return next((found for found in rule(user, 1, int(pk)) if found.key == key), None)


def settle(found, outcome, *, by):
    """Remember that a follow-up is done, or was not needed. Returns whether it was this person who settled it."""
    subject = {"event_id" if found.subject is Event else "region_id": found.pk}
    known = {"by": by, "outcome": outcome}
    return Settled.objects.get_or_create(rule=found.rule, since=found.since, **subject, defaults=known)[1]
