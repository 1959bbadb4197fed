"""What the desk remembers: which of its follow-ups somebody has answered. Everything else it derives."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .rows import form_address
from .words import moment_in_words

#: What each rule asks for.
ASKED = {
    "congress": _("Congress to come"),
    "expected": _("Expected materials"),
    "report": _("Report of an event"),
    "recordings": _("Recordings of an event"),
    "silent": _("Silence of a region"),
}


class SettledQuerySet(models.QuerySet):
    def answered_for(self, user):
        """What was settled of the subjects that somebody works for, with all that a list shows."""
        shown = self.select_related("event", "region", "by")
        if user.has_perm("publishing.any_region"):
            return shown
        regions = user.regions.values("pk")
        events = self.model._meta.get_field("event").related_model.objects.filter(regions__in=regions)
        return shown.filter(Q(region__in=regions) | Q(event__in=events.values("pk")))


class Settled(models.Model):
    """A follow-up that is done, or was not needed.

    It is settled for one date of its subject: where that moves, where a region falls silent anew, it is asked again.
    """

    class Outcome(models.TextChoices):
        DONE = "done", _("done")
        NOT_NEEDED = "not_needed", _("not needed")

    rule = models.CharField(_("rule"), max_length=20)
    event = models.ForeignKey(
        "events.Event",
        verbose_name=_("event"),
        on_delete=models.CASCADE,
        related_name="settled",
        null=True,
        blank=True,
    )
    region = models.ForeignKey(
        "regions.Region",
        verbose_name=_("region"),
        on_delete=models.CASCADE,
        related_name="settled",
        null=True,
        blank=True,
    )
    since = models.DateTimeField(_("since"), help_text=_("The moment that the follow-up was derived from."))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("at"), auto_now_add=True)

    objects = SettledQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("settled follow-up")
        verbose_name_plural = _("settled follow-ups")
        default_permissions = ()
        permissions = [("settle", _("Answers follow-ups"))]
        constraints = [
            models.CheckConstraint(
                condition=Q(event=None, region__isnull=False) | Q(event__isnull=False, region=None),
                name="settled_of_one_subject",
            ),
            models.CheckConstraint(condition=Q(outcome__in=["done", "not_needed"]), name="settled_outcome_known"),
            models.UniqueConstraint(
                fields=["event", "rule", "since"], condition=Q(event__isnull=False), name="settled_once_for_event"
            ),
            models.UniqueConstraint(
                fields=["region", "rule", "since"], condition=Q(region__isnull=False), name="settled_once_for_region"
            ),
        ]
        indexes = [models.Index(fields=["-at", "-id"], name="settled_newest")]

    def __str__(self):
        return f"{self.rule}: {self.subject}"

    @property
    def subject(self):
        return self.event or self.region

    @property
    def subject_field(self):
        """The field that the subject is called by, in each language."""
        return "title" if self.event else "name"

    @property
    def subject_address(self):
        return form_address(type(self.subject), self.subject.pk)

    @property
    def in_words(self):
        """“A report: done, today, 10:00, Maria Orlova”."""
        told = {"asked": ASKED[self.rule.partition("-")[0]], "outcome": self.get_outcome_display(),
                "when": moment_in_words(self.at), "name": self.by}  # fmt: skip
        return _("%(asked)s: %(outcome)s, %(when)s, %(name)s") % told
