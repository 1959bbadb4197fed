"""What the frame of every page says of the site."""

from django.utils.functional import SimpleLazyObject

from newsroom.language import active_language, is_filled, value_in

from .models import Identity, Page


def frame(request):
    """`identity` and the `menu_pages` that are written in the page's language: one query, when a template asks."""
    pages = SimpleLazyObject(lambda: list(Page.objects.for_frame()))
    return {
        "identity": SimpleLazyObject(lambda: pages[0].site if pages else Identity.load()),
        "menu_pages": SimpleLazyObject(
            lambda: [page for page in pages if page.in_menu and is_filled(value_in(page, "title", active_language()))]
        ),
    }
