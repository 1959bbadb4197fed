"""The calendar of the desk: what readers got, will get or are meant to get, and events, by week or by month."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import F, Value
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from events.dates import day_and_month, with_weekday
from events.models import Event
from events.months import Month
from newsroom.language import LANGUAGES, per_language
from newsroom.language.years import FIRST_YEAR, LAST_YEAR
from newsroom.publishing.publishable import NOT_YET_PUBLIC
from newsroom.publishing.status import Status

from .rows import form_address, kinds

A_DAY = 5  # lines of a day on the first page, and in a month
MOST = 1000  # publications, and as many events, that a page of the calendar reads
PUBLISHED, SCHEDULED, PLANNED = _("published"), _("scheduled"), _("set, but not approved")
IN_LANGUAGES = {("ru",): _("in Russian"), ("en",): _("in English"), ("en", "ru"): _("in both languages")}
WEEK, MONTH = re.compile(r"(\d{4})-W(\d\d)"), re.compile(r"(\d{4})-(\d\d)")


class Unknown(Exception):
    """The address asked for a week or a month that is none, or lies outside the years of the newsroom."""


@dataclass(frozen=True)
class Span:
    """The days that a page shows: its name, and the addresses of those before and after it."""

    first: date
    last: date
    name: str
    query: str
    before: str
    after: str

    @property
    def offset(self):
        """The weekday of the first day, 1 for Monday."""
        return self.first.isoweekday()

    @property
    def days(self):
        return [self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1)]

    @property
    def is_current(self):
        return self.first <= timezone.localdate() <= self.last


def week_of(day):
    """The week that a day is in."""
    monday = day - timedelta(days=day.weekday())
    sunday = monday + timedelta(days=6)
    return Span(monday, sunday, f"{day_and_month(monday)} – {day_and_month(sunday)} {sunday.year}", week_query(monday),
                week_query(monday - timedelta(days=7)), week_query(monday + timedelta(days=7)))  # fmt: skip


def week_query(monday):
    return within(monday, f"week={monday:%G-W%V}")


def within(day, query):
    """The query of an address, or "" for what lies outside the years of the newsroom."""
    return query if FIRST_YEAR <= day.year <= LAST_YEAR else ""


def month_of(month):
    """A month; the names of months are those of the readers' calendar."""
    before = Month.of(month.first - timedelta(days=1))
    return Span(month.first, month.last, capfirst(month.name), month_query(month), month_query(before),
                month_query(month.next))  # fmt: skip


def month_query(month):
    return within(month.first, f"month={month.first:%Y-%m}")


def span_from(asked):
    """The span that an address asks for, this week by default. Raises `Unknown`."""
    try:
        if "month" in asked:
            year, number = map(int, MONTH.fullmatch(asked["month"]).groups())
            found = month_of(Month.of(date(year, number, 1)))
        elif "week" in asked:
            year, number = map(int, WEEK.fullmatch(asked["week"]).groups())
            found = week_of(date.fromisocalendar(year, number, 1))
        else:
            found = week_of(timezone.localdate())
    except (AttributeError, ValueError, OverflowError) as error:
        raise Unknown from error
    if not found.query:
        raise Unknown
    return found


@dataclass
class Entry:
    """A line of a day: a publication in one language or in both, or an event on one of its days."""

    title_ru: str
    title_en: str
    address: str
    hours: str
    state: str
    languages: list
    kind: str
    is_event: bool = False

    @property
    def in_languages(self):
        return IN_LANGUAGES[tuple(sorted(self.languages))]

    @property
    def is_planned(self):
        return self.state == PLANNED


@dataclass(frozen=True)
class Day:
    """A day with what is on it."""

    date: date
    entries: list
    hidden: int = 0

    @classmethod
    def of(cls, day, entries, most):
        return cls(day, entries[:most], max(0, len(entries) - most))

    @property
    def title(self):
        return capfirst(with_weekday(self.date))

    @property
    def is_today(self):
        return self.date == timezone.localdate()

    @property
    def is_past(self):
        return self.date < timezone.localdate()


class Calendar:
    """The days of a span with what somebody may see of them, so many lines a day. Two queries."""

    def __init__(self, span, user, a_day=50):
        self.span = span
        publications, events = publications_in(span, user), events_in(span, user)
        self.is_cut = len(publications) == MOST or len(events) == MOST
        by_day = entries_of_publications(publications)
        self.days = [Day.of(day, [*events_on(events, day), *by_day.get(day, [])], a_day) for day in span.days]
        self.vague = [entry_of_event(event, event.when) for event in events if not event.has_days]

    @property
    def is_empty(self):
        return not self.vague and not any(day.entries for day in self.days)


def publications_in(span, user):
    """Every publication of the span, by its moment: kind, number, titles, language, moment, status. One query."""
    start, end = (timezone.make_aware(datetime.combine(day, time())) for day in (span.first, span.last + timedelta(1)))
    parts = []
    for kind, model in kinds().items():
        texts = model.objects.live().visible_to(user).rewrite(False).order_by()  # columns as they are named here
        title = model.required_texts[0]
        names = {f"row_title_{language}": F(f"{title}_{language}") for language in LANGUAGES}
        for language in LANGUAGES:
            moment, status = f"published_at_{language}", f"status_{language}"
            inside = texts.filter(**{f"{moment}__gte": start, f"{moment}__lt": end})
            constants = {"row_kind": Value(kind), "row_language": Value(language)}
            row = constants | {"row_at": F(moment), "row_status": F(status)}
            kept = [each for each in Status.values if each != Status.RETRACTED]  # an index wants them by name
            inside = inside.filter(**{f"{status}__in": kept}).annotate(**row, **names)
            parts.append(inside.values_list("pk", *row, *names))
    return list(parts[0].union(*parts[1:], all=True).order_by("row_at", "pk")[:MOST])


def entries_of_publications(rows):
    """By day; a text that comes out in both languages in one minute is one line."""
    by_day, found = {}, {}
    for pk, kind, language, moment, status, title_ru, title_en in rows:
        state, local, model = state_of(status, moment), timezone.localtime(moment), kinds()[kind]
        same = kind, pk, f"{local:%F %H:%M}", state
        if same in found:
            found[same].languages.append(language)
            continue
        found[same] = Entry(
            title_ru, title_en, form_address(model, pk), f"{local:%H:%M}", state, [language], model._meta.verbose_name
        )
        by_day.setdefault(local.date(), []).append(found[same])
    return by_day


def state_of(status, moment):
    if status in NOT_YET_PUBLIC:
        return PLANNED
    return SCHEDULED if moment > timezone.now() else PUBLISHED


def events_in(span, user):
    """Events of the span, on the calendar of their own places. One query."""
    events = Event.objects.live().visible_to(user).on_days(span.first, span.last)
    return list(
        events.only(
            *per_language("title"), "kind", "starts_at", "ends_at", "date_precision", "time_zone", "first_on",
            "last_on", "event_status",
        )[:MOST]
    )  # fmt: skip


def events_on(events, day):
    return [
        entry_of_event(event, hours_of(event, day))
        for event in events
        if event.has_days and event.first_on <= day <= event.last_on
    ]


def hours_of(event, day):
    """On the first day the hours, by Moscow where its clock differs; on the others which day of the event it is."""
    if day == event.first_on:
        own, moscow = event.first_hours if event.is_timed else ("", "")
        return moscow or own
    return _("day %(number)s of %(total)s") % {
        "number": (day - event.first_on).days + 1,
        "total": (event.last_on - event.first_on).days + 1,
    }


def entry_of_event(event, hours):
    state = "" if event.event_status == Event.State.PLANNED else event.get_event_status_display()
    return Entry(
        event.title_ru, event.title_en, form_address(Event, event.pk), hours, state, [], event.get_kind_display(),
        is_event=True,
    )  # fmt: skip
