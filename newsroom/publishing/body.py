"""The body of a text as readers get it: pictures and quotes at the places that the editor marked, the rest after it."""

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from newsroom.language import active_language, is_filled, value_in
from newsroom.prose.fill import fill

SIZES = "(min-width: 60rem) 44rem, 100vw"


def body_for_readers(thing, **context):
    """The HTML of a text's body in the active language, filled from its `pictures` and, where it has them, `quotes`.

    `context` is what the pictures' template needs of the page: `a11y`, the reader's preferences.
    """
    pictures = {
        str(row.key): render_to_string("includes/figure.html", {"image": row.image, "sizes": SIZES} | context)
        for row in thing.pictures.all()
    }
    quotes = {
        str(quote.key): render_to_string("includes/quote.html", {"quote": quote} | context)
        for quote in (thing.quotes.all() if hasattr(thing, "quotes") else ())
        if is_filled(value_in(quote, "text", active_language()))
    }
    filled, unplaced = fill(value_in(thing, "body", active_language()), pictures, quotes)
    return mark_safe(filled + "".join((pictures | quotes)[key] for key in unplaced))
