"""The desk's way with every text: it shows and asks; what is allowed is decided by the workflow and `permissions`."""

from django.contrib import admin, messages
from django.contrib.admin.helpers import AdminField
from django.contrib.admin.options import flatten_fieldsets
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, OuterRef, Subquery
from django.http import HttpResponseRedirect
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from newsroom import search
from newsroom.images.forms import PictureChoices
from newsroom.language import LANGUAGES
from newsroom.language.choices import is_number
from newsroom.language.desk import BilingualAdmin

from .editing.beside import DraftAdmin
from .editing.keeping import KeepingAdmin
from .editing.past import HistoryAdmin
from .editing.people import PeopleAdmin
from .editing.preview import PreviewAdmin
from .filters import EnglishStatusFilter, PublicLanguagesFilter, RegionFilter, RussianStatusFilter, WorklistFilter
from .forms import PublishableForm
from .models import Note
from .paginator import DeskPaginator
from .permissions import has_right, works_for
from .rows import ChildInline, TranslatedChildInline, closed_fields, languages_for, shapes
from .status import NOT_YET_PUBLIC
from .wording import (
    DONE,
    EFFECTS,
    LANGUAGE_NAMES,
    NEEDS_ANOTHER,
    REASONS,
    in_words,
    moment_in_words,
    sent_back,
    standing,
    standing_in_list,
)
from .workflow import MOVES, PUBLISHING, make_move, needs_another, possible_moves

#: Moves before which the panel of a language says what is missing.
SHOWS_ERRORS = {"submit", "restore", *PUBLISHING}

__all__ = ["ChildInline", "PublishableAdmin", "TranslatedChildInline"]


REGIONS_SHOWN = 3  # of the regions of a text, in a list


class DeskList(ChangeList):
    """The list with all that its rows show, in as many queries for thirty rows as for one."""

    def get_results(self, request):
        super().get_results(request)
        texts = [field.name for field in self.model._meta.get_fields() if field.name.startswith("body")]
        texts += [f"working_copy__{name}" for name in texts]
        notes = Note.objects.filter(item=OuterRef("item"), is_done=False, parent=None).order_by().values("item")
        self.result_list = (
            self.result_list.defer(*texts)
            .select_related("changed_by", "working_copy__changed_by")
            .prefetch_related("regions")
            .annotate(open_notes=Subquery(notes.annotate(count=Count("pk")).values("count")))
        )


class PublishableAdmin(
    KeepingAdmin, PeopleAdmin, HistoryAdmin, PreviewAdmin, DraftAdmin, PictureChoices, BilingualAdmin
):
    """A kind of text at the desk: list, form in two languages side by side, and the moves."""

    form = PublishableForm
    change_form_template = "admin/publishing/change_form.html"
    view_on_site = False  # the panel of each language has the address, when there is one
    save_as = True
    list_per_page = 30
    paginator = DeskPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_filter = [RussianStatusFilter, EnglishStatusFilter, PublicLanguagesFilter, RegionFilter, WorklistFilter]
    list_display = ["__str__", "draft_beside", "standing_ru", "standing_en", "region_names", "notes_left", "changed"]
    search_fields = ["pk"]  # Django shows the field; `get_search_results` asks the newsroom's own index.
    new_title = None

    # The list

    def get_queryset(self, request):
        texts = super().get_queryset(request).visible_to(request.user)
        return texts if hasattr(request, "with_drafts") else texts.live()

    def get_changelist(self, request, **kwargs):
        return DeskList

    def get_search_results(self, request, queryset, search_term):
        return search.search_items(queryset, search_term), False

    @admin.display(description=_("draft beside it"))
    def draft_beside(self, thing):
        """The draft that stands beside a live text: its own headline, when it changed, by whom."""
        if not (draft := thing.draft_beside):
            return ""
        by = draft.changed_by or gettext("the newsroom")
        told = (self.form_address(draft), draft, moment_in_words(draft.changed_at), by)
        return format_html('<a href="{}">{}</a> <span class="quiet">{}, {}</span>', *told)

    @admin.display(description=_("Russian"), ordering="published_at_ru")
    def standing_ru(self, thing):
        return standing_in_list(thing, "ru")

    @admin.display(description=_("English"), ordering="published_at_en")
    def standing_en(self, thing):
        return standing_in_list(thing, "en")

    @admin.display(description=_("regions"))
    def region_names(self, thing):
        names = list(map(str, thing.regions.all()))
        return ", ".join(names[:REGIONS_SHOWN]) + ("…" if len(names) > REGIONS_SHOWN else "")

    @admin.display(description=_("to look at"))
    def notes_left(self, thing):
        if not thing.open_notes:
            return ""
        words = ngettext("%(count)s note", "%(count)s notes", thing.open_notes) % {"count": thing.open_notes}
        return format_html('<span class="notes-left">{}</span>', words)

    @admin.display(description=_("changed"), ordering="changed_at")
    def changed(self, thing):
        by = thing.changed_by or gettext("the newsroom")
        return format_html('{} <span class="quiet">{}</span>', moment_in_words(thing.changed_at), by)

    # Who may do what: the rules are in `permissions`

    def has_view_permission(self, request, obj=None):
        return has_right(request.user, obj or self.model, "view") and (
            obj is None or self.model.objects.visible_to(request.user).filter(pk=obj.pk).exists()
        )

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return has_right(request.user, self.model, "change")
        return bool(languages_for(request, obj))

    def has_delete_permission(self, request, obj=None):
        if obj is None:
            return has_right(request.user, self.model, "delete")
        return has_right(request.user, obj, "delete") and not obj.was_public and works_for(request.user, obj)

    def may_copy(self, request, obj):
        """Whether the form holds the whole text, so that a copy of it would be whole."""
        return self.has_add_permission(request) and shapes(request, obj)

    def may_schedule(self, request, obj, language):
        """Whether this person sets the moment of publication: until readers were promised one."""
        return (
            has_right(request.user, obj, "publish")
            and obj.working_copy_of_id is None
            and obj.status_in(language) in NOT_YET_PUBLIC
            and language in languages_for(request, obj)
        )

    def get_deleted_objects(self, objs, request):
        """What was published is named among what stands in the way, with what to do instead."""
        deleted, counts, lacking, protected = super().get_deleted_objects(objs, request)
        kept = [thing for thing in objs if thing.was_public]
        words = gettext("“%(title)s” was published: retract it, so that its address tells readers why it is gone.")
        if kept and has_right(request.user, kept[0], "delete"):
            lacking.discard(self.opts.verbose_name)
        return deleted, counts, lacking, [*protected, *(words % {"title": thing} for thing in kept)]

    # The form

    def get_fieldsets(self, request, obj=None):
        """The moments of publication are not among the fields: each stands in the panel of its language."""
        moments = [f"published_at_{name}" for name in LANGUAGES if obj and self.may_schedule(request, obj, name)]
        return [*super().get_fieldsets(request, obj), *([(None, {"fields": moments})] if moments else [])]

    def get_readonly_fields(self, request, obj=None):
        names = list(super().get_readonly_fields(request, obj))
        if obj is None:
            return names
        closed = closed_fields(request, obj, self.model, flatten_fieldsets(self.get_fieldsets(request, obj)))
        return list(dict.fromkeys([*names, *closed, *(["source_language"] if obj.was_public else [])]))

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.user = request.user
        return form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "POST":
            self.prepare_copy(request, object_id)
        title = {} if object_id else {"title": self.new_title or capfirst(self.opts.verbose_name), "subtitle": None}
        return super().changeform_view(request, object_id, form_url, title | (extra_context or {}))

    def prepare_copy(self, request, object_id):
        """Complete what the form does not send of a text that is copied, or save what is left of one that is gone."""
        original = self.get_object(request, object_id) if object_id else None
        if object_id and original is None and self.has_add_permission(request):
            if not is_number(object_id) or self.model.objects.filter(pk=object_id).exists():
                return  # no text at all, or one that is there but not for this person
            request.POST = request.POST.copy()
            request.POST["_saveasnew"] = "gone"
            request.POST.pop("_move", None)
            text = gettext("This text was deleted while you were writing. What you wrote is kept as a new draft.")
            self.message_user(request, text, messages.WARNING)
        elif original and "_saveasnew" in request.POST:
            if not self.may_copy(request, original):
                raise PermissionDenied
            request.POST = request.POST.copy()
            request.POST.setdefault("source_language", original.source_language)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["may_copy"] = obj is None or self.may_copy(request, obj)
        form = context["adminform"].form
        context["keeping"] = self.keeping_context(request, obj, form)
        if obj is not None:
            moves = list(obj.anchor.moves.select_related("by"))
            context |= {
                "title": str(obj),
                "subtitle": None,
                "panels": [
                    self.panel(request, obj, language, form) | {"sent_back": sent_back(obj, language, moves)}
                    for language in LANGUAGES
                ],
                "moves": moves,
                "draft": self.draft_context(request, obj),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def panel(self, request, thing, language, form):
        """What the form says and offers of one language."""
        moves = possible_moves(thing, language, request.user)
        moment = f"published_at_{language}"
        return {
            "language": language,
            "name": LANGUAGE_NAMES[language],
            "standing": standing(thing, language),
            "address": thing.address_in(language) if thing.is_published(language) else "",
            "reason": thing.retraction_reason(language),
            "errors": thing.publish_errors(language) if SHOWS_ERRORS.intersection(moves) else [],
            "moment": AdminField(form, moment, is_first=True) if moment in form.fields else None,
            "moves": [{"name": name, "label": in_words(EFFECTS, thing, name, language)} for name in moves],
            "asks_reason": next((REASONS[name, language] for name in moves if MOVES[name].needs_note), ""),
            "needs_another": NEEDS_ANOTHER[language] if needs_another(thing, language, request.user) else "",
            "typed_reason": request.POST.get(f"_reason_{language}", ""),
        }

    def save_model(self, request, obj, form, change):
        obj.changed_by = request.user
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        form.instance.tell_search()

    # The moves

    def response_add(self, request, obj, post_url_continue=None):
        return self.response_move(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self.response_move(request, obj) or super().response_change(request, obj)

    def response_move(self, request, thing):
        """Make the move whose button was pressed, after the text was saved; say what happened, and stay at the form."""
        if "_move" not in request.POST:
            return None
        name, _colon, language = request.POST["_move"].partition(":")
        reason = request.POST.get(f"_reason_{language}", "")
        try:
            moved = make_move(thing.anchor, name, language, by=request.user, note=reason, of_draft=thing != thing.live)
        except KeyError:
            self.message_user(request, gettext("The text is saved. The newsroom knows no such step."), messages.ERROR)
        except PermissionDenied as refusal:
            self.message_user(request, format_html("{} {}", gettext("The text is saved."), refusal), messages.ERROR)
        except ValidationError as refusal:
            text = format_html(
                "{} <ul>{}</ul>",
                gettext("The text is saved, but this is not possible yet:"),
                format_html_join("", "<li>{}</li>", ((message,) for message in refusal.messages)),
            )
            self.message_user(request, text, messages.WARNING)
        else:
            self.message_user(request, in_words(DONE, moved, name, language), messages.SUCCESS)
        return HttpResponseRedirect(self.form_address(thing))
