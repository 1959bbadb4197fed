"""What people are told of texts: a row for each person and each line of the logs, from its making to its letter."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

SOURCES = ("move", "note", "assignment")


class MessageQuerySet(models.QuerySet):
    def due(self, now):
        """What waits for its letter and may have it now."""
        return self.filter(sent_at=None, handed_at=None, dropped_at=None, due_at__lte=now)

    def hand(self, now):
        """Mark these as handed to the mail server; whoever else delivers at the same time leaves them alone.

        Returns those that were still there to be taken, with their people and lines of the logs.
        """
        taken = [
            pk
            for pk in self.values_list("pk", flat=True)
            if self.model.objects.filter(pk=pk, handed_at=None, sent_at=None).update(
                handed_at=now, attempts=F("attempts") + 1
            )
        ]
        return list(self.model.objects.filter(pk__in=taken).select_related("to", *SOURCES))


class Message(models.Model):
    """Something that happened to a text, told to one person, once."""

    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("to"), on_delete=models.CASCADE, related_name="messages"
    )
    move = models.ForeignKey(
        "publishing.MoveRecord", verbose_name=_("move"), on_delete=models.CASCADE, related_name="+", null=True
    )
    note = models.ForeignKey(
        "publishing.Note", verbose_name=_("note"), on_delete=models.CASCADE, related_name="+", null=True
    )
    assignment = models.ForeignKey(
        "publishing.Assignment", verbose_name=_("assignment"), on_delete=models.CASCADE, related_name="+", null=True
    )
    in_summary = models.BooleanField(_("in the daily summary"), default=False)
    due_at = models.DateTimeField(_("due at"), help_text=_("When it is sent, or tried again."))
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    handed_at = models.DateTimeField(
        _("handed over at"),
        null=True,
        help_text=_(
            "When it was given to the mail server. Where nothing is known of the answer, it is not sent again."
        ),
    )
    sent_at = models.DateTimeField(_("sent at"), null=True)
    dropped_at = models.DateTimeField(
        _("dropped at"), null=True, help_text=_("The person may not read the text any more, or wants no messages.")
    )
    failure = models.TextField(_("failure"), blank=True, help_text=_("What the mail server said when it refused."))

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(move__isnull=False, note=None, assignment=None)
                | Q(move=None, note__isnull=False, assignment=None)
                | Q(move=None, note=None, assignment__isnull=False),
                name="message_of_one_record",
            ),
            *(models.UniqueConstraint(fields=["to", source], name=f"message_once_for_{source}") for source in SOURCES),
        ]
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(sent_at=None, handed_at=None, dropped_at=None), name="message_waiting"
            )
        ]

    def __str__(self):
        return f"{self.to}: {self.record}"

    @property
    def record(self):
        """The line of the log that it tells of."""
        return self.move or self.note or self.assignment


class Cursor(models.Model):
    """How far one of the logs has been read."""

    source = models.CharField(_("log"), max_length=10, primary_key=True)
    position = models.BigIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["source"]
        verbose_name = _("cursor")
        verbose_name_plural = _("cursors")
        default_permissions = ()

    def __str__(self):
        return f"{self.source}: {self.position}"
