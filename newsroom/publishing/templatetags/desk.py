from django import template
from django.core.exceptions import FieldDoesNotExist
from django.db.models import BooleanField
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.timezone import get_current_timezone, override

from newsroom.language.desk import yes_or_no
from newsroom.prose.fields import ProseField

register = template.Library()


@register.filter
def read_only(field):
    """What a read-only field says, in its language, on the clock of its form, if there is one of its own.

    Rich text, which the column keeps clean, is shown as rich text.
    """
    thing = field.form.instance
    try:
        column = thing._meta.get_field(field.field["name"])
    except FieldDoesNotExist:
        return field.contents()
    if isinstance(column, BooleanField):
        return yes_or_no(getattr(thing, column.name))
    with override(getattr(field.form, "clock", get_current_timezone)()):
        text = field.contents()
    if isinstance(column, ProseField) and getattr(thing, column.name):
        text = format_html('<div class="readonly__prose">{}</div>', mark_safe(getattr(thing, column.name)))
    language = getattr(column, "language", None)
    return format_html('<div lang="{}">{}</div>', language, text) if language else text


@register.simple_tag(takes_context=True)
def notes_beside_field(context, field):
    """The open notes on a field of the text itself; its rows have none."""
    beside = context.get("notes_beside")
    if not beside:
        return []
    form, name = (field.form, field.field["name"]) if field.is_readonly else (field.field.form, field.field.name)
    return beside.get(name, []) if form is context["adminform"].form else []
