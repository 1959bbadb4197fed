"""Forms of the desk: they know the version they were opened at, keep regions to their people and public texts whole."""

from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from newsroom.language.years import refuse_other_years

from .assignments import AssignedForm
from .permissions import writable_languages
from .wording import STAYS_COMPLETE


class PublishableForm(AssignedForm):
    """A text as an editor changes it. The admin sets `user`, the person at the form."""

    is_preview = False  # nothing is saved: what readers have need not stay complete
    is_brought_back = False  # what was typed once and not saved: shown again, not saved by being shown
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid4)
    read_version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["read_version"].initial = self.instance.version
        refuse_other_years(self)
        if "regions" in self.fields:
            self.limit_regions(self.fields["regions"])
        for name, field in self.fields.items():
            if hasattr(getattr(field, "queryset", None), "visible_to"):
                self.limit_to_visible(name, field)

    def is_valid(self):
        return super().is_valid() and not self.is_brought_back

    def limit_to_visible(self, name, field):
        """A key to another text leads to one that the person may read, or stays where it is."""
        model = field.queryset.model
        visible = Q(pk__in=model.objects.live().visible_to(self.user).values("pk"))
        field.queryset = model.objects.filter(visible | Q(pk=getattr(self.instance, f"{name}_id")))

    # Regions

    @property
    def is_regional(self):
        return not self.user.has_perm("publishing.any_region")

    def limit_regions(self, field):
        if not self.is_regional:
            return
        own = Q(correspondents=self.user)
        if self.instance.pk:
            through = type(self.instance).regions.through
            name = self.instance._meta.model_name
            own |= Q(pk__in=through.objects.filter(**{name: self.instance.pk}).values("region"))
        elif first := self.user.regions.first():
            field.initial = [first.pk]
        field.queryset = field.queryset.filter(own).distinct()
        field.required = True

    def clean_regions(self):
        """A correspondent adds and removes regions of their own, and leaves at least one of them."""
        chosen = self.cleaned_data["regions"]
        if self.is_regional:
            own = set(self.user.regions.all())
            before = set(self.instance.regions.all()) if self.instance.pk else set()
            if foreign := (set(chosen) ^ before) - own:
                raise ValidationError(
                    ngettext_lazy(
                        "Not a region of yours, so not yours to add or remove: %(regions)s.",
                        "Not regions of yours, so not yours to add or remove: %(regions)s.",
                        len(foreign),
                    ),
                    params={"regions": ", ".join(sorted(map(str, foreign)))},
                )
            if not own.intersection(chosen):
                raise ValidationError(_("Choose at least one region of yours."))
        return chosen

    # What readers have

    def _post_clean(self):
        """Refuse to leave less than publishing asks for where a text is public or scheduled; rows ask for theirs."""
        super()._post_clean()
        if self.is_preview:
            return
        cover = [self.instance.cover] if self.instance.cover else []
        open_languages = writable_languages(self.user, self.instance)
        for language in self.instance.promised_languages:
            errors = self.instance.publish_errors(language, images=cover)
            if errors and language in open_languages:
                self.add_error(None, [STAYS_COMPLETE[language], *errors])
