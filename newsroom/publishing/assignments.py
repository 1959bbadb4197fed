"""Who works on a text, and until when: whoever may submit or publish it says so, and the log keeps who did."""

from django import forms
from django.contrib.admin.widgets import AdminDateWidget
from django.contrib.auth import get_permission_codename, get_user_model
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.language.years import validate_year

from .models import Assignment, Item
from .permissions import has_right, works_for

BACKEND = "django.contrib.auth.backends.ModelBackend"  # Django asks for one name where several are set


def people_with(right):
    """Everybody who works here and has a right, by a role or as a superuser."""
    return get_user_model().objects.with_perm(right, backend=BACKEND)


def right_to(action, thing):
    return f"{thing._meta.app_label}.{get_permission_codename(action, thing._meta)}"


def people_who(action, thing):
    """The twin, for many people, of `has_right` with `works_for`: those who may do something with a text."""
    anywhere = Q(pk__in=people_with("publishing.any_region").values("pk"))
    regions = thing.regions.values("pk")
    near = Q(pk__in=get_user_model().objects.filter(regions__in=regions).values("pk"))
    if not thing.regions.exists():
        near |= Q(pk=thing.created_by_id)
    return people_with(right_to(action, thing)).filter(anywhere | near)


def may_assign(user, thing):
    """Whoever brings a text on its way gives it to somebody: by the right to submit it, or to publish it."""
    return any(has_right(user, thing, right) for right in ("submit", "publish")) and works_for(user, thing.live)


@transaction.atomic
def assign(item, *, to, due_on, by):
    """Give a text to somebody, or to nobody, until a day. Returns the line of the log; None where nothing changed."""
    item = Item.objects.select_for_update().get(pk=item.pk)
    if (item.assignee, item.due_on) == (to, due_on):
        return None
    item.assignee, item.due_on = to, due_on
    item.save(update_fields=["assignee", "due_on"])
    return Assignment.objects.create(item=item, assignee=to, due_on=due_on, by=by, at=timezone.now())


class AssignedForm(forms.ModelForm):
    """A form of a text that says who works on it, to those who may decide that. The admin sets `user`."""

    user = None
    assignee = forms.ModelChoiceField(
        get_user_model().objects.none(), label=_("Assigned to"), empty_label=_("nobody"), required=False
    )
    due_on = forms.DateField(label=_("Due on"), widget=AdminDateWidget, validators=[validate_year], required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not (self.instance.pk and may_assign(self.user, self.instance)):
            del self.fields["assignee"], self.fields["due_on"]
            return
        item = self.instance.anchor
        self.fields["assignee"].initial, self.fields["due_on"].initial = item.assignee_id, item.due_on
        offered = Q(pk__in=people_who("change", self.instance.live).values("pk")) | Q(pk=item.assignee_id)
        self.fields["assignee"].queryset = get_user_model().objects.filter(offered)

    def save_assignment(self):
        """To be called when the text is stored."""
        if "assignee" in self.fields and {"assignee", "due_on"}.intersection(self.changed_data):
            data = self.cleaned_data
            assign(self.instance.anchor, to=data["assignee"], due_on=data["due_on"], by=self.user)
