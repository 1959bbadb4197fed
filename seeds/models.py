"""The originals of what was read from press texts: kept, so that nothing is lost on the way."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PressText(models.Model):
    """A press text as it came, in one language or two, and the story and events that it became.

    `stem`, the file's name without language and suffix, is its identity: a stem that is here was read before.
    """

    stem = models.CharField(_("name of the file"), max_length=150, unique=True)
    text_ru = models.TextField(_("text in Russian"), blank=True)
    text_en = models.TextField(_("text in English"), blank=True)
    items = models.ManyToManyField(
        "publishing.Item", verbose_name=_("what it became"), related_name="press_texts", blank=True
    )
    loaded_at = models.DateTimeField(_("read at"), auto_now_add=True)

    class Meta:
        ordering = ["stem"]
        default_permissions = ("view",)
        verbose_name = _("press text")
        verbose_name_plural = _("press texts")

    def __str__(self):
        return self.stem
