"""A long form of the desk told at its top: what is wrong in it, and what it is made of, as links."""

from dataclasses import dataclass

from django import template
from django.forms import MultiWidget
from django.forms.formsets import DELETION_FIELD_NAME
from django.utils.text import capfirst
from django.utils.translation import gettext

register = template.Library()


@dataclass(frozen=True)
class Fault:
    """One error of a form: where and what it is, and the id of the field to go to; "" for the form as a whole."""

    what: str
    where: str = ""
    target: str = ""
    section: str = ""


@dataclass(frozen=True)
class Section:
    """A part of a form with a heading: the id to go to, its name, its rows if it has such, and its faults."""

    target: str
    name: str
    rows: int | None
    faults: int


@register.simple_tag
def faults_of(adminform, inlines):
    """Every error of a form of the admin and of its inlines, in the order of the page."""
    if adminform is None or not adminform.form.is_bound:
        return []
    faults = [Fault(what) for what in adminform.form.non_field_errors()]
    homes = {name: target for target, fieldset in headed(adminform) for name in field_names(fieldset.fields)}
    faults += faults_of_fields(adminform.form, homes)
    for inline in inlines:
        faults += faults_of_rows(inline)
    return faults


def faults_of_fields(form, homes, prefix=""):
    for name, errors in form.errors.items():
        if name in form.fields:
            where = capfirst(form.fields[name].label or form[name].label)
            for what in errors:
                yield Fault(what, f"{prefix}{where}", target_of(form[name]), homes.get(name, ""))


def faults_of_rows(inline):
    """Errors of the rows that are to stay, each with the name of its inline and the number of its row."""
    formset, name = inline.formset, capfirst(inline.opts.verbose_name_plural)
    group = f"{formset.prefix}-group"
    for what in formset.non_form_errors():
        yield Fault(what, name, group, group)
    for number, form in enumerate(formset.forms):
        if getattr(form, "cleaned_data", {}).get(DELETION_FIELD_NAME):
            continue
        row = gettext("%(rows)s, row %(number)s") % {"rows": name, "number": number + 1}
        for what in form.non_field_errors():
            yield Fault(what, row, f"{formset.prefix}-{number}", group)
        yield from faults_of_fields(form, dict.fromkeys(form.fields, group), f"{row}: ")


def target_of(bound):
    """The id of the first control of a field."""
    if bound.is_hidden:
        return ""
    return f"{bound.auto_id}_0" if isinstance(bound.field.widget, MultiWidget) else bound.id_for_label or bound.auto_id


def headed(adminform):
    """The fieldsets that have a name, with the ids that the templates give their headings."""
    return [(f"fieldset-0-{number}-heading", fieldset) for number, fieldset in enumerate(adminform) if fieldset.name]


def field_names(fields):
    """The names in a fieldset, where a line of several is a list of its own."""
    return [name for line in fields for name in ([line] if isinstance(line, str) else line)]


@register.simple_tag
def sections_of(adminform, inlines, faults):
    """The fieldsets and inlines of a form, in the order of the page."""

    def faulty(target):
        return sum(fault.section == target for fault in faults)

    fieldsets = [Section(target, str(part.name), None, faulty(target)) for target, part in headed(adminform)]
    groups = [(f"{inline.formset.prefix}-group", inline) for inline in inlines]
    return fieldsets + [
        Section(target, capfirst(inline.opts.verbose_name_plural), inline.formset.initial_form_count(), faulty(target))
        for target, inline in groups
    ]
