"""The lists of the first page: all of them, of every kind of text, in one query, and three for what their lines say."""

from itertools import groupby

from django.db.models import Count, Exists, F, OuterRef, Q, Value, Window
from django.db.models.functions import RowNumber
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from newsroom.language import LANGUAGES, per_language
from newsroom.language.addresses import address
from newsroom.publishing.models import MoveRecord, Note
from newsroom.publishing.worklists import ALONE_FOR, WORKLISTS, Asking
from newsroom.staff.models import User

from .facts import HOLDS, Lore, facts
from .rows import Row, Side, kinds

ROWS = 10  # lines of a list; the rest is one click away
STATES = [*per_language("status"), *per_language("published_at"), "changed_at", "changed_by"]


class List:
    """One list of the page: its lines, and where the whole of it is."""

    def __init__(self, name, rows):
        self.name, self.title = name, WORKLISTS[name].title
        self.total = sum({row.kind: row.total for row in rows}.values())
        self.rows = rows[:ROWS]
        self.more = [more_of(name, kind, list(rows)) for kind, rows in groupby(sorted(rows, key=by_kind), by_kind)]

    @property
    def has_more(self):
        return self.total > len(self.rows)


def by_kind(row):
    return row.kind


def more_of(name, kind, rows):
    """The admin's own list of one kind, narrowed to what this list asks for."""
    options = rows[0].model._meta
    words = _("All %(things)s: %(number)s") % {"things": options.verbose_name_plural, "number": rows[0].total}
    page = address(f"admin:{options.app_label}_{options.model_name}_changelist")
    return {"address": f"{page}?{urlencode({'desk': name})}", "words": capfirst(words)}


def lists_for(user):
    """Every list of a person: `{name: List}`. Four queries, however much lies on the desk."""
    found = rows_for(user)
    moves, notes = moves_of(found), notes_of(in_list(found, "noted"), user)
    lore = Lore(moves, notes, User.objects.in_bulk(people_in(found, moves, notes)), user)
    for row in found:
        row.facts = facts(row, lore)
    return {name: List(name, sorted(in_list(found, name), key=order_of(name))) for name in WORKLISTS}


def in_list(rows, name):
    return [row for row in rows if row.list_name == name]


def rows_for(user):
    """The first lines of each list and kind; the database numbers them, and says how many there are in all."""
    parts = [
        part(name, worklist, model, user)
        for model in kinds().values()
        if user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")
        for name, worklist in WORKLISTS.items()
    ]
    return [row_from(values) for values in parts[0].union(*parts[1:], all=True)] if parts else []


def part(name, worklist, model, user):
    texts = worklist.of(model.objects.live().visible_to(user), user).rewrite(False).order_by()
    title = model.required_texts[0]
    numbered = texts.annotate(
        row_list=Value(name),
        row_kind=Value(model._meta.model_name),
        row_position=Window(RowNumber(), order_by=worklist.ordering(Asking(model, user))),
        row_total=Window(Count("*")),
        **{f"row_title_{language}": F(f"{title}_{language}") for language in LANGUAGES},
    )
    return numbered.filter(row_position__lte=ROWS).values_list(
        "row_list", "row_kind", "pk", "row_position", "row_total", *per_language("row_title"),
        "item", "item__due_on", "item__assignee",
        *STATES, "working_copy__pk", *(f"working_copy__{column}" for column in STATES),
    )  # fmt: skip


def row_from(values):
    own, states = values[:10], values[10:]
    live, copy, beside = states[: len(STATES)], states[len(STATES)], states[len(STATES) + 1 :]
    return Row(*own, live=side(live), beside=side(beside) if copy else None)


def side(values):
    status_ru, status_en, moment_ru, moment_en, changed_at, changed_by = values
    statuses, moments = {"ru": status_ru, "en": status_en}, {"ru": moment_ru, "en": moment_en}
    return Side(statuses, moments, changed_at, changed_by)


def order_of(name):
    """How lines of several kinds stand in one list: as the database ordered those of each."""
    order = WORKLISTS[name].order

    def key(row):
        if order == "due_on":
            return row.due_on is None, row.due_on, -row.live.changed_at.timestamp()
        moments = [side.moments[language] for side, language in row.where(HOLDS[name])] if name in HOLDS else []
        moment = min(moments, default=row.live.changed_at).timestamp()
        return -moment if order.startswith("-") else moment

    return key


def moves_of(rows):
    """The last move of each text in each language, and what was published alone: `{item: [move]}`. One query."""
    same = {name: OuterRef(name) for name in ("item", "language", "is_draft")}
    later = MoveRecord.objects.filter(**same, pk__gt=OuterRef("pk"))
    told = Q(~Exists(later)) | Q(name="publish_alone", at__gte=timezone.now() - ALONE_FOR)
    return by_item(MoveRecord.objects.filter(told, item__in={row.item for row in rows}))


def notes_of(rows, user):
    """What is to be looked at: `{item: [note]}`. One query."""
    open_notes = Note.objects.filter(is_done=False, item__in={row.item for row in rows}).exclude(by=user)
    return by_item(open_notes.order_by("pk")[:200])


def by_item(things):
    found = {}
    for thing in things:
        found.setdefault(thing.item_id, []).append(thing)
    return found


def people_in(rows, moves, notes):
    spoke = {thing.by_id for things in (*moves.values(), *notes.values()) for thing in things}
    return (spoke | {row.assignee for row in rows} | {side.changed_by for row in rows for side in row.sides}) - {None}
