from django import template

from newsroom import search
from newsroom.language import active_language, per_language

register = template.Library()


@register.filter
def found_title(thing, query):
    """The title of what was found, with the words of the query marked."""
    title, _rest = thing.search_texts(active_language())
    return search.highlight(title, query)


@register.filter
def titled(pages, query):
    """The pages whose title, in either language, a query says."""
    return search.named(query, {page: [getattr(page, column) for column in per_language("title")] for page in pages})


@register.filter
def found_text(thing, query):
    """The place in the text that says the words of the query."""
    _title, rest = thing.search_texts(active_language())
    return search.snippet(rest, query)
