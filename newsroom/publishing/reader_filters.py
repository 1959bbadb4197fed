"""How readers narrow a list: selects that know what there is, and addresses that somebody sent them."""

from django.forms import Select
from django.forms.utils import flatatt
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter


class PlainSelect(Select):
    """A select written in one go: Django prints each option with two templates, and a list has hundreds."""

    def render(self, name, value, attrs=None, renderer=None):
        options = "\n".join(
            f'<option value="{escape(key)}"{" selected" if key == value else ""}>{escape(label)}</option>'
            for key, label in self.choices
        )
        return format_html(
            "<select{}>{}</select>", flatatt(self.build_attrs({"name": name}, attrs)), mark_safe(options)
        )


class ReaderChoice(ChoiceFilter):
    """A choice that a reader makes from a list, or in an address that somebody sent them."""

    def __init__(self, **kwargs):
        messages = {"invalid_choice": _("There is no such thing in this list.")}
        super().__init__(error_messages=messages, widget=PlainSelect, **kwargs)
