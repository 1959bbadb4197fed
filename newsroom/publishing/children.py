"""The rows that stories and events have alike: their pictures, files and organisations."""

from itertools import groupby
from operator import attrgetter

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from .models import ChildRow


class PictureRow(ChildRow):
    """A picture of a text, at its place in the body or after it."""

    image = models.ForeignKey(
        "images.Image", verbose_name=_("picture"), on_delete=models.PROTECT, related_name="%(class)ss"
    )

    class Meta(ChildRow.Meta):
        abstract = True
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self):
        return str(self.image)


class AttachmentRow(ChildRow):
    """A file that a text offers."""

    attachment = models.ForeignKey(
        "images.Attachment", verbose_name=_("file"), on_delete=models.PROTECT, related_name="%(class)ss"
    )

    class Meta(ChildRow.Meta):
        abstract = True
        verbose_name = _("attached file")
        verbose_name_plural = _("attached files")

    def __str__(self):
        return str(self.attachment)


class OrganisationRow(ChildRow):
    """An organisation in a part that it plays; each kind of text names the parts as `role`."""

    organisation = models.ForeignKey(
        "directory.Organisation", verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="%(class)ss"
    )

    class Meta(ChildRow.Meta):
        abstract = True
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def __str__(self):
        return f"{self.organisation}: {self.get_role_display()}"

    @property
    def part(self):
        """The part that it plays, as readers are told."""
        return capfirst(self.get_role_display())


def by_part(rows):
    """The organisations of a text by the part that they play, in the order of the roles: pairs of a label and rows."""
    rows = sorted(rows, key=lambda row: row.Role.values.index(row.role))
    return [(part, list(played)) for part, played in groupby(rows, attrgetter("part"))]
