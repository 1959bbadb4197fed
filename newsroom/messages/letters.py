"""The letters that carry messages: plain text, in the language of whoever gets them. The first line is the subject."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from newsroom.publishing.models import Note

from .wording import asked, said, what


def letter_of(messages):
    """Subject and body of the letter for one message, given as a list of one."""
    return written("one", messages)


def summary_of(messages):
    """Subject and body of the letter with a day's messages of one person."""
    return written("summary", messages)


def written(name, messages):
    user = messages[0].to
    with override(user.interface_language):
        told = [entry(message) for message in messages]
        context = {"entries": told, "entry": told[0], "profile": address("admin_profile")}
        text = render_to_string(f"messages/letters/{name}.txt", context)
    subject, _newline, body = text.strip().partition("\n")
    return " ".join(subject.split()), body.lstrip()


def entry(message):
    """One message as the templates tell it."""
    record, thing = message.record, message.record.item.thing
    options = thing._meta
    link = address(f"admin:{options.app_label}_{options.model_name}_change", thing.pk)
    return {
        "what": what(record, thing, message.to),
        "who": record.by,
        "at": record.created_at if isinstance(record, Note) else record.at,
        "said": said(record, thing),
        "asked": asked(record, thing, message.to),
        "title": thing,
        "link": f"{link}#notes" if isinstance(record, Note) else link,
    }


def address(name, *args):
    return settings.SITE_ADDRESS + reverse(name, args=args)
