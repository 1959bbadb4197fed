"""The draft beside a live page at the desk: begun, written like a text, joined with a page that moved on, put live."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import path
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from newsroom.publishing.editing.choice import Choice
from newsroom.publishing.editing.joining import JoiningAdmin
from newsroom.publishing.history import drafts, revisions
from newsroom.publishing.history.snapshots import take
from newsroom.publishing.models import Revision
from newsroom.publishing.permissions import may_begin_draft


class DraftAdmin(JoiningAdmin):
    """For the admin of a kind of text whose published pages are changed by drafts that readers do not see."""

    def get_urls(self):
        view, name = self.admin_site.admin_view, self.page_name
        return [
            path("<path:object_id>/draft/", view(self.draft_view), name=name("draft")),
            path("<path:object_id>/catch-up/", view(self.catch_up_view), name=name("catch_up")),
            *super().get_urls(),
        ]

    def get_object(self, request, object_id, from_field=None):
        """A draft beside a live page has a form like any text, though no list shows it by itself."""
        request.with_drafts = True
        try:
            return super().get_object(request, object_id, from_field)
        finally:
            del request.with_drafts

    def draft_view(self, request, object_id):
        """Begin a draft that says what the live page says, or go to the one that stands there."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        live = self.readable_text(request, object_id)
        if not may_begin_draft(request.user, live):
            raise PermissionDenied
        try:
            draft = drafts.begin(live, by=request.user)
        except ValidationError as refusal:
            self.message_user(request, " ".join(refusal.messages), messages.WARNING)
            draft = live
        return HttpResponseRedirect(self.form_address(draft))

    def save_beside(self, request, live):
        """Put what is typed into the form of a live page into a draft beside it: readers see no change."""
        typed, refusal = self.as_typed(request, str(live.pk), take)
        if refusal:
            return refusal
        self.save_notes(request, live)
        standing = live.draft_beside
        draft = standing or drafts.begin(live, by=request.user)
        if standing is None:
            revisions.write(draft, typed, by=request.user)
            self.message_user(request, _("What you typed stands in a draft. Readers see no change."), messages.SUCCESS)
            return HttpResponseRedirect(self.form_address(draft))
        return self.ask_to_join(request, draft, typed, revisions.begin(live))

    def timely(self, request, stored):
        if "_beside" in request.POST and stored.promised_languages and self.has_change_permission(request, stored):
            return self.save_beside(request, stored)
        return super().timely(request, stored)

    # A live page that moved on

    @transaction.atomic
    def catch_up_view(self, request, object_id):
        """The draft and the live page, which changed since the draft began, place by place; what is chosen is saved."""
        draft = self.text_to_write(request, object_id)
        if draft.working_copy_of_id is None:
            return HttpResponseRedirect(self.form_address(draft))
        texts = (drafts.base_of(draft).snapshot, take(draft.live), take(draft))
        base, theirs, mine = map(drafts.without_moments, texts)
        choice = Choice(request, draft, base=base, theirs=theirs, mine=mine)
        if request.method != "POST" or not choice.save():
            return self.join_page(request, draft, choice, live=draft.live, their_name=draft.live.changed_by)
        drafts.caught_up(draft)
        return self.joined(request, draft, choice)

    # Publishing

    def response_change(self, request, obj):
        if "_publish_draft" in request.POST and obj.working_copy_of_id:
            return self.publish_draft(request, obj)
        return super().response_change(request, obj)

    def publish_draft(self, request, draft):
        """Make the saved draft the live page, or say what is in the way."""
        kind = Revision.Kind.MINOR if "_minor" in request.POST else Revision.Kind.MATERIAL
        try:
            live = drafts.publish(draft, by=request.user, kind=kind)
        except drafts.Overtaken:
            words = _("The draft is saved. The live page changed since it began: choose what stays, then publish.")
            self.message_user(request, words, messages.WARNING)
            return HttpResponseRedirect(self.address("catch_up", draft))
        except PermissionDenied as refusal:
            self.message_user(request, format_html("{} {}", _("The draft is saved."), refusal), messages.ERROR)
        except ValidationError as refusal:
            missing = format_html_join("", "<li>{}</li>", ((message,) for message in refusal.messages))
            words = _("The draft is saved, but this is not possible yet:")
            self.message_user(request, format_html("{} <ul>{}</ul>", words, missing), messages.WARNING)
        else:
            words = _("Readers have the new text of “%(title)s”.")
            if not live.promised_languages:
                words = _("The draft is the text of “%(title)s” now. Readers do not have it: it is retracted.")
            self.message_user(request, words % {"title": live}, messages.SUCCESS)
            draft = live
        return HttpResponseRedirect(self.form_address(draft))

    # Dropping: Django's own page of deletion asks first

    def delete_model(self, request, obj):
        if obj.working_copy_of_id is None:
            return super().delete_model(request, obj)
        request.dropped_beside = obj.live
        return drafts.drop(obj, by=request.user)

    def response_delete(self, request, obj_display, obj_id):
        if live := getattr(request, "dropped_beside", None):
            self.message_user(request, _("The draft is dropped. It can be brought back from the history."))
            return HttpResponseRedirect(self.form_address(live))
        return super().response_delete(request, obj_display, obj_id)

    # The form

    def draft_context(self, request, thing):
        """What the form says of the draft and its live page: whichever of the two it is not, and what may be done."""
        live, draft = thing.live, thing.draft_beside
        is_draft = thing.working_copy_of_id is not None
        return {
            "is_draft": is_draft,
            "beside": live if is_draft else draft,
            "beside_address": self.form_address(live if is_draft else draft) if is_draft or draft else "",
            "may_publish": is_draft and drafts.may_publish(request.user, thing),
            "may_begin": not is_draft and bool(live.promised_languages) and may_begin_draft(request.user, live),
            "begin_address": self.address("draft", live),
            "catch_up_address": self.address("catch_up", thing) if is_draft and drafts.overtaking(thing) else "",
            "is_promised": bool(live.promised_languages),
        }
