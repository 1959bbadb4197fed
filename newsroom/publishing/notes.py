"""Notes on a text: said of the whole or of one field, answered, done, taken up again. No note is lost or erased."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from newsroom.language import LANGUAGES, active_language, per_language
from newsroom.language.choices import is_number

from .models import Note

ANSWER = "_note_answer_"


@dataclass
class Thread:
    """A note with its answers, and the columns of the text that it is said of."""

    note: Note
    columns: list
    where: str
    answers: list = field(default_factory=list)
    typed: str = ""


def threads_of(thing, typed=None):
    """The notes on a text, those to be looked at first. One query."""
    threads = {}
    notes = thing.anchor.notes.select_related("by", "done_by").order_by("is_done", "pk")
    for note in sorted(notes, key=lambda note: note.parent_id is not None):
        if note.parent_id is None:
            columns = columns_of(type(thing), note)
            threads[note.pk] = Thread(note, columns, where(type(thing), columns, note))
        else:
            threads[note.parent_id].answers.append(note)
    for pk, text in (typed.answers if typed else {}).items():
        if pk in threads:
            threads[pk].typed = text
    return list(threads.values())


def columns_of(model, note):
    """The columns that a note is said of: of a translated field without a language, both."""
    names = [note.field, *(f"{note.field}_{name}" for name in LANGUAGES if note.language in {name, ""})]
    known = {column.name for column in model._meta.get_fields()}
    translated = set(per_language(note.field)) & known
    return [name for name in names if name in (translated or known)]


def where(model, columns, note):
    """The field of a note, as the form calls it; of a whole text its language, if the note is of one."""
    names = [label_of(model, name) for name in columns]
    if names:
        return names[0] if len(names) == 1 else label_of(model, note.field)
    return note.get_language_display() if note.language else ""


def label_of(model, name):
    column = model._meta.get_field(name)
    return capfirst(getattr(column, "verbose_name", "") or column.related_model._meta.verbose_name_plural)


def choices_of(model, names):
    """What a note can be said of: the whole text, or one of these fields."""
    known = {column.name for column in model._meta.get_fields()}
    return [("", _("the whole text")), *((name, label_of(model, name)) for name in names if name in known)]


@dataclass(frozen=True)
class TypedNotes:
    """What somebody typed and ticked among the notes of a form: a browser posts it with everything else."""

    text: str = ""
    about: str = ""
    answers: dict = field(default_factory=dict)
    done: frozenset = frozenset()
    again: frozenset = frozenset()

    @classmethod
    def of(cls, posted):
        answers = {
            int(pk): text
            for name in posted
            if name.startswith(ANSWER) and is_number(pk := name.removeprefix(ANSWER))
            if (text := posted[name].strip())
        }
        return cls(
            posted.get("_note_text", "").strip(),
            posted.get("_note_field", ""),
            answers,
            frozenset(int(pk) for pk in posted.getlist("_note_done") if is_number(pk)),
            frozenset(int(pk) for pk in posted.getlist("_note_again") if is_number(pk)),
        )

    @transaction.atomic
    def save(self, thing, by):
        """Store it all, once: a form posted twice says nothing twice."""
        item = thing.anchor
        asked = [*self.answers, *self.done, *self.again]
        notes = Note.objects.in_bulk(asked) if asked else {}
        notes = {pk: note for pk, note in notes.items() if note.item_id == item.pk and note.parent_id is None}
        for pk, text in self.answers.items():
            write(item, text, by=by, parent=notes.get(pk))  # one whose note is gone is a note of its own
        for pk in (self.again - self.done) & notes.keys():
            take_up(notes[pk])
        for pk in self.done & notes.keys():
            close(notes[pk], by=by)
        if self.text:
            column = self.about if self.about in {name.name for name in thing._meta.get_fields()} else ""
            write(item, self.text, by=by, column=column)


def write(item, text, *, by, column="", parent=None):
    """Leave a note on a text, or an answer, which takes its note up again. Returns the note."""
    base, _underscore, language = column.rpartition("_")
    name, language = (base, language) if base and language in LANGUAGES else (column, "")
    said = {"text_ru": "", "text_en": ""} | {f"text_{active_language()}": text}
    same = Note.objects.filter(item=item, by=by, parent=parent, field=name, language=language, is_done=False, **said)
    if found := same.first():
        return found
    if parent and parent.is_done:
        take_up(parent)
    return Note.objects.create(item=item, by=by, parent=parent, field=name, language=language, **said)


def close(note, *, by):
    """Mark a note with its answers as done, by the first who does."""
    done = {"is_done": True, "done_by": by, "done_at": timezone.now()}
    note.answers.filter(is_done=False).update(**done)
    Note.objects.filter(pk=note.pk, is_done=False).update(**done)


def take_up(note):
    """Ask for a note again."""
    again = {"is_done": False, "done_by": None, "done_at": None}
    note.answers.update(**again)
    Note.objects.filter(pk=note.pk).update(**again)
