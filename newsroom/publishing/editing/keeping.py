"""What is typed is kept: between saves, over a closed tab, an ended session and a lost connection."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse, QueryDict
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.language.choices import is_number
from newsroom.publishing.editing import open_forms
from newsroom.publishing.editing.addresses import TextPages
from newsroom.publishing.history import revisions
from newsroom.publishing.history.snapshots import take
from newsroom.publishing.models import Item
from newsroom.publishing.wording import moment_in_words


class KeepingAdmin(TextPages):
    """For the admin of a kind of text: its forms say who has them open, and bring back what was not saved."""

    def get_urls(self):
        view, name = self.admin_site.admin_view(self.keep_view), self.page_name
        return [
            path("add/keep/", view, name=name("keep_new")),
            path("<path:object_id>/keep/", view, name=name("keep")),
            *super().get_urls(),
        ]

    def keep_address(self, thing):
        return self.address("keep", thing) if thing else self.address("keep_new")

    def keep_view(self, request, object_id=None):
        """A form says that it is open, and what is typed in it: answered with who else is here, as JSON.

        With `_discard` it gives up what an earlier form kept.
        """
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        thing = self.text_of_form(request, object_id)
        if "_discard" in request.POST:
            open_forms.forget(open_forms.key_in({"form_key": request.POST["_discard"]}), request.user)
            self.message_user(request, _("What was typed and not saved is given up."))
            return HttpResponseRedirect(self.form_address(thing) if thing else "../")
        key = open_forms.key_in(request.POST)
        typed = request.POST if "_typed" in request.POST else None
        if key is None or not self.note_form(request, key, thing, typed):
            raise Http404
        return JsonResponse(self.standing_of_form(request, thing, typed))

    def text_of_form(self, request, object_id):
        """The text whose form is open, None for a new one; 404 and `PermissionDenied` as for the form itself."""
        if object_id is None:
            if not self.has_add_permission(request):
                raise PermissionDenied
            return None
        thing = self.get_object(request, object_id) if is_number(object_id) else None
        if thing is None:
            raise Http404
        if not self.has_view_or_change_permission(request, thing):
            raise PermissionDenied
        return thing

    def note_form(self, request, key, thing, typed=None):
        read = request.POST.get("read_version", "")
        version = int(read) if is_number(read) else (thing.version if thing else 0)
        kind = self.opts.model_name
        return open_forms.note(key, request.user, kind=kind, thing=thing, version=version, typed=typed)

    def standing_of_form(self, request, thing, typed):
        said = {"kept": "", "others": open_forms.others(request.user, thing) if thing else [], "stale": ""}
        if typed is not None:
            said["kept"] = _("Kept, not saved yet: %(moment)s") % {"moment": moment_in_words(timezone.now())}
        if thing and request.POST.get("read_version", "") != str(thing.version):
            words = _("%(name)s saved this text meanwhile. When you save, you will see both texts and choose.")
            said["stale"] = words % {"name": thing.changed_by or _("The newsroom")}
        return said

    def keep_posted(self, request, object_id, typed):
        """Keep what somebody posted who was signed out; the address where it stands in its form again."""
        thing = self.text_of_form(request, object_id)
        key = open_forms.key_in(typed)
        kind, version = self.opts.model_name, thing.version if thing else 0
        if not key or not open_forms.note(key, request.user, kind=kind, thing=thing, version=version, typed=typed):
            return None
        return f"{self.form_address(thing) if thing else self.address('add')}?back={key}"

    # The form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "GET" and "back" in request.GET:
            self.bring_back(request, object_id)
            form_url = request.path  # once saved, it is not to be brought back again
        is_new = request.method == "POST" and (not object_id or "_saveasnew" in request.POST)
        form_view = super().changeform_view
        if not is_new or hasattr(request, "question"):
            return form_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            open_forms.hold(open_forms.key_in(request.POST))
            if made := self.made_by(request):
                return self.posted_again(request, object_id, made)
            return form_view(request, object_id, form_url, extra_context)

    def bring_back(self, request, object_id):
        """Show the form as it was typed and not saved. Nothing is saved by this either."""
        thing = self.text_of_form(request, object_id)
        key = open_forms.key_in({"form_key": request.GET["back"]})
        form = open_forms.unsaved(request.user, self.opts.model_name, thing).filter(key=key).first()
        if form is None:
            raise Http404
        request.FILES.clear()  # read before POST is set: reading them later would empty it
        request.POST = QueryDict(form.typed, mutable=True)
        request.method, request.brought_back = "POST", form

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.is_brought_back = hasattr(request, "brought_back")
        return form

    def made_by(self, request):
        """The text that this form has made already: it was posted twice."""
        key = open_forms.key_in(request.POST)
        item = key and Item.objects.filter(form_key=key, kind=self.opts.model_name).first()
        return item and self.get_object(request, str(item.thing.pk))

    def posted_again(self, request, object_id, made):
        """A form makes one text. Posted again it changes that text, and whoever changed it meanwhile is asked."""
        typed, refusal = self.as_typed(request, object_id, take)
        if refusal:
            return refusal
        if typed["fields"] == take(made)["fields"]:
            self.message_user(request, _("This form was sent twice: it made one text, and this is it."), messages.INFO)
            return HttpResponseRedirect(self.form_address(made))
        return self.ask_to_join(request, made, typed, revisions.first(made))

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        key = open_forms.key_in(request.POST)
        if not change and key and not Item.objects.filter(form_key=key).exists():
            Item.objects.filter(pk=form.instance.item_id).update(form_key=key)
        open_forms.forget(key, request.user)

    def keeping_context(self, request, thing, form):
        """What the form says of itself: the address that keeps it, who else is here, what was never saved."""
        kind, key = self.opts.model_name, form["form_key"].value()
        brought_back = getattr(request, "brought_back", None)
        if request.method == "GET":
            open_forms.sweep()
        unsaved = [each for each in open_forms.unsaved(request.user, kind, thing) if str(each.key) != str(key)]
        if key and brought_back is None:
            self.note_form(request, open_forms.key_in({"form_key": str(key)}), thing)
        return {
            "address": self.keep_address(thing),
            "others": open_forms.others(request.user, thing) if thing else [],
            "unsaved": unsaved[:3],
            "brought_back": brought_back,
        }
