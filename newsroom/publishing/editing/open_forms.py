"""Forms that people have open: who else is here, and what somebody typed and never saved.

A form is known by a key that its page makes. Showing the page notes who opened it; a script says every half minute that
it is still open, and what is typed. Without the script the form works as it does, and only what is saved is kept.
"""

from datetime import timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.publishing.models import OpenForm
from newsroom.publishing.wording import moment_in_words

IS_HERE = timedelta(minutes=2)  # three signs of life may be late before somebody counts as gone
KEPT_FOR = timedelta(days=30)
#: What is sent with a form and typed by nobody: its token, the mark of the script, and the buttons.
NOT_TYPED = {
    "csrfmiddlewaretoken", "_typed",
    "_save", "_continue", "_addanother", "_saveasnew", "_move", "_beside", "_publish_draft", "_minor", "_discard",
}  # fmt: skip


def key_in(data):
    """The key of the form that was sent, or None."""
    try:
        return UUID(data.get("form_key", ""))
    except ValueError:
        return None


@transaction.atomic
def note(key, user, *, kind, thing=None, version=0, typed=None):
    """Remember that somebody has a form open, and what is typed in it: None leaves what was noted before.

    `typed` is a QueryDict, as the form would be posted. Returns the open form; None where the key is another person's.
    """
    now = timezone.now()
    place = {"kind": kind, "item": thing and thing.anchor, "is_draft": bool(thing and thing.working_copy_of_id)}
    known = {"user": user, "version": version, **place}
    form, _is_new = OpenForm.objects.select_for_update().get_or_create(key=key, defaults=known)
    if form.user_id != user.pk:
        return None
    form.seen_at = now
    if typed is not None:
        form.typed, form.typed_at = as_text(typed), now
    form.save()
    return form


def as_text(data):
    """What a browser posts, as text, without what nobody typed."""
    return urlencode([(name, value) for name in data if name not in NOT_TYPED for value in data.getlist(name)])


def hold(key):
    """Let whoever posts this form in the same moment wait until the transaction ends; in SQLite all wait anyway."""
    if key and connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key.int >> 65])  # 63 bits: as large as its numbers are


def forget(key, user):
    """The text of a form is stored, or given up."""
    if key:
        OpenForm.objects.filter(key=key, user=user).delete()


def sweep():
    """Let go of forms that were closed with nothing typed, and of what was typed long ago."""
    now = timezone.now()
    OpenForm.objects.filter(typed="", seen_at__lt=now - IS_HERE).delete()
    OpenForm.objects.filter(seen_at__lt=now - KEPT_FOR).delete()


def unsaved(user, kind, thing):
    """What somebody typed into forms of a text (None: of new ones) and did not save, the latest first."""
    forms = OpenForm.objects.filter(user=user, kind=kind, item=thing and thing.anchor).exclude(typed="")
    return forms.filter(is_draft=bool(thing and thing.working_copy_of_id)).order_by("-typed_at")


def others(user, thing):
    """Who else has a form of this text or of the draft beside it open: sentences."""
    here = OpenForm.objects.filter(item=thing.anchor, seen_at__gte=timezone.now() - IS_HERE).exclude(user=user)
    since = {}
    for form in here.select_related("user"):
        since.setdefault(form.user, form.opened_at)
    words = _("%(name)s has this text open since %(moment)s.")
    return [words % {"name": person, "moment": moment_in_words(moment)} for person, moment in since.items()]
