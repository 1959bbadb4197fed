import logging

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.admin.widgets import AdminRadioSelect
from django.contrib.auth.forms import PasswordResetForm, UsernameField
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from .letters import send_letter
from .models import User
from .roles import Role

logger = logging.getLogger(__name__)


class SignInForm(AdminAuthenticationForm):
    """A name that nobody can have is refused before anything is asked or counted: there is no room to write it down."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        name = self.fields["username"]
        name.validators.append(MaxLengthValidator(name.max_length))


class StaffMemberForm(forms.ModelForm):
    """Who somebody is in the newsroom. A role is worth asking for, so it is never left out by chance."""

    role = forms.ChoiceField(
        label=_("Role"),
        choices=Role.choices,
        widget=AdminRadioSelect(attrs={"class": "radiolist"}),
        help_text=_(
            "A correspondent writes drafts for regions of their own. A translator writes the language that a text did "
            "not begin in. An editor checks and publishes everything. A chief editor also looks after the site and "
            "the people who work here."
        ),
    )

    class Meta:
        model = User
        fields = ["username", "email", "first_name", "last_name", "regions", "interface_language"]
        field_classes = {"username": UsernameField}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if role := self.fields.get("role"):
            role.initial = self.instance.pk and self.instance.role
            role.required = not self.instance.is_superuser

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("role") == Role.CORRESPONDENT and "regions" in self.fields and not cleaned.get("regions"):
            self.add_error("regions", _("Choose at least one region: a correspondent writes for those and no others."))
        return cleaned

    def clean_username(self):
        username = self.cleaned_data["username"]
        if User.objects.filter(username__iexact=username).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Somebody else signs in under this name."), code="unique")
        return username

    def _save_m2m(self):
        super()._save_m2m()
        if "role" in self.cleaned_data:
            self.instance.take_role(self.cleaned_data["role"])


class InvitationForm(StaffMemberForm):
    """Somebody who is about to join: no password is asked for, they choose it themselves."""

    def save(self, commit=True):
        self.instance.is_staff = True
        self.instance.set_unusable_password()
        return super().save(commit)


class ProfileForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ["first_name", "last_name", "email", "interface_language", "letters"]


class ForgottenPasswordForm(PasswordResetForm):
    """Sends the newsroom's own letter, also to those who were invited and have lost theirs."""

    def get_users(self, email):
        return User.objects.filter(email__iexact=email, is_active=True).exclude(email="")

    def save(self, *, request, **options):
        for user in self.get_users(self.cleaned_data["email"]):
            try:
                send_letter(user, "password_reset", request)
            except OSError:
                logger.exception("The letter with a link to a new password was not sent.")
