"""Letters to people who work here: plain text, in the language of their interface."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import override


def send_letter(user, name, request):
    """Mail somebody the letter `staff/letters/<name>.txt` with a link by which they choose a password.

    The first line of the letter is its subject. The link works once, for `PASSWORD_RESET_TIMEOUT` seconds, at the
    address that `request` came to. Raises OSError (smtplib's errors are such) when the mail server does not take it.
    """
    address = reverse(
        "admin_password_reset_confirm",
        args=[urlsafe_base64_encode(force_bytes(user.pk)), default_token_generator.make_token(user)],
    )
    context = {
        "user": user,
        "site": request.get_host(),
        "link": request.build_absolute_uri(address),
        "open_until": timezone.now() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT),
    }
    with override(user.interface_language):
        subject, _, body = render_to_string(f"staff/letters/{name}.txt", context).strip().partition("\n")
    user.email_user(subject, body.lstrip())
