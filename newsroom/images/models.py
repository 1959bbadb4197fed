from functools import partial, reduce
from operator import or_

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from newsroom.language import active_language, is_filled, other, value_in
from newsroom.language.addresses import address
from newsroom.language.fields import TypesetCharField

from .documents import clean_document
from .pictures import clean_picture
from .public_uses import used_before, used_publicly
from .renditions import delete_renditions, make_renditions
from .uploads import CleanFile


class UploadQuerySet(models.QuerySet):
    def public(self):
        """What readers may see now: of a text, or of the site itself."""
        return self.filter(used_publicly(self.model))

    def seen_by(self, user):
        """What somebody of the newsroom may see: their own, and what stands in texts that they may read."""
        if user.has_perm("publishing.any_region"):
            return self
        return self.filter(Q(uploaded_by=user) | used_before(self.model, user))

    def unused(self):
        """What no text, no draft and no page of the site leads to. Its history may still name it."""
        keys = [field for field in self.model._meta.get_fields(include_hidden=True) if field.auto_created]
        uses = [
            Exists(key.related_model._base_manager.filter(**{key.field.name: OuterRef("pk")}))
            for key in keys
            if key.is_relation
        ]
        return self.exclude(reduce(or_, map(Q, uses), Q(pk__in=[])))

    def delete(self):
        names = list(self.values_list("file", flat=True))
        deleted = super().delete()
        transaction.on_commit(partial(self.model.remove_files, names))
        return deleted

    delete.alters_data = True
    delete.queryset_only = True


class ImageQuerySet(UploadQuerySet):
    def lacking_alt_text(self, language):
        """The twin of `Image.lacks_alt_text`."""
        column = f"alt_text_{language}"
        return self.filter(Q(**{column: None}) | Q(**{column: ""}), is_decorative=False)


class Upload(models.Model):
    """A file that somebody brought in: kept under a name of ours, remembered under theirs.

    Each kind brings `clean_file(upload)`, which judges a file and gives the `CleanFile` to keep, or a ValidationError,
    and names as `words` the fields that translators write.
    """

    original_name = models.CharField(_("name of the file"), max_length=255, blank=True, editable=False)
    size = models.PositiveIntegerField(_("size in bytes"), default=0, editable=False)
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("uploaded by"),
        related_name="+",
        null=True,
        blank=True,
        editable=False,
    )

    objects = UploadQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-pk"]

    def save(self, *args, **kwargs):
        """Judge and clean a new file before it is stored. Raises ValidationError for one that we do not take."""
        is_new = bool(self.file) and not self.file._committed
        replaced = self._take_in() if is_new else []
        try:
            super().save(*args, **kwargs)
        except BaseException:
            if is_new and self.file._committed:  # it lies there, and no row will name it
                self.file.storage.delete(self.file.name)
            raise
        transaction.on_commit(partial(self.remove_files, replaced))

    def delete(self, *args, **kwargs):
        name = self.file.name
        deleted = super().delete(*args, **kwargs)
        transaction.on_commit(partial(self.remove_files, [name]))
        return deleted

    def _take_in(self):
        """Fill the columns from the new file; the names of the file that it replaces, if any."""
        content = self.file.file
        if not isinstance(content, CleanFile):
            content = self.clean_file(content)
        self.file = content
        for column, value in content.columns.items():
            setattr(self, column, value)
        return list(type(self).objects.filter(pk=self.pk).values_list("file", flat=True))

    @classmethod
    def remove_files(cls, names):
        """Remove files that no row names any more."""
        for name in filter(None, names):
            default_storage.delete(name)

    def first_filled(self, *fields):
        """The first of these texts that says something: in the active language, then in the other one."""
        language = active_language()
        texts = (value_in(self, field, name) for name in (language, other(language)) for field in fields)
        return next(filter(is_filled, texts), self.original_name)


class Image(Upload):
    """A picture with the words that stand under it and in its place."""

    file = models.FileField(_("picture"), upload_to="pictures", db_index=True)
    alt_text = TypesetCharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for people who cannot see it. Publishing asks for it in each language."),
    )
    caption = TypesetCharField(_("caption"), max_length=500, blank=True, help_text=_("Stands under the picture."))
    credit = TypesetCharField(
        _("credit"), max_length=200, blank=True, help_text=_("Who took the picture and who let us use it.")
    )
    is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("The picture tells nothing that the text does not: it needs no alternative text."),
    )
    focal_x = models.FloatField(
        _("focal point from the left"),
        default=0.5,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
        help_text=_("0 is the left edge, 1 the right one. What is here stays in sight when the picture is cropped."),
    )
    focal_y = models.FloatField(
        _("focal point from the top"),
        default=0.5,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
        help_text=_("0 is the top edge, 1 the bottom one."),
    )
    width = models.PositiveIntegerField(_("width"), default=0, editable=False)
    height = models.PositiveIntegerField(_("height"), default=0, editable=False)

    objects = ImageQuerySet.as_manager()
    clean_file = staticmethod(clean_picture)
    words = ["alt_text", "caption", "credit"]

    class Meta(Upload.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        constraints = [
            models.CheckConstraint(
                condition=Q(focal_x__range=(0, 1), focal_y__range=(0, 1)), name="image_focal_point_is_inside"
            ),
        ]

    def __str__(self):
        return self.first_filled("alt_text", "caption")

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        transaction.on_commit(partial(make_renditions, self), robust=True)

    def get_absolute_url(self):
        return address("images:detail", self.pk)

    def lacks_alt_text(self, language):
        """Whether publishing in this language has to wait for words that stand in the picture's place."""
        return not self.is_decorative and not is_filled(value_in(self, "alt_text", language))

    @classmethod
    def remove_files(cls, names):
        super().remove_files(names)
        for name in filter(None, names):
            delete_renditions(name)


class Attachment(Upload):
    """A document that readers download from a story or an event."""

    class Kind(models.TextChoices):
        PDF = "pdf", "PDF"
        DOCX = "docx", "DOCX"

    file = models.FileField(_("file"), upload_to="documents", db_index=True)
    title = TypesetCharField(
        _("title"), max_length=200, blank=True, help_text=_("What readers see in place of the file's name.")
    )
    kind = models.CharField(_("kind"), max_length=4, choices=Kind, editable=False)

    clean_file = staticmethod(clean_document)
    words = ["title"]

    class Meta(Upload.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def __str__(self):
        return self.first_filled("title")
