"""What a message says: who did what to which text, what was said of it, and what is asked of the reader."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.language import active_language, is_filled, other, value_in
from newsroom.publishing.models import Assignment, MoveRecord
from newsroom.publishing.notes import columns_of, where
from newsroom.publishing.permissions import may_move
from newsroom.publishing.status import Status
from newsroom.publishing.wording import DONE, in_words
from newsroom.publishing.workflow import MOVES

#: The draft beside a live text moved, not the text that readers have.
DRAFT_DONE = {
    ("submit", "ru"): gettext_lazy("A change of “%(title)s” waits for review in Russian."),
    ("submit", "en"): gettext_lazy("A change of “%(title)s” waits for review in English."),
    ("send_back", "ru"): gettext_lazy("The change of “%(title)s” is sent back in Russian."),
    ("send_back", "en"): gettext_lazy("The change of “%(title)s” is sent back in English."),
    ("publish", "ru"): gettext_lazy("Readers have the new Russian text of “%(title)s”."),
    ("publish", "en"): gettext_lazy("Readers have the new English text of “%(title)s”."),
    ("publish_alone", "ru"): gettext_lazy("Readers have the new Russian text of “%(title)s”, without a second person."),
    ("publish_alone", "en"): gettext_lazy("Readers have the new English text of “%(title)s”, without a second person."),
}


def what(record, thing, user):
    """What happened, in one sentence that names the text."""
    told = {"title": str(thing)}
    if isinstance(record, MoveRecord):
        done = DRAFT_DONE if record.is_draft else DONE
        if (record.name, record.language) not in done:
            return _("“%(title)s” has moved on.") % told
        return in_words(done, thing, record.name, record.language)
    if isinstance(record, Assignment):
        return assigned(record, user, told)
    return (_("A note on “%(title)s” is answered.") if record.parent_id else _("A note is left on “%(title)s”.")) % told


def assigned(record, user, told):
    told |= {"name": record.assignee, "day": record.due_on and date_format(record.due_on)}
    if record.assignee_id is None:
        return _("“%(title)s” is assigned to nobody now.") % told
    if record.assignee_id == user.pk:
        sentence = (
            _("“%(title)s” is assigned to you, due %(day)s.") if record.due_on else _("“%(title)s” is assigned to you.")
        )
    elif record.due_on:
        sentence = _("“%(title)s” is assigned to %(name)s, due %(day)s.")
    else:
        sentence = _("“%(title)s” is assigned to %(name)s.")
    return sentence % told


def said(record, thing):
    """The words of whoever did it: a reason, a note with the field that it is about; "" for none."""
    if isinstance(record, MoveRecord):
        return record.note
    if isinstance(record, Assignment):
        return ""
    language = active_language()
    text = value_in(record, "text", language)
    text = text if is_filled(text) else value_in(record, "text", other(language))
    place = where(type(thing), columns_of(type(thing), record), record)
    return f"{place}: {text}" if place else text


def asked(record, thing, user):
    """What the reader of a message is asked to do, as things stand when it is sent."""
    if isinstance(record, MoveRecord):
        return asked_by_move(record, thing, user)
    if isinstance(record, Assignment):
        if record.assignee_id == user.pk == record.item.assignee_id:
            return _("Please work on it, and submit it for review when it is ready.")
    elif record.is_done:
        return _("It is done already: nothing is asked of you.")
    elif record.parent_id and record.parent.by_id == user.pk:
        return _("Please read the answer, and tick your note as done if that settles it.")
    elif is_theirs(thing, user):
        return _("Please look at it, answer it, or tick it as done.")
    return _("Nothing is asked of you: this is to let you know.")


def asked_by_move(record, thing, user):
    moved = thing.draft_beside if record.is_draft else thing
    if moved:
        status = moved.status_in(record.language)
        waits = record.name == "submit" and status == Status.IN_REVIEW
        if waits and may_move(user, thing, MOVES["publish"], record.language):
            return _("Please read it, then publish it or send it back with a reason.")
        if record.name == "send_back" and status == Status.DRAFT and is_theirs(thing, user, record):
            return _("Please change what the reason asks for, and submit it again.")
    return _("Nothing is asked of you: this is to let you know.")


def is_theirs(thing, user, record=None):
    """Whether a text is this person's: by assignment, else by beginning; what is sent back, by submitting it too."""
    item = thing.item
    if record and item.moves.filter(language=record.language, name="submit", by=user).exists():
        return True
    return item.assignee_id == user.pk or (item.assignee_id is None and thing.created_by_id == user.pk)
