"""The search in the masthead of the desk: stories, events, people and organisations, of each what a person may see."""

from dataclasses import dataclass

from django.contrib import admin
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import Article
from events.models import Event
from newsroom import search
from newsroom.directory.models import Organisation, Person
from newsroom.language import LANGUAGES, name_of
from newsroom.publishing.wording import LANGUAGE_NAMES, standing
from newsroom.search.query import LONGEST_QUERY

TEXTS = [Article, Event]
NAMES = {Person: ["positions__organisation"], Organisation: ["region"]}
MOST_SHOWN = 10


@dataclass(frozen=True)
class Result:
    """One thing that was found: its form, its title as HTML, and what is said of it, as pairs of a label and words."""

    address: str
    title: str
    facts: list


@dataclass(frozen=True)
class Group:
    """What was found of one kind; `address` is the list of the desk that has all of it."""

    name: str
    number: int
    results: list
    address: str

    @property
    def has_more(self):
        return self.number > len(self.results)


@require_safe
def search_page(request):
    """What a query finds at the desk, drafts included; the first of each kind, in a number of queries that is fixed."""
    query = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST_QUERY]
    groups = groups_of(request, query) if query else []
    context = admin.site.each_context(request) | {
        "title": _("Search at the desk"),
        "desk_query": query,
        "groups": [group for group in groups if group.number],
    }
    return render(request, "admin/search.html", context)


def groups_of(request, query):
    item_ids = search.matching(query, unfinished=True)
    for model in [*TEXTS, *NAMES]:
        model_admin = admin.site.get_model_admin(model)
        if model_admin.has_view_permission(request):
            rows = model_admin.get_queryset(request)
            if model in TEXTS:
                number, found = best_texts(rows, item_ids)
            else:
                number, found = first_names(rows, model_admin, request, query)
            yield Group(
                capfirst(model._meta.verbose_name_plural),
                number,
                [result(thing) for thing in found],
                f"{address(model, 'changelist')}?{urlencode({'q': query})}",
            )


def best_texts(rows, item_ids):
    """How many of these rows search has found, and the best of them. Two queries."""
    ranks = {item_id: rank for rank, item_id in enumerate(item_ids)}
    found = rows.filter(item_id__in=item_ids).order_by().values_list("item_id", flat=True)
    best = sorted(found, key=ranks.__getitem__)
    shown = rows.filter(item_id__in=best[:MOST_SHOWN]).defer(*bodies(rows.model))
    return len(best), sorted(shown, key=lambda thing: ranks[thing.item_id])


def bodies(model):
    """The long texts, which no list shows."""
    return [field.name for field in model._meta.fields if field.name.startswith("body")]


def first_names(rows, model_admin, request, query):
    """How many names hold every word of a query, and the first of them."""
    found, has_duplicates = model_admin.get_search_results(request, rows, query)
    found = found.distinct() if has_duplicates else found
    return found.count(), found.prefetch_related(*NAMES[rows.model])[:MOST_SHOWN]


def result(thing):
    return Result(address(type(thing), "change", thing.pk), title_of(thing), facts_of(thing))


def address(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def title_of(thing):
    field = thing.searched_texts[0] if type(thing) in TEXTS else "name"
    return name_of(thing, field) or str(thing)


def facts_of(thing):
    """Where a text stands in each language; what a person does; where an organisation is."""
    if type(thing) in TEXTS:
        return [(LANGUAGE_NAMES[language], standing(thing, language)) for language in LANGUAGES]
    if type(thing) is Person:
        return [("", in_words(position)) for position in thing.positions.all()[:3]]
    return [("", thing.get_kind_display()), *([("", name_of(thing.region))] if thing.region else [])]


def in_words(position):
    """“Director, Technopark Dubna”."""
    parts = [name_of(position, "title"), name_of(position.organisation)]
    return format_html_join(", ", "{}", ((part,) for part in parts if part))
