"""What the desk says of a text: where it stands, what a button would do, what has been done. Whole sentences only."""

from functools import cache

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime, now
from django.utils.translation import gettext_lazy as _

from .status import NOT_YET_PUBLIC, Status

#: The heading of a language at the desk.
LANGUAGE_NAMES = {"ru": _("Russian"), "en": _("English")}

EFFECTS = {
    ("submit", "ru"): _("Submit the Russian text for review"),
    ("submit", "en"): _("Submit the English text for review"),
    ("send_back", "ru"): _("Send the Russian text back"),
    ("send_back", "en"): _("Send the English text back"),
    ("publish", "ru"): _("Publish in Russian"),
    ("publish", "en"): _("Publish in English"),
    ("schedule", "ru"): _("Publish in Russian on %(moment)s"),
    ("schedule", "en"): _("Publish in English on %(moment)s"),
    ("publish_alone", "ru"): _("Publish in Russian without a second person"),
    ("publish_alone", "en"): _("Publish in English without a second person"),
    ("schedule_alone", "ru"): _("Publish in Russian on %(moment)s without a second person"),
    ("schedule_alone", "en"): _("Publish in English on %(moment)s without a second person"),
    ("unschedule", "ru"): _("Take off the schedule in Russian"),
    ("unschedule", "en"): _("Take off the schedule in English"),
    ("retract", "ru"): _("Retract in Russian"),
    ("retract", "en"): _("Retract in English"),
    ("restore", "ru"): _("Restore in Russian"),
    ("restore", "en"): _("Restore in English"),
}
DONE = {
    ("submit", "ru"): _("“%(title)s” waits for review in Russian."),
    ("submit", "en"): _("“%(title)s” waits for review in English."),
    ("send_back", "ru"): _("“%(title)s” is sent back and is a draft in Russian again."),
    ("send_back", "en"): _("“%(title)s” is sent back and is a draft in English again."),
    ("publish", "ru"): _("“%(title)s” is published in Russian."),
    ("publish", "en"): _("“%(title)s” is published in English."),
    ("schedule", "ru"): _("“%(title)s” will be published in Russian on %(moment)s."),
    ("schedule", "en"): _("“%(title)s” will be published in English on %(moment)s."),
    ("publish_alone", "ru"): _("“%(title)s” is published in Russian without a second person."),
    ("publish_alone", "en"): _("“%(title)s” is published in English without a second person."),
    ("schedule_alone", "ru"): _("“%(title)s” will be published in Russian on %(moment)s without a second person."),
    ("schedule_alone", "en"): _("“%(title)s” will be published in English on %(moment)s without a second person."),
    ("unschedule", "ru"): _("“%(title)s” is off the schedule and in review in Russian."),
    ("unschedule", "en"): _("“%(title)s” is off the schedule and in review in English."),
    ("retract", "ru"): _("“%(title)s” is retracted in Russian, and readers are told why."),
    ("retract", "en"): _("“%(title)s” is retracted in English, and readers are told why."),
    ("restore", "ru"): _("“%(title)s” is public in Russian again."),
    ("restore", "en"): _("“%(title)s” is public in English again."),
}
REASONS = {
    ("send_back", "ru"): _("What to change in the Russian text, if you send it back"),
    ("send_back", "en"): _("What to change in the English text, if you send it back"),
    ("retract", "ru"): _("Why it is retracted in Russian: readers will see this"),
    ("retract", "en"): _("Why it is retracted in English: readers will see this"),
}
DATED = _("set for %(moment)s, but not approved")
OVERDUE = _("was set for %(moment)s, and is still not approved")
UNAPPROVED = {
    "ru": _("Set for %(moment)s in Russian, but not approved: readers will not get it."),
    "en": _("Set for %(moment)s in English, but not approved: readers will not get it."),
}
MISSED = {
    "ru": _("Was set for %(moment)s in Russian, and is still not approved: readers do not have it."),
    "en": _("Was set for %(moment)s in English, and is still not approved: readers do not have it."),
}
SCHEDULES = {"publish": "schedule", "publish_alone": "schedule_alone"}
#: What stands in place of a button for those who may publish, but not alone what they submitted themselves.
NEEDS_ANOTHER = {
    "ru": _("You submitted the Russian text, so somebody else publishes it."),
    "en": _("You submitted the English text, so somebody else publishes it."),
}
STAYS_COMPLETE = {
    "ru": _("Readers have this in Russian or were promised it, so it stays complete:"),
    "en": _("Readers have this in English or were promised it, so it stays complete:"),
}


def moment_in_words(moment):
    """“12 Sep 2024, 10:00” on the newsroom's clock."""
    return date_format(localtime(moment), "SHORT_DATETIME_FORMAT")


@cache
def badge(name, label):
    """A status with its sign: a few in each language of the desk, and a list asks for each of them many times."""
    return format_html('<span class="standing standing--{}">{}</span>', name, label)


def standing(thing, language):
    """Where a text stands in a language, in words: “published 12 Sep 2024, 10:00”."""
    status, is_scheduled = thing.status_in(language), thing.is_scheduled(language)
    name, label = ("scheduled", _("scheduled")) if is_scheduled else (status.value, status.label)
    text = badge(name, str(label))
    if status != Status.PUBLISHED:
        return text
    moment = thing.published_at_in(language)
    return format_html('{} <time datetime="{}">{}</time>', text, moment.isoformat(), moment_in_words(moment))


def standing_in_list(thing, language):
    """Where a text stands in a language, with the warning in short that a date was set on what nobody approved."""
    moment = undecided_moment(thing, language)
    if moment is None:
        return standing(thing, language)
    warning = (DATED if moment > now() else OVERDUE) % {"moment": moment_in_words(moment)}
    return format_html('{} <strong class="unapproved">{}</strong>', standing(thing, language), warning)


def undecided_moment(thing, language):
    """The date that was set on what nobody has approved yet; None where there is none to warn of."""
    return thing.published_at_in(language) if thing.status_in(language) in NOT_YET_PUBLIC else None


def unapproved(thing, language):
    """The warning that a date was set on what nobody has approved yet; "" where there is nothing to warn of."""
    moment = undecided_moment(thing, language)
    if moment is None:
        return ""
    return (UNAPPROVED if moment > now() else MISSED)[language] % {"moment": moment_in_words(moment)}


def sent_back(thing, language, moves):
    """The record of the move that sent a draft back, while nothing has come of it; `moves` are newest first."""
    if thing.status_in(language) != Status.DRAFT:
        return None
    is_draft = thing.working_copy_of_id is not None
    own = (each for each in moves if each.language == language and each.is_draft == is_draft)
    last = next(own, None)
    return last if last and last.name == "send_back" and last.at >= thing.created_at else None


def in_words(table, thing, name, language):
    """The sentence of a move in `EFFECTS` or `DONE`: publishing for a moment to come is scheduling."""
    moment = thing.published_at_in(language)
    if name in SCHEDULES and moment and moment > now():
        name = SCHEDULES[name]
    return table[name, language] % {"title": thing, "moment": moment_in_words(moment) if moment else ""}
