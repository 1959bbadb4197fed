"""A place in a snapshot, told to people: what it is called, its language, and what it says, in words."""

import re
from dataclasses import dataclass
from html import unescape

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.dateparse import parse_datetime
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from newsroom.prose.clean import LINE_ENDS, TAGS, plain_text
from newsroom.prose.fields import ProseField
from newsroom.publishing.history.snapshots import content_fields, row_relations
from newsroom.publishing.history.words import changed_words
from newsroom.publishing.rows import language_of
from newsroom.publishing.wording import moment_in_words

MARKS = {
    "gone": '<del><span class="visually-hidden">{} </span>{}</del>',
    "new": '<ins><span class="visually-hidden">{} </span>{}</ins>',
}
PIECES = re.compile(r"(<[^<>]*>)")


@dataclass(frozen=True)
class Place:
    """One place of a kind of text. `field` is None for a row as a whole, and for what the model no longer has."""

    label: str
    language: str | None
    field: models.Field | None
    row_model: type | None = None

    @property
    def is_prose(self):
        return isinstance(self.field, ProseField)


class Places:
    """All that is needed to tell the places of some snapshots. One query for each model that their keys lead to."""

    def __init__(self, model, *snapshots):
        self.model = model
        self.numbers = {
            row["key"]: number
            for snapshot in snapshots
            for rows in snapshot["rows"].values()
            for number, row in enumerate(rows, 1)
        }
        self.names = {}
        for related, numbers in keys_in(model, snapshots).items():
            found = related._default_manager.filter(pk__in=numbers)
            found = found.with_names() if hasattr(found, "with_names") else found
            self.names |= {(related, thing.pk): str(thing) for thing in found}

    def place(self, path):
        """The place that a path of `merging` names."""
        if len(path) == 1:
            return self.field_place(self.model, path[0], "")
        row_model = row_relations(self.model).get(path[0])
        name = capfirst(row_model._meta.verbose_name) if row_model else path[0]
        row = f"{name} {self.numbers.get(path[1], '')}".strip()
        if len(path) == 2:
            return Place(row, None, None, row_model)
        return self.field_place(row_model, path[2], f"{row}: ")

    def names_of(self, paths):
        """What some places are called, each name once."""
        return list(dict.fromkeys(self.place(tuple(path)).label for path in paths))

    def field_place(self, model, name, prefix):
        try:
            field = model._meta.get_field(name)
        except (FieldDoesNotExist, AttributeError):
            return Place(f"{prefix}{name}", None, None)
        label = f"{prefix}{field.verbose_name}" if prefix else capfirst(field.verbose_name)
        return Place(label, language_of(model, name), field)

    def words(self, place, value):
        """What a value says at a place; "" for nothing. Rich text stays HTML."""
        if isinstance(value, dict):
            return "\n".join(self.row_words(place.row_model, value))
        if value in (None, "", []):
            return ""
        if place.field is None:
            return str(value)
        return self.field_words(place.field, value)

    def row_words(self, row_model, row):
        for field in content_fields(row_model) if row_model else []:
            said = field.name != "position" and self.words(Place("", None, field), row.get(field.name))
            if said:
                yield f"{capfirst(field.verbose_name)}: {plain_text(said) if isinstance(field, ProseField) else said}"

    def field_words(self, field, value):
        if field.remote_field:
            numbers = value if isinstance(value, list) else [value]
            gone = _("number %(number)s, which is gone")
            return ", ".join(
                sorted(self.names.get((field.related_model, pk)) or gone % {"number": pk} for pk in numbers)
            )
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        if field.flatchoices:
            return str(dict(field.flatchoices).get(value, value))
        if isinstance(field, models.DateTimeField):
            return moment_in_words(parse_datetime(value))
        return str(value)

    def marked(self, place, before, after):
        """What stands at a place now, with what went and what came marked, as HTML."""
        parts = changed_words(self.words(place, before), self.words(place, after))
        said = {"gone": _("removed:"), "new": _("added:")}
        marks = mark_safe("")
        for kind, text in parts:
            shown = shown_text(text, place.is_prose, show_tags=kind != "same")
            marks += format_html(MARKS[kind], said[kind], shown) if kind in MARKS else shown
        return marks

    def text(self, place, value):
        """The same without marks."""
        return shown_text(self.words(place, value), place.is_prose, show_tags=False)


def keys_in(model, snapshots):
    """The models that the keys of some snapshots lead to: `{model: {number, …}}`."""
    found = {}
    for snapshot in snapshots:
        parts = [(model, snapshot["fields"])]
        for relation, rows in snapshot["rows"].items():
            if row_model := row_relations(model).get(relation):
                parts += [(row_model, row) for row in rows]
        for part_model, values in parts:
            for field in content_fields(part_model):
                if field.remote_field and (value := values.get(field.name)):
                    found.setdefault(field.related_model, set()).update(value if isinstance(value, list) else [value])
    return found


def shown_text(text, is_prose, *, show_tags):
    """Words as HTML of one run; of rich text the tags end lines, or stand there as code where they are what changed."""
    if not is_prose:
        return escape(text)
    if not show_tags:
        return escape(unescape(TAGS.sub("", LINE_ENDS.sub("\n", text))))
    return format_html_join("", "{}", ((shown_piece(piece),) for piece in PIECES.split(text)))


def shown_piece(piece):
    return format_html("<code>{}</code>", piece) if PIECES.fullmatch(piece) else escape(unescape(piece))
