from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Somebody who works in the newsroom."""

    interface_language = models.CharField(_("interface language"), max_length=2, choices=settings.LANGUAGES, default="ru")
    regions = models.ManyToManyField(
        "regions.Region",
        verbose_name=_("regions"),
        related_name="correspondents",
        blank=True,
        help_text=_("The regions that a correspondent writes for."),
    )

    class Meta(AbstractUser.Meta):
        ordering = ["last_name", "first_name", "username"]
