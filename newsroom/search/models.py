from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from newsroom.language import LANGUAGES


class SearchRow(models.Model):
    """What search knows of one thing in one language.

    `title` and `body` hold index words, not sentences; the database's own index (`engines.py`) follows these columns by
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


class NameRow(models.Model):
    """One word of a name of a region or an organisation, beside all of its words; the row without a word is the whole.

    Both hold index words: `words` in order of the alphabet, a space on either side of each.
    """

    region = models.ForeignKey("regions.Region", verbose_name=_("region"), on_delete=models.CASCADE, null=True)
    organisation = models.ForeignKey(
        "directory.Organisation", verbose_name=_("organisation"), on_delete=models.CASCADE, null=True
    )
    word = models.TextField(_("word"), blank=True)
    words = models.TextField(_("words of the name"))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("name in search")
        verbose_name_plural = _("names in search")
        indexes = [
            models.Index(
                fields=["word", "words"],
                condition=models.Q(**{f"{kind}__isnull": False}),
                name=f"search_name_of_{kind}",
            )
            for kind in ("region", "organisation")
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(region=None, organisation__isnull=False)
                | models.Q(region__isnull=False, organisation=None),
                name="search_name_of_one_thing",
            ),
        ]

    def __str__(self):
        return self.words.strip()
