from django import template

from newsroom import search
from newsroom.edition.blocks import kept
from newsroom.language import active_language, per_language

register = template.Library()


@register.filter
def titled(pages, query):
    """The pages whose title, in either language, a query says."""
    return search.named(query, {page: [getattr(page, column) for column in per_language("title")] for page in pages})


@register.filter
def found_words(thing, query):
    """The title of what was found, and the place in its text that says the words of the query, both with marks."""
    language = active_language()
    key = thing._meta.label, thing.pk
    title, rest = kept("texts for search", *key, make=lambda: thing.search_texts(language))
    return {"title": search.highlight(title, query), "text": search.snippet(rest, query)}
