"""Two people to try the newsroom with: a chief editor, and a correspondent for two regions."""

import json
import secrets
from dataclasses import dataclass, field

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from .models import User
from .roles import Role


@dataclass(frozen=True)
class DemoAccount:
    username: str
    name: str
    role: Role
    regions: list[str] = field(default_factory=list)

    @property
    def email(self):
        return f"{self.username}@example.org"


ACCOUNTS = [
    DemoAccount("chief", _("Chief editor (demo)"), Role.CHIEF_EDITOR),
    DemoAccount("correspondent", _("Correspondent (demo)"), Role.CORRESPONDENT, ["RU-NVS", "RU-TOM"]),
]


@transaction.atomic
def make_demo_accounts():
    """Make the accounts that are missing. Returns `{username: password}`, None for an account changed since.

    The passwords are random and kept in `VAR/demo-accounts.json`, so that every run knows them. An account that
    exists is left as it is. Raises ImproperlyConfigured outside development.
    """
    if settings.NEWSROOM_ENV != "development":
        raise ImproperlyConfigured("Demo accounts are made only where NEWSROOM_ENV is development.")
    kept = kept_passwords()
    passwords = {account.username: make_or_check(account, kept.get(account.username)) for account in ACCOUNTS}
    keep(kept | {username: password for username, password in passwords.items() if password})
    return passwords


def make_or_check(account, password):
    """The password that opens this account now, or None where it was renamed, or nobody but its owner knows it."""
    takers = User.objects.filter(Q(username=account.username) | Q(email__iexact=account.email))
    if not takers:
        password = password or secrets.token_hex(8)
        make(account, password)
        return password
    user = next((taker for taker in takers if taker.username == account.username), None)
    return password if password and user and user.is_active and user.check_password(password) else None


def make(account, password):
    language = User._meta.get_field("interface_language").default
    with override(language):
        user = User.objects.create_user(
            account.username,
            account.email,
            password,
            first_name=str(account.name),
            interface_language=language,
            is_staff=True,
        )
    user.take_role(account.role)
    user.regions.set(apps.get_model("regions.Region").objects.filter(code__in=account.regions))


def kept_passwords():
    path = settings.VAR / "demo-accounts.json"
    return json.loads(path.read_text()) if path.exists() else {}


def keep(passwords):
    path = settings.VAR / "demo-accounts.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.chmod(0o600)
    path.write_text(json.dumps(passwords, indent=2))
