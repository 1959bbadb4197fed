"""How readers narrow a list: selects that know what there is, and addresses that somebody sent them."""

from html import unescape

from django.forms import Select
from django.forms.utils import flatatt
from django.utils.functional import cached_property
from django.utils.html import conditional_escape, escape, format_html, format_html_join, strip_tags
from django.utils.http import urlencode
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, FilterSet

from newsroom.edition.blocks import kept
from newsroom.language import active_language, name_of, other, per_language
from newsroom.language.years import FIRST_YEAR, LAST_YEAR
from newsroom.regions.models import Region

from .paginator import count_each

YEARS = {str(year): year for year in range(FIRST_YEAR, LAST_YEAR + 1)}
ANY = {
    "region": _("Any region"),
    "section": _("Any section"),
    "topic": _("Any topic"),
    "kind": _("Any kind"),
    "year": _("Any year"),
    "month": _("Any month"),
}


def asked_text(data, name):
    """What an address says under a name; NUL, which PostgreSQL takes in no text, counts as a space."""
    return data.get(name, "").replace("\0", " ")


def heading(title, names):
    """“News: Technoparks, 2026”, as a page prints it: names in the other language keep their marks."""
    if not names:
        return conditional_escape(title)
    return format_html("{}: {}", title, format_html_join(", ", "{}", ((name,) for name in names)))


def plain_heading(title, names):
    """The same as plain text."""
    return unescape(strip_tags(heading(title, names)))


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


class ReaderFilter(FilterSet):
    """A list that readers narrow by several conditions at once, each offering what there is beside the others.

    A list says in `choices_of(name)` what a condition offers, as (value, label, number of texts); in `row_of(name)`
    which row was chosen.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        conditions = [name for name, condition in self.filters.items() if isinstance(condition, ReaderChoice)]
        #: What the address asks for by each condition, "" for anything.
        self.asked = {name: asked_text(self.data, name) for name in conditions}

    @property
    def key(self):
        """What the numbers of this list depend on."""
        return self._meta.model._meta.label, *self.asked.values()

    def count(self):
        """What the selects offer and who is chosen, as attributes: the same for all pages of a list."""
        choices = {name: list(self.choices_of(name)) for name in self.asked}
        #: What was chosen, in words, by condition.
        labels = {
            name: label
            for name, offered in choices.items()
            for value, label, _number in offered
            if value == self.asked[name]
        }
        return {"choices": choices, "labels": labels, "regions": self.regions}

    def offer(self):
        """Know what there is to choose."""
        vars(self).update(kept("filter", *self.key, make=self.count))

    @property
    def form(self):
        for name, choices in self.choices.items():
            self.filters[name].extra["choices"] = [
                (value, label if number is None else f"{label} ({number})") for value, label, number in choices
            ]
        return super().form

    def is_valid(self):
        """Whether the reader chose from what is offered: the form need not be made to know."""
        return all(name in self.labels for name, value in self.asked.items() if value)

    @property
    def qs(self):
        return self.without()

    @cached_property
    def regions(self):
        """Every region and country, by name: `{slug: row}`, one query. Rows of values: a page uses one of a hundred."""
        columns = ("pk", "slug", *per_language("name"), "genitive", "country_id")
        rows = self.region_rows.order_by(f"name_{active_language()}")
        return {row["slug"]: row for row in rows.values(*columns, *rows.query.annotations)}

    @property
    def region_rows(self):
        """What is asked of regions; a list may ask for more."""
        return Region.objects.all()

    @cached_property
    def region_asked_for(self):
        row = self.regions.get(self.asked["region"])
        return row and Region(**{column: row[column] for column in row if column != "is_told"})

    def region_choices(self, texts):
        """A country counts the texts of its regions, each once. One query."""
        here, there = f"name_{active_language()}", f"name_{other(active_language())}"
        numbers, asked = texts.count_by_region(), self.asked["region"]
        return [
            (slug, row[here] or row[there], numbers.get(row["pk"], 0))
            for slug, row in self.regions.items()
            if row["pk"] in numbers or slug == asked
        ]

    def row_of(self, name):
        """The region, section or topic that was asked for; None where there is none, and for years and such."""
        return self.region_asked_for if name == "region" else None

    @property
    def is_narrowing(self):
        """Whether the reader asked for anything but the whole."""
        return any(self.asked.values())

    def chosen(self, name):
        """What the reader chose: a region, section or topic, else the text of the choice; None for nothing."""
        return self.row_of(name) or (self.asked[name] if name in self.labels else None)

    def without(self, *dropped, among=None):
        """What all else that was asked leaves of the list, or of other texts."""
        texts = self.queryset if among is None else among
        for name, value in self.asked.items():
            if value and name not in dropped:
                texts = getattr(self, self.filters[name].method)(texts, name, value)
        return texts

    def in_region(self, queryset, name, value):
        region = self.row_of("region")
        return queryset.in_region(region) if region else queryset.none()

    # Where to go on.

    def conditions(self):
        """What was chosen, to be taken away one by one: the select's label, the choice and the address without it."""
        for name, label in self.labels.items():
            yield self.filters[name].label, name_of(self.row_of(name)) or label, self.address_without(name)

    def ways_out(self):
        """Where there is more: the label, address and number of texts of each way, up to 1,001. One query."""
        ways = self.ways()
        found = count_each(texts for _label, texts in ways.values())
        return [
            (label, self.address_without(name), number)
            for (name, (label, _texts)), number in zip(ways.items(), found, strict=True)
            if number
        ]

    def ways(self):
        """The same list without one of its conditions: `{name: (label, texts)}`."""
        return {name: (ANY[name], self.without(name)) for name, value in self.asked.items() if value}

    def address_without(self, *dropped, **kept):
        """The query of this list without some of its conditions."""
        chosen = {name: value for name, value in self.asked.items() if value and name not in dropped}
        return f"?{urlencode(kept | chosen)}"

    @property
    def whole(self):
        """The query of this list without any condition."""
        return self.address_without(*self.asked)
