from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.language import LANGUAGES


class SearchRow(models.Model):
    """What search knows of one thing in one language.

    `title` and `body` hold index words, not sentences; the database's own index (`sqlite.py`) follows these columns by
    itself. Rows keep their number when a text changes, so a higher number means: first written later.
    """

    item = models.ForeignKey(
        "publishing.Item",
        verbose_name=_("item"),
        on_delete=models.CASCADE,
        related_name="search_rows",
        db_index=False,  # the constraint below begins with it
    )
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    title = models.TextField(_("words of the title"), blank=True)
    body = models.TextField(_("words of the body"), blank=True)
    digest = models.CharField(
        _("digest"), max_length=64, blank=True, help_text=_("Of the text as it was read; empty means: read it again.")
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("search row")
        verbose_name_plural = _("search rows")
        constraints = [
            models.UniqueConstraint(fields=["item", "language"], name="search_row_once_a_language"),
            models.CheckConstraint(condition=models.Q(language__in=LANGUAGES), name="search_row_language_known"),
        ]

    def __str__(self):
        return f"{self.item_id} ({self.language})"
