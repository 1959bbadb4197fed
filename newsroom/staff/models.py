"""Who works in the newsroom: people with a role, the regions they write for, and a language of their own."""

from django.contrib.auth.models import AbstractUser, Group, UserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from .roles import Role


class UserQuerySet(models.QuerySet):
    def with_roles_and_regions(self):
        return self.prefetch_related("groups", "regions")


class StaffManager(UserManager.from_queryset(UserQuerySet)):
    """Django's manager of users, with the newsroom's questions; migrations know it by this name."""


class User(AbstractUser):
    """Somebody who works in the newsroom."""

    class Letters(models.TextChoices):
        EACH = "each", _("each at once")
        DAILY = "daily", _("once a day, all in one letter")
        NONE = "none", _("none")

    email = models.EmailField(_("e-mail"), help_text=_("Invitations and links to a new password are sent here."))
    # Each language by its own name: whoever landed in the wrong one finds the way out.
    interface_language = models.CharField(
        _("interface language"), max_length=2, choices=[("ru", "Русский"), ("en", "English")], default="ru"
    )
    letters = models.CharField(
        _("messages about texts"),
        max_length=5,
        choices=Letters.choices,
        default=Letters.EACH,
        help_text=_("What happens to texts that you work on, or that are of your regions, comes by e-mail."),
    )
    regions = models.ManyToManyField(
        "regions.Region",
        verbose_name=_("regions"),
        related_name="correspondents",
        blank=True,
        help_text=_("The regions that a correspondent writes for."),
    )

    objects = StaffManager()

    class Meta(AbstractUser.Meta):
        ordering = ["last_name", "first_name", "username"]
        verbose_name = _("staff member")
        verbose_name_plural = _("staff members")
        default_permissions = ("add", "change", "view")  # People are deactivated: what they wrote keeps its author.
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_unique",
                condition=~models.Q(email=""),
                violation_error_message=_("Somebody else has this e-mail address."),
            ),
        ]

    def __str__(self):
        return self.get_full_name() or self.username

    @property
    def role(self):
        """What this person is in the newsroom, or None. No query where the groups are prefetched."""
        names = {group.name for group in self.groups.all()}
        return next((role for role in Role if role in names), None)

    def take_role(self, role):
        """Make this person what `role` says, and nothing else; None takes every role away."""
        self.groups.remove(*Group.objects.filter(name__in=Role.values))
        if role:
            self.groups.add(Group.objects.get(name=role))
