"""What the frame of every page says of the site."""

from django.utils.functional import SimpleLazyObject

from newsroom.edition.blocks import kept
from newsroom.language import active_language, is_filled, value_in

from .models import Identity, Page


def frame(request):
    """`identity` and the `menu_pages` that are written in the page's language: one query, when a template asks."""
    site = SimpleLazyObject(lambda: kept("site", make=identity_and_pages))
    return {"identity": SimpleLazyObject(lambda: site[0]), "menu_pages": SimpleLazyObject(lambda: site[1])}


def identity_and_pages():
    pages = list(Page.objects.for_frame())
    identity = pages[0].site if pages else Identity.load()
    return identity, [page for page in pages if page.in_menu and is_filled(value_in(page, "title", active_language()))]
