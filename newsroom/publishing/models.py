"""What every published thing has in common: its anchor, its log of moves, the notes on it."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from newsroom.language import LANGUAGES

from .fields import OrderedJSONField
from .revision_querysets import RevisionQuerySet


class Item(models.Model):
    """The anchor of one thing that the newsroom publishes: what is said of a story or an event points here."""

    kind = models.CharField(_("kind"), max_length=20, help_text=_("The kind of thing: article, event."))
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("assignee"),
        on_delete=models.SET_NULL,
        related_name="assignments",
        null=True,
        blank=True,
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    form_key = models.UUIDField(
        _("form"), null=True, unique=True, editable=False, help_text=_("The form it was made in, which makes one text.")
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("item")
        verbose_name_plural = _("items")
        permissions = [
            ("any_region", _("Works on texts of every region")),
            ("any_status", _("Changes what is in review or published")),
            ("source_language", _("Changes a text in its language of origin")),
            ("publish_alone", _("Publishes without a second person")),
        ]

    def __str__(self):
        return f"{self.kind} {self.pk}"

    @property
    def thing(self):
        """The story or event itself. One query, unless it was fetched with the item."""
        return getattr(self, self.kind)


class MoveRecord(models.Model):
    """One line of the log: who changed which status, when, and what they said of it."""

    item = models.ForeignKey(Item, verbose_name=_("item"), on_delete=models.CASCADE, related_name="moves")
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    name = models.CharField(_("move"), max_length=20)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text=_("Empty when a command of the newsroom made the move."),
    )
    at = models.DateTimeField(_("at"))
    note = models.TextField(_("note"), blank=True)
    is_draft = models.BooleanField(_("of the draft beside the live page"), default=False)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("move")
        verbose_name_plural = _("moves")
        indexes = [
            models.Index(fields=["item", "language", "-at"], name="move_by_item"),
            models.Index(  # for the list of what was published without a second person
                fields=["language", "-at"], condition=models.Q(name="publish_alone"), name="move_alone"
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(language__in=LANGUAGES), name="move_language_known"),
        ]

    def __str__(self):
        return f"{self.item}: {self.name} ({self.language})"

    @property
    def label(self):
        """The move as its button names it."""
        from .workflow import MOVES  # here, because the workflow writes these rows

        return MOVES[self.name].label if self.name in MOVES else self.name


class Assignment(models.Model):
    """One line of the log: who gave a text to whom, and until when. `Item` has how it stands now."""

    item = models.ForeignKey(Item, verbose_name=_("item"), on_delete=models.CASCADE, related_name="assignments")
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("assignee"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text=_("Empty when the text was taken from somebody and given to nobody."),
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text=_("Empty when a command of the newsroom assigned it."),
    )
    at = models.DateTimeField(_("at"))

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        default_permissions = ()

    def __str__(self):
        return f"{self.item}: {self.assignee or '–'}"


class Revision(models.Model):
    """What a text said after somebody saved it, whole: `snapshots` says what that is."""

    class Kind(models.TextChoices):
        AUTOMATIC = "automatic", _("made by the newsroom")
        MINOR = "minor", _("minor")
        MATERIAL = "material", pgettext_lazy("change", "material")
        ASIDE = "aside", _("set aside")

    item = models.ForeignKey(Item, verbose_name=_("item"), on_delete=models.CASCADE, related_name="revisions")
    is_draft = models.BooleanField(_("of the draft beside the live page"), default=False)
    version = models.PositiveIntegerField(
        _("version"),
        help_text=_("Of the text after the save; of what was set aside, the version it was typed against."),
    )
    kind = models.CharField(_("kind"), max_length=9, choices=Kind.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text=_("Empty when a command of the newsroom saved it."),
    )
    at = models.DateTimeField(_("at"), default=timezone.now)
    snapshot = OrderedJSONField(_("snapshot"))
    touched = models.JSONField(
        _("what changed"), default=list, help_text=_("The places where it differs from the one before, as paths.")
    )
    base = models.ForeignKey(
        "self",
        verbose_name=_("last common text"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        help_text=_("Of what was set aside: what it and the other text began from."),
    )
    settled_at = models.DateTimeField(
        _("settled at"), null=True, blank=True, help_text=_("When what was set aside was taken over or given up.")
    )

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        default_permissions = ()  # who may read a text may read what it said before
        indexes = [models.Index(fields=["item", "-id"], name="revision_by_item")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="aside", base__isnull=False) | (~models.Q(kind="aside") & models.Q(base=None)),
                name="revision_set_aside_has_base",
            ),
        ]

    def __str__(self):
        return f"{self.item}: {self.version} ({self.get_kind_display()})"

    @property
    def is_waiting(self):
        """Whether somebody has yet to choose what becomes of what was set aside."""
        return self.kind == self.Kind.ASIDE and self.settled_at is None


class OpenForm(models.Model):
    """A form of a text that somebody has open, with what is typed there and not saved yet.

    The page that shows the form makes the key and sends it with whatever is saved: a row is gone once its text is
    stored, and what stays after a closed tab or a lost connection is offered at the next opening.
    """

    key = models.UUIDField(_("key"), primary_key=True)
    kind = models.CharField(_("kind"), max_length=20)
    item = models.ForeignKey(
        Item, verbose_name=_("item"), on_delete=models.CASCADE, related_name="open_forms", null=True, blank=True
    )
    is_draft = models.BooleanField(_("of the draft beside the live page"), default=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("staff member"), on_delete=models.CASCADE, related_name="open_forms"
    )
    version = models.PositiveIntegerField(_("version"), default=0)
    opened_at = models.DateTimeField(_("opened at"), default=timezone.now)
    seen_at = models.DateTimeField(_("seen at"), default=timezone.now)
    typed = models.TextField(_("typed"), blank=True, help_text=_("As a browser posts a form."))
    typed_at = models.DateTimeField(_("typed at"), null=True, blank=True)

    class Meta:
        ordering = ["opened_at", "key"]
        verbose_name = _("open form")
        verbose_name_plural = _("open forms")
        default_permissions = ()
        indexes = [models.Index(fields=["user", "kind", "item"], name="open_form_by_person")]

    def __str__(self):
        return f"{self.kind}: {self.user}"


class Note(models.Model):
    """Something an editor should look at, on a whole text or on one of its fields."""

    item = models.ForeignKey(Item, verbose_name=_("item"), on_delete=models.CASCADE, related_name="notes")
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES, blank=True)
    field = models.CharField(_("field"), max_length=50, blank=True)
    text = models.TextField(_("text"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        help_text=_("Empty when the reader of press texts was not sure of something."),
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("answers"),
        on_delete=models.CASCADE,
        related_name="answers",
        null=True,
        blank=True,
        help_text=_("The note that this one answers."),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    is_done = models.BooleanField(_("done"), default=False)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("done by"),
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
    )
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)

    class Meta:
        ordering = ["is_done", "pk"]
        verbose_name = _("note")
        verbose_name_plural = _("notes")

    def __str__(self):
        return self.text[:80]


class ChildRow(models.Model):
    """A row that belongs to a text: a quote, a picture, an agenda item.

    `key` names the row in the body and stays the same in every copy of its parent; `position` orders it.
    Each child adds its parent's foreign key and `unique_key(parent)` to its constraints.
    """

    key = models.UUIDField(_("key"), default=uuid.uuid4, editable=False)
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]


def unique_key(parent):
    """The promise that a key names one row of its parent."""
    return models.UniqueConstraint(fields=[parent, "key"], name="%(app_label)s_%(class)s_key")
