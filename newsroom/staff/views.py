"""Pages around the desk: a forgotten password, the choice of a new one, a closed door, and one's own profile."""

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import views as auth_views
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import UpdateView

from .forms import ForgottenPasswordForm, ProfileForm
from .models import User


class AdminPageMixin:
    """A page that looks like the admin without being one of its model pages."""

    def get_context_data(self, **kwargs):
        return admin.site.each_context(self.request) | super().get_context_data(**kwargs)


class PasswordReset(AdminPageMixin, auth_views.PasswordResetView):
    form_class = ForgottenPasswordForm
    template_name = "staff/password_reset.html"
    success_url = reverse_lazy("admin_password_reset_done")
    title = _("Forgotten password")


class PasswordResetDone(AdminPageMixin, auth_views.PasswordResetDoneView):
    template_name = "staff/password_reset_done.html"
    title = _("The letter is on its way")


class PasswordResetConfirm(AdminPageMixin, auth_views.PasswordResetConfirmView):
    """Where a letter leads: whoever holds the link chooses a password and is signed in."""

    template_name = "staff/password_reset_confirm.html"
    success_url = reverse_lazy("admin:index")
    post_reset_login = True
    post_reset_login_backend = "django.contrib.auth.backends.ModelBackend"
    title = _("Choose a password")

    def get_user(self, uidb64):
        user = super().get_user(uidb64)
        return user if user and user.is_active else None

    def get_form_kwargs(self):
        if self.validlink:
            translation.activate(self.user.interface_language)
        return super().get_form_kwargs()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | ({} if self.validlink else {"title": _("The link does not work")})

    def form_valid(self, form):
        messages.success(self.request, gettext("Your password is set, and you are signed in."))
        return super().form_valid(form)


class Profile(AdminPageMixin, UpdateView):
    """What people change about themselves: name, e-mail, language. The rest is for a chief editor."""

    form_class = ProfileForm
    template_name = "staff/profile.html"
    success_url = reverse_lazy("admin_profile")
    extra_context = {"title": _("My profile")}

    def get_object(self):
        return User.objects.get(pk=self.request.user.pk)

    def form_valid(self, form):
        response = super().form_valid(form)
        with translation.override(self.object.interface_language):
            messages.success(self.request, gettext("Your profile is saved."))
        return response


def locked_out(request, original_response, credentials):
    """The answer to too many wrong passwords: called by django-axes instead of the sign-in page."""
    context = admin.site.each_context(request) | {
        "title": _("Too many attempts to sign in"),
        "minutes": int(settings.AXES_COOLOFF_TIME.total_seconds() // 60),
    }
    response = render(request, "staff/locked_out.html", context, status=429)
    response["Retry-After"] = int(settings.AXES_COOLOFF_TIME.total_seconds())
    return response
