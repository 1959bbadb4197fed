"""The common ground of stories and events: what it takes to be published in two languages."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import ProtectedError, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from newsroom import search
from newsroom.language import LANGUAGES, active_language, is_filled, per_language, value_in
from newsroom.language.years import validate_year
from newsroom.prose.clean import plain_text
from newsroom.prose.fields import ProseField

from .columns import constraints, indexes, moment_column, status_column
from .models import Item
from .querysets import PublishableQuerySet
from .status import NOT_YET_PUBLIC, Status


class Publishable(models.Model):
    """A text that is public in a language, or not: each language has a status and moments of its own."""

    #: The texts without which a language cannot be published.
    required_texts = ()
    #: The texts that search reads: the first is the title.
    searched_texts = ()
    #: The rows whose words belong to it too, as pairs of a relation and a field.
    searched_rows = ()
    #: What readers do not see: a change of these alone is no update.
    unread_fields = per_language("published_at")

    item = models.OneToOneField(
        Item,
        verbose_name=_("item"),
        on_delete=models.PROTECT,
        related_name="%(class)s",
        null=True,
        editable=False,
    )
    regions = models.ManyToManyField("regions.Region", verbose_name=_("regions"), blank=True)
    source_language = models.CharField(
        _("language of origin"),
        max_length=2,
        choices=settings.LANGUAGES,
        default="ru",
        help_text=_("The language that the text was written in; the other one is its translation."),
    )
    status_ru = status_column("ru")
    status_en = status_column("en")
    published_at_ru = moment_column(
        "ru",
        _("published in Russian at"),
        _("published in English at"),
        validators=[validate_year],
        help_text=_("Leave empty to publish at once; a moment in the future schedules. Moscow time."),
    )
    published_at_en = moment_column(
        "en",
        _("published in Russian at"),
        _("published in English at"),
        validators=[validate_year],
        help_text=_("Leave empty to publish at once; a moment in the future schedules. Moscow time."),
    )
    updated_at_ru = moment_column("ru", _("updated in Russian at"), _("updated in English at"), editable=False)
    updated_at_en = moment_column("en", _("updated in Russian at"), _("updated in English at"), editable=False)
    version = models.PositiveIntegerField(_("version"), default=0, editable=False)
    base_version = models.PositiveIntegerField(
        _("version that this draft began from"),
        null=True,
        editable=False,
        help_text=_("Of the live text, for a draft that stands beside it."),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("created by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("changed by"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )
    working_copy_of = models.OneToOneField(
        "self",
        verbose_name=_("working copy of"),
        on_delete=models.CASCADE,
        related_name="working_copy",
        null=True,
        blank=True,
        editable=False,
    )

    objects = PublishableQuerySet.as_manager()

    class Meta:
        abstract = True
        default_permissions = ("add", "change", "delete", "view", "submit", "publish")
        constraints = [
            *constraints("ru"),
            *constraints("en"),
            models.CheckConstraint(
                condition=Q(working_copy_of=None, item__isnull=False) | Q(working_copy_of__isnull=False, item=None),
                name="%(app_label)s_%(class)s_item_or_copy",
            ),
        ]
        indexes = indexes()

    @transaction.atomic
    def save(self, *args, **kwargs):
        """Store the row, give a new one its anchor, and let search read it: all or nothing."""
        if self.item_id is None and self.working_copy_of_id is None:
            self.item = Item.objects.create(kind=self._meta.model_name)
        self.version += 1
        if (fields := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*fields, "version", "changed_at"}
        super().save(*args, **kwargs)
        self.tell_search()

    def tell_search(self):
        """Let search read the text as it is now; whoever writes rows of it after `save` calls this once more."""
        if self.item_id:
            for language in LANGUAGES:
                search.index(self.item_id, language, *self.search_texts(language))

    @transaction.atomic
    def delete(self, *args, **kwargs):
        """Delete a draft with its anchor; what was published is retracted instead.

        Raises `ProtectedError` for what readers got or were promised.
        """
        if any(self.status_in(language) not in NOT_YET_PUBLIC for language in LANGUAGES):
            raise ProtectedError(_("What was published is retracted, never deleted."), {self})
        item = self.item
        deleted = super().delete(*args, **kwargs)
        if item:
            item.delete()
        return deleted

    @property
    def live(self):
        """The text that readers may have: this one, or the one that this draft stands beside."""
        return self.working_copy_of if self.working_copy_of_id else self

    @property
    def anchor(self):
        """The item that the log, the notes and the history of this text hang on."""
        return self.live.item

    @property
    def draft_beside(self):
        """The draft that stands beside this live text, or None. One query, unless it was fetched with the text."""
        return getattr(self, "working_copy", None)

    # What the page asks: in its own language.

    @property
    def published_at(self):
        return self.published_at_in(active_language())

    @property
    def updated_at(self):
        """The last change that readers should know of; None when there was none."""
        return getattr(self, f"updated_at_{active_language()}")

    def is_published(self, language=None):
        """Whether a reader may see this now: the twin, for one row, of `PublishableQuerySet.published`."""
        language = language or active_language()
        return (
            self.status_in(language) == Status.PUBLISHED
            and self.published_at_in(language) <= timezone.now()
            and self.working_copy_of_id is None
        )

    @property
    def public_languages(self):
        return [language for language in LANGUAGES if self.is_published(language)]

    # What the workflow and the desk ask: by language.

    def status_in(self, language):
        return Status(getattr(self, f"status_{language}"))

    def published_at_in(self, language):
        return getattr(self, f"published_at_{language}")

    def is_scheduled(self, language):
        """Published with a moment that has not come."""
        return self.status_in(language) == Status.PUBLISHED and self.published_at_in(language) > timezone.now()

    @property
    def was_public(self):
        """Whether readers ever got this in some language, or were promised it."""
        return any(self.status_in(language) not in NOT_YET_PUBLIC for language in LANGUAGES)

    def retraction_reason(self, language):
        """What readers are told when a text was withdrawn; "" when it was not."""
        if self.status_in(language) != Status.RETRACTED:
            return ""
        record = self.item.moves.filter(language=language, name="retract").first()
        return record.note if record else ""

    @property
    def promised_languages(self):
        """The languages in which readers have this, or will have it at its moment."""
        return [language for language in LANGUAGES if self.status_in(language) == Status.PUBLISHED]

    def publish_errors(self, language, images=None):
        """All that is missing before this can be published in a language, as sentences; [] when nothing is.

        `images` are the pictures to ask about, when not all that the page shows.
        """
        language_name = LANGUAGE_IN[language]
        errors = [
            _("“%(field)s” is empty %(in_language)s.")
            % {"field": self._meta.get_field(field).verbose_name, "in_language": language_name}
            for field in self.required_texts
            if not is_filled(value_in(self, field, language))
        ]
        return errors + alt_text_errors(self.shown_images() if images is None else images, language)

    def incomplete(self):
        """What readers have or were promised, and would find incomplete, as sentences; [] for nothing."""
        return [error for language in self.promised_languages for error in self.publish_errors(language)]

    def note_update(self, languages):
        """Remember that readers of these languages have something else to read since now. One query at most."""
        moments = {f"updated_at_{each}": timezone.now() for each in languages if self.is_published(each)}
        if moments:
            type(self)._base_manager.filter(pk=self.pk).update(**moments)
            vars(self).update(moments)

    def shown_images(self):
        """Every picture that the page of this text shows."""
        return []

    def search_texts(self, language):
        """What search reads in one language: the title, then everything else."""
        title, *rest = (self.plain(field, language) for field in self.searched_texts)
        rows = ((row, field) for relation, field in self.searched_rows for row in getattr(self, relation).all())
        return title, "\n".join([*rest, *(value_in(row, field, language) for row, field in rows)])

    def plain(self, field, language):
        """What a field says in one language, without its markup."""
        text = value_in(self, field, language)
        return plain_text(text) if isinstance(self._meta.get_field(field), ProseField) else text

    def address_in(self, language):
        with override(language):
            return self.get_absolute_url()


LANGUAGE_IN = {"ru": _("in Russian"), "en": _("in English")}


def alt_text_errors(images, language):
    """What keeps a text with these pictures from being published in a language."""
    return [
        _("The picture “%(picture)s” has no alternative text %(in_language)s and is not marked as decorative.")
        % {"picture": image, "in_language": LANGUAGE_IN[language]}
        for image in images
        if image.lacks_alt_text(language)
    ]
