"""The history of a text at the desk: every revision, any two of them compared, each brought back, whole or in part."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from newsroom.language.choices import is_number
from newsroom.publishing.editing.addresses import TextPages
from newsroom.publishing.editing.places import Places
from newsroom.publishing.history import drafts, revisions
from newsroom.publishing.history.merging import changes, differences, joined, language_of
from newsroom.publishing.history.snapshots import kept_moments, take
from newsroom.publishing.models import Revision
from newsroom.publishing.rows import languages_for, shapes

A_PAGE = 30


class HistoryAdmin(TextPages):
    """For the admin of a kind of text: its history, in place of Django's list of who pressed which button."""

    def get_urls(self):
        view, name = self.admin_site.admin_view, self.page_name
        return [
            path("<path:object_id>/history/compare/", view(self.compare_view), name=name("compare")),
            path("<path:object_id>/history/restore/", view(self.restore_view), name=name("restore")),
            *super().get_urls(),
        ]

    def readable_text(self, request, object_id):
        """The text that somebody may read; 404 for any other."""
        thing = self.get_object(request, object_id) if is_number(object_id) else None
        if thing is None or not self.has_view_or_change_permission(request, thing):
            raise Http404
        return thing

    def save_related(self, request, form, formsets, change):
        """Every save is a revision; one that changed nothing is none, and nobody's form is stale because of it."""
        super().save_related(request, form, formsets, change)
        kind = Revision.Kind.MINOR if "_minor" in request.POST else Revision.Kind.MATERIAL
        thing, stored = form.instance, getattr(request, "stored", None)
        if revisions.record(thing, by=request.user, kind=kind) is None and stored:
            same = {name: getattr(stored, name) for name in ("version", "changed_at", "changed_by")}
            self.model._base_manager.filter(pk=thing.pk).update(**same)
            vars(thing).update(version=stored.version)

    def history_view(self, request, object_id, extra_context=None):
        thing = self.get_object(request, object_id)
        if thing is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, thing):
            raise PermissionDenied
        found = Revision.objects.filter(item=thing.anchor).listed()
        page = Paginator(found, A_PAGE).get_page(request.GET.get("p"))
        names = Places(self.model).names_of
        is_draft = thing.working_copy_of_id is not None
        rows = [
            {
                "revision": each,
                "touched": names(each.touched),
                "waits_here": each.is_waiting and each.is_draft == is_draft,
            }
            for each in page.object_list
        ]
        return self.history_page(request, thing, "history", title=_("History"), page=page, rows=rows)

    def history_page(self, request, thing, template, **context):
        context |= {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": thing,
            "form_address": self.form_address(thing),
            **{f"{page}_address": self.address(page, thing) for page in ("history", "compare", "restore")},
        }
        return TemplateResponse(request, f"admin/publishing/{template}.html", context)

    def compare_view(self, request, object_id):
        """What became of one revision in another, place by place and word by word; “now” is the text as it stands."""
        thing = self.readable_text(request, object_id)
        old, new = (self.side(thing, request.GET.get(name, "")) for name in ("old", "new"))
        if old.order > new.order:
            old, new = new, old
        places = Places(self.model, old.snapshot, new.snapshot)
        open_languages, kept = self.open_languages(request, thing), kept_moments(thing)
        rows = []
        for where, values in changes(old.snapshot, new.snapshot).items():
            told = places.place(where)
            row = {"place": told, "shown": places.marked(told, *values), "name": ".".join(where)}
            rows.append(row | {"is_open": told.language in open_languages, "is_kept": where[-1] in kept})
        may_restore = all(row["is_open"] for row in rows) and not all(row["is_kept"] for row in rows)
        context = {"old": old, "new": new, "rows": rows, "may_restore": may_restore}
        return self.history_page(request, thing, "compare", title=_("Two revisions compared"), **context)

    def open_languages(self, request, thing):
        return {*languages_for(request, thing), *([None] if shapes(request, thing) else [])}

    def side(self, thing, name):
        """A revision by its number, or the text as it stands for “now”."""
        if name == "now":
            return Now(thing)
        if not is_number(name):
            raise Http404
        found = Revision.objects.filter(item=thing.anchor).select_related("by").filter(pk=name).first()
        if found is None:
            raise Http404
        found.order = found.pk
        return found

    def restore_view(self, request, object_id):
        """Bring back a whole revision, or what it says at one place. What stood there stays in the history."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        with transaction.atomic():
            thing = drafts.lock(self.readable_text(request, object_id))
            if request.POST.get("read_version") != str(thing.version):
                return self.compare_again(request, thing)
            old = self.side(thing, request.POST.get("revision", ""))
            now, name = take(thing), request.POST.get("place", "")
            differing = [each for each in differences(now, now, old.snapshot) if name in ("", each.name)]
            if not {language_of(each.path) for each in differing} <= self.open_languages(request, thing):
                raise PermissionDenied
            wanted = joined(now, old.snapshot, differing, {})
            losses = revisions.write(thing, wanted, by=request.user)
            if faults := thing.incomplete():
                transaction.set_rollback(True)
        for words in faults:
            self.message_user(request, words, messages.ERROR)
        if not faults:
            words = _("Brought back. What stood there before is in the history.")
            self.message_user(request, words, messages.SUCCESS)
        for loss in losses:
            self.message_user(request, loss, messages.WARNING)
        return HttpResponseRedirect(self.form_address(thing))

    def compare_again(self, request, thing):
        """Nothing was brought back over what somebody saved meanwhile: it is shown first."""
        words = _("The text changed meanwhile, so nothing is brought back yet: look at the differences again.")
        self.message_user(request, words, messages.WARNING)
        revision = request.POST.get("revision", "")
        if not is_number(revision):
            return HttpResponseRedirect(self.address("history", thing))
        return HttpResponseRedirect(f"{self.address('compare', thing)}?old={revision}&new=now")


class Now:
    """The text as it stands, beside revisions."""

    order = float("inf")
    pk = "now"

    def __init__(self, thing):
        self.at, self.by, self.snapshot = thing.changed_at, thing.changed_by, take(thing)
