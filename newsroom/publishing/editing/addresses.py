"""Where the admin of a kind of text has its pages."""

from django.urls import reverse


class TextPages:
    """For the admin of a kind of text: the names and addresses of its pages, those beside Django's own included."""

    def page_name(self, page):
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    def address(self, page, thing=None, *numbers):
        """The address of a page of a text; without one, of a page that needs none."""
        return reverse(f"admin:{self.page_name(page)}", args=[thing.pk, *numbers] if thing else [])

    def form_address(self, thing):
        return self.address("change", thing)
