"""Forms that take in files, and the field in which other rooms choose a picture."""

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsroom.language import LANGUAGES, is_filled, per_language
from newsroom.language.choices import is_number

from .documents import clean_document
from .models import Image, Upload
from .pictures import clean_picture
from .public_uses import is_public


class CleanFileField(forms.FileField):
    """A file that is judged while the form can still say what is wrong with it."""

    def __init__(self, *, clean_file, accept, **kwargs):
        self.clean_file = clean_file
        super().__init__(**({"widget": forms.FileInput(attrs={"accept": accept})} | kwargs))

    def to_python(self, data):
        upload = super().to_python(data)
        if not upload:
            return None
        self.judge(upload)
        if isinstance(upload.judgement, ValidationError):
            raise upload.judgement
        return upload.judgement

    def judge(self, upload):
        """Judge a file once, and let it carry the outcome: this takes a second, so the admin does it beforehand."""
        if not hasattr(upload, "judgement"):
            try:
                upload.judgement = self.clean_file(upload)
            except ValidationError as error:
                upload.judgement = error


class ImageForm(forms.ModelForm):
    file = CleanFileField(
        label=_("Picture"),
        clean_file=clean_picture,
        accept="image/jpeg,image/png,image/webp,image/avif,image/gif",
        help_text=_(
            "JPEG, PNG, WebP, AVIF or GIF, up to 25 MB. What the camera noted, such as the place, is removed for good."
        ),
    )

    class Meta:
        widgets = {name: forms.NumberInput(attrs={"step": "0.01"}) for name in ("focal_x", "focal_y")} | {
            name: forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"})
            for name in (*per_language("alt_text"), *per_language("caption"))
        }

    def clean(self):
        cleaned = super().clean()
        is_decorative = cleaned.get("is_decorative", self.instance.is_decorative)
        if is_decorative and any(cleaned.get(f"alt_text_{language}") for language in LANGUAGES):
            self.add_error(
                "is_decorative" if "is_decorative" in self.fields else None,
                ValidationError(
                    _("A decorative picture has no alternative text: empty the text, or take the mark away."),
                    code="decorative_with_alt_text",
                ),
            )
        for language in self.lost_alt_text(is_decorative, cleaned):
            self.add_error(
                f"alt_text_{language}",
                ValidationError(
                    _("Readers see this picture: keep its alternative text, or the mark that it is decorative."),
                    code="public_without_alt_text",
                ),
            )
        return cleaned

    def lost_alt_text(self, is_decorative, cleaned):
        """The languages in which a picture that readers see would no longer say what it shows."""
        if is_decorative or self.instance.pk is None:
            return []
        lost = [
            language
            for language in LANGUAGES
            if (self.initial.get("is_decorative") or is_filled(self.initial.get(f"alt_text_{language}")))
            and f"alt_text_{language}" in cleaned
            and not is_filled(cleaned[f"alt_text_{language}"])
        ]
        return lost if lost and is_public(self.instance) else []


class AttachmentForm(forms.ModelForm):
    file = CleanFileField(
        label=_("File"),
        clean_file=clean_document,
        accept=".pdf,.docx",
        help_text=_("PDF or DOCX without macros, up to 20 MB."),
    )


class PictureSelect(AutocompleteSelect):
    """The admin's autocomplete, with the chosen picture beside it and small pictures in the list."""

    template_name = "images/picture_select.html"

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        url = reverse(f"{self.admin_site.name}:images_image_thumbnail", args=[0])
        chosen = next(iter(context["widget"]["value"]), "")
        return context | {"thumbnails": url, "chosen": url.replace("/0/", f"/{chosen}/") if is_number(chosen) else ""}

    def optgroups(self, name, value, attr=None):
        """Ask the database only for a picture that the form does not hold already, and only by a number."""
        known = self.choices.field.known_picture
        if known is None or value != [str(known.pk)]:
            return super().optgroups(name, [pk for pk in value if is_number(pk)], attr)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        label = self.choices.field.label_from_instance(known)
        options.append(self.create_option(name, known.pk, label, True, len(options)))
        return [(None, options, 0)]

    @property
    def media(self):
        return super().media + forms.Media(
            css={"all": ["images/css/admin.css"]}, js=[forms.Script("images/js/picture_select.js", type="module")]
        )


class PictureChoiceField(forms.ModelChoiceField):
    """A choice of a picture that knows the one its form's row holds: with `select_related`, rows cost no queries."""

    known_picture = None

    def get_bound_field(self, form, field_name):
        self.known_picture = getattr(getattr(form, "instance", None), field_name, None)
        return super().get_bound_field(form, field_name)

    def to_python(self, value):
        stays = self.known_picture and str(self.known_picture.pk) == str(value)
        return self.known_picture if stays else super().to_python(value)


class PictureChoices:
    """For any admin or inline whose model has keys to pictures and documents: only what one may see can be chosen.

    Each picture is chosen by a `PictureSelect`.
    """

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if issubclass(db_field.related_model, Upload):
            kwargs = {"queryset": db_field.related_model.objects.seen_by(request.user), **kwargs}
        if db_field.remote_field.model is Image:
            select = PictureSelect(db_field, self.admin_site, using=kwargs.get("using"))
            kwargs = {"form_class": PictureChoiceField, "widget": select, **kwargs}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_queryset(self, request):
        keys = [field.name for field in self.model._meta.fields if field.remote_field and field.related_model is Image]
        return super().get_queryset(request).select_related(*keys)
