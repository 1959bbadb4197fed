from django.db import models
from django.utils.translation import gettext_lazy as _


class Edition(models.Model):
    """The one row that says which edition readers have: the triggers of the database raise its number."""

    number = models.BigIntegerField(
        _("number"), help_text=_("Never less than the milliseconds since 1970 when it was raised.")
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        default_permissions = ()
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="edition_one_row")]

    def __str__(self):
        return str(self.number)
