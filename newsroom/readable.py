"""What readers see, told to the edition: which rows raise it, and at which moments time alone changes a page."""

from datetime import datetime, time, timedelta
from functools import reduce
from operator import or_

from django.db.models import Q, Subquery
from django.utils import timezone

from articles import models as stories
from events import models as events
from newsroom.directory.models import Organisation, Person, Position
from newsroom.edition import Readable
from newsroom.edition.models import Edition
from newsroom.images.models import Attachment, Image
from newsroom.language import LANGUAGES
from newsroom.publishing.status import Status
from newsroom.regions.models import Region
from newsroom.search.models import NameRow, SearchRow
from newsroom.site.models import Identity, Page, PressContact

TEXTS = [stories.Article, events.Event]
ALWAYS = [
    stories.Section, stories.Topic, events.Series, Organisation, Person, Position, Image, Attachment, Region, Identity,
    Page, PressContact, PressContact.regions.through, NameRow,
]  # fmt: skip
#: Rows that belong to a text, and the columns that lead to it.
PARTS = {
    **{model: ["article"] for model in (
        stories.ArticlePicture, stories.ArticleAttachment, stories.ArticleOrganisation, stories.SourceHop,
        stories.Quote, stories.Article.topics.through, stories.Article.regions.through,
    )},
    **{model: ["event"] for model in (
        events.EventPicture, events.EventAttachment, events.EventOrganisation, events.AgendaItem, events.Material,
        events.Event.regions.through,
    )},
    events.AgendaItem.speakers.through: ["agendaitem", "event"],
}  # fmt: skip
#: Pages tell of the last days, and of the last year.
WINDOWS = [timedelta(0), timedelta(days=2), timedelta(days=365)]


def was_public(row):
    """In SQL: readers got this text, or were promised it."""
    known = f"'{Status.PUBLISHED}', '{Status.RETRACTED}'"
    status = " OR ".join(f"{row}.status_{language} IN ({known})" for language in LANGUAGES)
    return f"({status}) AND {row}.working_copy_of_id IS NULL"


def of_text(model, path, row="{row}"):
    """In SQL: the text that a row belongs to was public."""
    field = model._meta.get_field(path[0])
    parent, name = field.related_model, f"of_{path[0]}"
    condition = of_text(parent, path[1:], name) if path[1:] else was_public(name)
    return (
        f"EXISTS (SELECT 1 FROM {parent._meta.db_table} {name} WHERE {name}.id = {row}.{field.column} AND {condition})"
    )


def of_item(row="{row}"):
    texts = (
        f"SELECT 1 FROM {text._meta.db_table} t WHERE t.item_id = {row}.item_id AND {was_public('t')}" for text in TEXTS
    )
    return " OR ".join(f"EXISTS ({text})" for text in texts)


def tables():
    yield from (Readable(model._meta.db_table) for model in ALWAYS)
    yield from (Readable(model._meta.db_table, was_public("{row}")) for model in TEXTS)
    yield from (Readable(model._meta.db_table, of_text(model, path)) for model, path in PARTS.items())
    yield Readable(SearchRow._meta.db_table, of_item(), columns=("title", "body"))


def next_moment(now):
    """When a publication, a beginning or an end comes, or leaves the last days or the last year; or the day ends.

    One query, which reads the first row of each of its indexes.
    """
    asked = [
        (first(text, name, condition, after=now - window), window)
        for text, name, condition, windows in changing()
        for window in windows
    ]
    rows = Edition.objects.values_list(*(Subquery(query) for query, _window in asked))
    moments = next(iter(rows), [None] * len(asked))
    soonest = (moment + window for moment, (_query, window) in zip(moments, asked, strict=True) if moment)
    return min([next_midnight(now), *soonest])


def changing():
    """The columns whose moments change pages: text, column, which rows, and the windows that look back from now."""
    for text in TEXTS:
        for language in LANGUAGES:
            yield text, f"published_at_{language}", published_in(language), WINDOWS
    anyhow = reduce(or_, map(published_in, LANGUAGES))
    yield events.Event, "over_at", anyhow, WINDOWS
    yield events.Event, "starts_at", anyhow, WINDOWS[:1]
    yield stories.Article, "lead_until", anyhow, WINDOWS[:1]


def published_in(language):
    """Published, were its moment come or not."""
    return Q(**{f"status_{language}": Status.PUBLISHED, "working_copy_of": None})


def first(text, name, condition, *, after):
    rows = text.objects.filter(condition, **{f"{name}__gt": after})
    return rows.order_by(name).values(name)[:1]


def next_midnight(now):
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    return datetime.combine(tomorrow, time(), tzinfo=timezone.get_default_timezone())
