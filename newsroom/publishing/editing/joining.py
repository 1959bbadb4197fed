"""Two people in one text: who saves second loses nothing and overwrites nothing, and chooses place by place."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.language.choices import is_number
from newsroom.publishing.editing import open_forms
from newsroom.publishing.editing.choice import Choice
from newsroom.publishing.editing.typed import TypedText
from newsroom.publishing.history import drafts, revisions
from newsroom.publishing.history.snapshots import take
from newsroom.publishing.models import Revision
from newsroom.publishing.rows import open_as_draft


class JoiningAdmin(TypedText):
    """For the admin of a kind of text: a form that was overtaken is set aside, and joined on a page of its own."""

    def get_urls(self):
        view, name = self.admin_site.admin_view(self.join_view), self.page_name("join")
        return [path("<path:object_id>/join/<int:revision_id>/", view, name=name), *super().get_urls()]

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        form_view = super().changeform_view
        if request.method != "POST" or not object_id or "_saveasnew" in request.POST or hasattr(request, "question"):
            return form_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            stored = self.get_object(request, object_id)
            stored = stored and drafts.lock(stored)
            if stored is None:
                self.prepare_copy(request, object_id)  # it was there a moment ago
                return form_view(request, object_id, form_url, extra_context)
            if str(stored.version) == request.POST.get("read_version"):
                return self.timely(request, stored) or form_view(request, object_id, form_url, extra_context)
            return self.overtaken(request, stored)

    def timely(self, request, stored):
        """Let the history hold what is about to be changed. A response, when the form is saved in another way."""
        request.stored = stored
        if self.has_change_permission(request, stored):
            revisions.begin(stored)

    def overtaken(self, request, stored):
        """What becomes of a form that was opened at another version of the text than the stored one."""
        is_closed = not self.has_change_permission(request, stored)
        if is_closed:
            open_as_draft(request, stored)
        mine, refusal = self.as_typed(request, str(stored.pk), take)
        if refusal:
            return refusal
        self.save_notes(request, stored)
        theirs = take(stored)
        if mine == theirs and "_move" in request.POST and not is_closed:
            return self.response_move(request, stored)  # of just what they saw; the workflow knows if it is too late
        if mine == theirs:
            words = _("Somebody saved the same meanwhile: nothing was left to change.")
            self.message_user(request, words, messages.INFO)
            return HttpResponseRedirect(self.form_address(stored))
        base = revisions.base_of(stored, read_version(request))
        if is_closed:
            return self.kept_aside(request, stored, revisions.set_aside(stored, mine, base, by=request.user))
        return self.ask_to_join(request, stored, mine, base)

    def ask_to_join(self, request, stored, mine, base):
        """Keep what was typed against another text, and lead to the page where the two become one."""
        aside = revisions.set_aside(stored, mine, base, by=request.user)
        open_forms.forget(open_forms.key_in(request.POST), request.user)
        return HttpResponseRedirect(self.address("join", stored, aside.pk))

    def kept_aside(self, request, stored, aside):
        """The text went on to where this person may not write it: what they typed becomes a draft, or stays aside."""
        if stored.promised_languages and not stored.draft_beside:
            draft = drafts.begin(stored, by=request.user, version=aside.base.version)
            revisions.write(draft, aside.snapshot, by=request.user)
            settle(aside)
            words = _(
                "The text was published while you were writing. What you typed stands here, in a draft beside it."
            )
            stored = draft
        else:
            words = _("You may no longer change this text. What you typed is kept in its history.")
        self.message_user(request, words, messages.WARNING)
        return HttpResponseRedirect(self.form_address(stored))

    # The page

    @transaction.atomic
    def join_view(self, request, object_id, revision_id):
        """Theirs, mine and the last common text, place by place; what is chosen is saved."""
        thing = self.text_to_write(request, object_id)
        aside = get_object_or_404(Revision.objects.of(thing).filter(kind=Revision.Kind.ASIDE), pk=revision_id)
        if "_give_up" in request.POST:
            settle(aside)
            self.message_user(request, _("What you typed is given up. It stays in the history."), messages.INFO)
            return HttpResponseRedirect(self.form_address(thing))
        choice = Choice(request, thing, base=aside.base.snapshot, theirs=take(thing), mine=aside.snapshot)
        if request.method != "POST" or not choice.save():
            return self.join_page(request, thing, choice, aside=aside, their_name=thing.changed_by)
        settle(aside)
        return self.joined(request, thing, choice)

    def text_to_write(self, request, object_id):
        """The stored text, kept from others; 404 and `PermissionDenied` as for its form."""
        thing = self.get_object(request, object_id) if is_number(object_id) else None
        if thing is None:
            raise Http404
        thing = drafts.lock(thing)
        if not self.has_change_permission(request, thing):
            raise PermissionDenied
        return thing

    def joined(self, request, thing, choice):
        self.message_user(request, _("The text is saved as you chose."), messages.SUCCESS)
        for loss in choice.losses:
            self.message_user(request, loss, messages.WARNING)
        return HttpResponseRedirect(self.form_address(thing))

    def join_page(self, request, thing, choice, **context):
        context |= {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": thing,
            "title": _("Two texts to join"),
            "choice": choice,
            "form_address": self.form_address(thing),
        }
        return TemplateResponse(request, "admin/publishing/join.html", context, status=422 if choice.faults else 200)


def read_version(request):
    version = request.POST.get("read_version", "")
    return int(version) if is_number(version) else None


def settle(aside):
    aside.settled_at = timezone.now()
    aside.save(update_fields=["settled_at"])
