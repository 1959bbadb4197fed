"""What the form of a text says and asks of people: notes, who works on it, what is dated and not approved."""

from django.contrib import admin, messages
from django.contrib.admin.options import flatten_fieldsets
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.urls import path
from django.utils.translation import gettext

from newsroom.language import LANGUAGES
from newsroom.publishing.editing.addresses import TextPages
from newsroom.publishing.notes import TypedNotes, choices_of, threads_of
from newsroom.publishing.wording import unapproved


class PeopleAdmin(TextPages, admin.ModelAdmin):
    """A kind of text whose form carries notes, an assignment and warnings."""

    def get_urls(self):
        view, name = self.admin_site.admin_view(self.notes_view), self.page_name("notes")
        return [path("<int:pk>/notes/", view, name=name), *super().get_urls()]

    def notes_view(self, request, pk):
        """Take the notes of somebody who may read a text and not write it: their form saves nothing else."""
        thing = self.get_object(request, str(pk))
        if thing is None:
            raise Http404
        if request.method != "POST" or not self.may_note(request, thing):
            raise PermissionDenied
        TypedNotes.of(request.POST).save(thing, request.user)
        self.message_user(request, gettext("The notes are saved."), messages.SUCCESS)
        return HttpResponseRedirect(f"{self.form_address(thing)}#notes")

    def may_note(self, request, thing):
        return request.user.has_perm("publishing.add_note") and self.has_view_permission(request, thing)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None:
            context |= self.people_context(request, obj, context["adminform"].form)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def people_context(self, request, thing, form):
        typed = TypedNotes.of(request.POST)
        threads = threads_of(thing, typed)
        fields = dict.fromkeys(flatten_fieldsets(self.get_fieldsets(request, thing)))
        beside = {}
        for thread in threads:
            for name in thread.columns if not thread.note.is_done else ():
                beside.setdefault(name, []).append(thread.note)
        may_write = self.has_change_permission(request, thing)
        return {
            "threads": [thread for thread in threads if not thread.note.is_done],
            "done_threads": [thread for thread in threads if thread.note.is_done],
            "notes_beside": beside,
            "typed_notes": typed,
            "note_choices": choices_of(type(thing), fields) if self.may_note(request, thing) else [],
            "notes_address": "" if may_write else self.address("notes", thing.live),
            "assignment": self.assignment(form, thing, may_write),
            "unapproved": [words for language in LANGUAGES if (words := unapproved(thing, language))],
        }

    def assignment(self, form, thing, may_write):
        """The fields that say who works on a text, what they say to those who only read it, and who said so last."""
        item = thing.anchor
        return {
            "fields": [form[name] for name in ("assignee", "due_on") if may_write and name in form.fields],
            "assignee": item.assignee,
            "due_on": item.due_on,
            "last": item.assignments.select_related("by").first(),
        }

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        form.save_assignment()
        self.save_notes(request, form.instance)

    def save_notes(self, request, thing):
        """Notes stand beside a text: they are saved even where the text itself has to be joined with another first."""
        if request.user.has_perm("publishing.add_note"):
            TypedNotes.of(request.POST).save(thing, request.user)
