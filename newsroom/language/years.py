"""The years that a newsroom writes about: a date outside them is a slip, and some clocks cannot even show it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

FIRST_YEAR, LAST_YEAR = 1990, 2100


def validate_year(moment):
    """Refuse a day or a moment outside the years of the newsroom."""
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValidationError(
            _("Write a year from %(first)s to %(last)s."),
            code="year",
            params={"first": str(FIRST_YEAR), "last": str(LAST_YEAR)},
        )


def refuse_other_years(form):
    """Let a form refuse what the row would: before the moment is on the row, and somebody asks what day that is."""
    for name, field in form.fields.items():
        column = getattr(form._meta.model, name, None)
        if validate_year in getattr(getattr(column, "field", None), "validators", []):
            field.validators.append(validate_year)
