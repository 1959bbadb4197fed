from django.utils.html import format_html


def offer(kind, key, name):
    """An element by which a row of the form offers itself for a place in the text; `kind`: "picture" or "quote".

    For a read-only field of an inline: the editor's button lists what is offered, and shows the name in the text.
    """
    return format_html('<span data-prose-{}="{}">{}</span>', kind, key, name)
