from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from newsroom.language.desk import DeskAdmin

from .forms import InvitationForm, StaffMemberForm
from .letters import send_letter
from .models import User
from .roles import Role


class RoleFilter(admin.SimpleListFilter):
    title = _("role")
    parameter_name = "role"

    def lookups(self, request, model_admin):
        return Role.choices

    def queryset(self, request, queryset):
        return queryset.filter(groups__name=self.value()) if self.value() else queryset


@admin.register(User)
class StaffMemberAdmin(DeskAdmin, UserAdmin):
    """People join by invitation and leave by deactivation; nobody deletes anybody or types another's password.

    A chief editor looks after everybody but superusers, and only a superuser makes a superuser. Rights come with the
    role: groups and single permissions have no fields here.
    """

    form = StaffMemberForm
    add_form = InvitationForm
    add_form_template = None
    fieldsets = [
        (None, {"fields": ["username", "email", ("first_name", "last_name")]}),
        (_("Work"), {"fields": ["role", "regions", "interface_language", "is_active"]}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    superuser_fieldset = (_("Administration"), {"fields": ["is_superuser"]})
    add_fieldsets = [
        (
            None,
            {
                "fields": ["username", "email", ("first_name", "last_name")],
                "description": _("This person gets a letter with a link to choose a password."),
            },
        ),
        (_("Work"), {"fields": ["role", "regions", "interface_language"]}),
    ]
    readonly_fields = ["last_login", "date_joined"]
    autocomplete_fields = ["regions"]
    filter_horizontal = []
    list_display = ["name", "username", "role", "region_names", "is_active", "last_sign_in"]
    list_filter = ["is_active", RoleFilter]
    ordering = ["last_name", "first_name", "username"]
    actions = ["invite_again", "deactivate", "activate"]

    def get_queryset(self, request):
        return super().get_queryset(request).with_roles_and_regions()

    @admin.display(description=_("full name"), ordering="last_name")
    def name(self, user):
        return str(user)

    @admin.display(description=_("role"))
    def role(self, user):
        return user.role and user.role.label

    @admin.display(description=_("regions"))
    def region_names(self, user):
        return ", ".join(map(str, user.regions.all()))

    @admin.display(description=_("last sign-in"), ordering="last_login", empty_value=_("not yet"))
    def last_sign_in(self, user):
        return user.last_login

    # Who may do what to whom

    def has_delete_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        out_of_reach = obj is not None and obj.is_superuser and not request.user.is_superuser
        return super().has_change_permission(request, obj) and not out_of_reach

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        return [*fieldsets, self.superuser_fieldset] if obj and request.user.is_superuser else fieldsets

    def get_readonly_fields(self, request, obj=None):
        """Nobody raises or locks out themselves: these fields are for somebody else to change."""
        own = ["role", "is_active", "is_superuser"] if obj == request.user else []
        return [*super().get_readonly_fields(request, obj), *own]

    def user_change_password(self, request, id, form_url=""):
        raise PermissionDenied(_("People choose their passwords themselves, by a link in a letter."))

    # Inviting

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if not change:
            transaction.on_commit(lambda: self.invite(request, obj))

    def response_add(self, request, obj, post_url_continue=None):
        return admin.ModelAdmin.response_add(self, request, obj, post_url_continue)

    def invite(self, request, user):
        """Send the letter, and say whether it has left."""
        try:
            send_letter(user, "invitation", request)
        except OSError:
            text = gettext("The invitation to %(email)s has not left: the mail server refused it. Try again later.")
            self.message_user(request, text % {"email": user.email}, messages.ERROR)
        else:
            text = gettext("An invitation has been sent to %(email)s.")
            self.message_user(request, text % {"email": user.email}, messages.SUCCESS)

    @admin.action(description=_("Send the invitation again"), permissions=["change"])
    def invite_again(self, request, queryset):
        waiting = [user for user in self.others(request, queryset) if user.is_active and not user.has_usable_password()]
        for user in waiting:
            self.invite(request, user)
        if not waiting:
            text = gettext("Nobody here is waiting for an invitation: they have chosen a password or are deactivated.")
            self.message_user(request, text, messages.WARNING)

    # Deactivating

    @admin.action(description=_("Deactivate"), permissions=["change"])
    def deactivate(self, request, queryset):
        count = self.set_active(request, queryset, False, gettext("Deactivated."))
        text = ngettext("%(count)d person has been deactivated.", "%(count)d people have been deactivated.", count)
        self.message_user(request, text % {"count": count}, messages.SUCCESS if count else messages.WARNING)

    @admin.action(description=_("Activate"), permissions=["change"])
    def activate(self, request, queryset):
        count = self.set_active(request, queryset, True, gettext("Activated."))
        text = ngettext("%(count)d person has been activated.", "%(count)d people have been activated.", count)
        self.message_user(request, text % {"count": count}, messages.SUCCESS if count else messages.WARNING)

    def set_active(self, request, queryset, is_active, log_message):
        people = [user for user in self.others(request, queryset) if user.is_active != is_active]
        for user in people:
            user.is_active = is_active
            user.save(update_fields=["is_active"])
            self.log_change(request, user, log_message)
        return len(people)

    def others(self, request, queryset):
        """Those of the chosen people whom this person may change, never the person themselves."""
        return [user for user in queryset if user != request.user and self.has_change_permission(request, user)]
