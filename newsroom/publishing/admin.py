"""The desk's way with every text: it shows and asks; what is allowed is decided by the workflow."""

from django.contrib import admin, messages
from django.contrib.admin.options import flatten_fieldsets
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline

from newsroom import search
from newsroom.images.forms import PictureChoices
from newsroom.images.models import Image
from newsroom.language import LANGUAGES

from .forms import (
    ChildForm,
    LoadedChoiceField,
    LoadedMultipleChoiceField,
    LoadedSelect,
    LoadedSelectMultiple,
    PublishableForm,
)
from .models import Note
from .permissions import has_right, works_for, writable_languages
from .publishable import LANGUAGE_IN, NOT_YET_PUBLIC
from .status import Status
from .workflow import MOVES, make_move, possible_moves


def language_of(model, field, source_language):
    """The language that a field's text belongs to; what is not translated goes with the language of origin."""
    base, _underscore, language = field.rpartition("_")
    return language if language in LANGUAGES and hasattr(model, base) else source_language


class StatusFilter(admin.SimpleListFilter):
    """One status in one language."""

    title = _("status")
    parameter_name = "status"

    def lookups(self, request, model_admin):
        choices = [*Status.choices, ("scheduled", _("scheduled"))]
        return [
            (f"{status}-{language}", format_html("{} {}", label, LANGUAGE_IN[language]))
            for language in LANGUAGES
            for status, label in choices
        ]

    def queryset(self, request, queryset):
        status, _dash, language = (self.value() or "").partition("-")
        if language not in LANGUAGES:
            return queryset
        if status == "scheduled":
            return queryset.filter(
                **{f"status_{language}": Status.PUBLISHED, f"published_at_{language}__gt": timezone.now()}
            )
        return queryset.filter(**{f"status_{language}": status})


class RegionFilter(admin.SimpleListFilter):
    """A region that some text of the list has."""

    title = _("region")
    parameter_name = "region"

    def lookups(self, request, model_admin):
        through = model_admin.model.regions.through
        region = model_admin.model.regions.field.related_model
        used = region.objects.filter(pk__in=through.objects.values("region"))
        return [(str(pk), name) for pk, name in used.values_list("pk", "name")]

    def queryset(self, request, queryset):
        return queryset.filter(regions=self.value()) if (self.value() or "").isdigit() else queryset


class LoadedRelations(PictureChoices):
    """Relations are chosen by autocompletes that print what was loaded with the row; pictures are seen."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request) and db_field.related_model is not Image:
            select = LoadedSelect(db_field, self.admin_site, using=kwargs.get("using"))
            kwargs = {"form_class": LoadedChoiceField, "widget": select, **kwargs}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            select = LoadedSelectMultiple(db_field, self.admin_site, using=kwargs.get("using"))
            kwargs = {"form_class": LoadedMultipleChoiceField, "widget": select, **kwargs}
        return super().formfield_for_manytomany(db_field, request, **kwargs)


class ChildRows(LoadedRelations):
    """Rows of a text. They are written by whoever may write the text, each language by itself."""

    form = ChildForm
    extra = 0
    ordering = ["position", "pk"]
    loaded_relations = ()

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.loaded_relations)

    def may_shape(self, request, thing):
        """Whether this person may add and remove rows."""
        return thing is None or thing.source_language in languages_for(request, thing)

    def has_view_permission(self, request, obj=None):
        return True

    def has_add_permission(self, request, obj=None):
        return self.may_shape(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self.may_shape(request, obj)

    def has_change_permission(self, request, obj=None):
        return obj is None or bool(languages_for(request, obj))

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *self.closed_fields(request, obj)]

    def closed_fields(self, request, thing):
        if thing is None:
            return []
        open_languages = languages_for(request, thing)
        names = flatten_fieldsets(self.fieldsets) if self.fieldsets else list(self.fields or ())
        return [name for name in names if language_of(self.model, name, thing.source_language) not in open_languages]


class ChildInline(ChildRows, admin.StackedInline):
    pass


class TranslatedChildInline(ChildRows, TranslationStackedInline):
    pass


def languages_for(request, thing):
    """`writable_languages`, asked once a request."""
    known = request.__dict__.setdefault("_writable_languages", {})
    if (type(thing), thing.pk) not in known:
        known[type(thing), thing.pk] = writable_languages(request.user, thing)
    return known[type(thing), thing.pk]


class PublishableAdmin(LoadedRelations, TranslationAdmin):
    """A kind of text at the desk: list, form in two languages side by side, and the moves."""

    form = PublishableForm
    change_form_template = "admin/publishing/change_form.html"
    save_as = True
    save_on_top = False
    list_per_page = 50
    show_full_result_count = False
    list_filter = [StatusFilter, RegionFilter]
    date_hierarchy = None
    list_select_related = ["changed_by"]
    search_fields = ["pk"]  # Django shows the field; `get_search_results` asks the newsroom's own index.

    # The list

    def get_queryset(self, request):
        return super().get_queryset(request).live().visible_to(request.user)

    def get_list_display(self, request):
        return ["__str__", "standing_ru", "standing_en", "region_names", "changed"]

    def get_search_results(self, request, queryset, search_term):
        return search.search_items(queryset, search_term), False

    @admin.display(description=_("Russian"), ordering="published_at_ru")
    def standing_ru(self, thing):
        return standing(thing, "ru")

    @admin.display(description=_("English"), ordering="published_at_en")
    def standing_en(self, thing):
        return standing(thing, "en")

    @admin.display(description=_("regions"))
    def region_names(self, thing):
        return ", ".join(map(str, thing.regions.all()))

    @admin.display(description=_("changed"), ordering="changed_at")
    def changed(self, thing):
        when = localtime(thing.changed_at).strftime("%d.%m.%Y %H:%M")
        return format_html("{} <span class='quiet'>{}</span>", when, thing.changed_by or "")

    # Who may do what: the rules are in `permissions`

    def has_view_permission(self, request, obj=None):
        return has_right(request.user, obj or self.model(), "view") and (
            obj is None or self.model.objects.visible_to(request.user).filter(pk=obj.pk).exists()
        )

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return has_right(request.user, self.model(), "change")
        return bool(languages_for(request, obj))

    def has_delete_permission(self, request, obj=None):
        if obj is None:
            return has_right(request.user, self.model(), "delete")
        return has_right(request.user, obj, "delete") and not obj.was_public and works_for(request.user, obj)

    def get_readonly_fields(self, request, obj=None):
        names = [*super().get_readonly_fields(request, obj)]
        moments = [
            f"published_at_{language}" for language in LANGUAGES if not self.may_schedule(request, obj, language)
        ]
        if obj is None:
            return [*names, *moments]
        open_languages = languages_for(request, obj)
        closed = [
            name
            for name in flatten_fieldsets(self.get_fieldsets(request, obj))
            if language_of(self.model, name, obj.source_language) not in open_languages
        ]
        if obj.was_public and "source_language" not in closed:
            closed.append("source_language")
        return list(dict.fromkeys([*names, *moments, *closed]))

    def may_schedule(self, request, obj, language):
        """Whether this person sets the moment of publication: until readers were promised one."""
        return has_right(request.user, obj or self.model(), "publish") and (
            obj is None or obj.status_in(language) in NOT_YET_PUBLIC
        )

    # The form

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.user = request.user
        return form

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj is not None:
            context |= {
                "panels": [self.panel(request, obj, language) for language in LANGUAGES],
                "notes": obj.item.notes.all(),
                "moves": obj.item.moves.select_related("by"),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def panel(self, request, thing, language):
        """What the form says and offers of one language."""
        moves = possible_moves(thing, language, request.user)
        return {
            "language": language,
            "standing": standing(thing, language),
            "address": thing.address_in(language) if thing.is_published(language) else "",
            "reason": thing.retraction_reason(language),
            "errors": thing.publish_errors(language) if {"submit", "publish"}.intersection(moves) else [],
            "moves": [{"name": name, "label": effect(thing, name, language)} for name in moves],
            "asks_reason": next((REASONS[name] for name in moves if MOVES[name].needs_note), ""),
        }

    def save_model(self, request, obj, form, change):
        obj.changed_by = request.user
        if not change:
            obj.created_by = request.user
            if "_saveasnew" in request.POST:
                obj.published_at_ru = obj.published_at_en = None
        for language in obj.public_languages if change else []:
            if any(language_of(self.model, name, language) == language for name in form.changed_data):
                setattr(obj, f"updated_at_{language}", timezone.now())
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if done := request.POST.getlist("_note_done"):
            Note.objects.filter(item=form.instance.item_id, pk__in=[pk for pk in done if pk.isdigit()]).update(
                is_done=True
            )

    # The moves

    def response_add(self, request, obj, post_url_continue=None):
        return self.response_move(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self.response_move(request, obj) or super().response_change(request, obj)

    def response_move(self, request, thing):
        """Make the move whose button was pressed, after the text was saved; say what happened, and stay at the form."""
        name, _colon, language = request.POST.get("_move", "").partition(":")
        if name not in MOVES or language not in LANGUAGES:
            return None
        try:
            moved = make_move(
                thing.item, name, language, by=request.user, note=request.POST.get(f"_reason_{language}", "")
            )
        except PermissionDenied as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
        except ValidationError as refusal:
            text = format_html(
                "{} <ul>{}</ul>",
                gettext("The text is saved, but this is not possible yet:"),
                format_html_join("", "<li>{}</li>", ((message,) for message in refusal.messages)),
            )
            self.message_user(request, text, messages.WARNING)
        else:
            text = format_html("“{}”: {} {}.", moved, standing(moved, language), LANGUAGE_IN[language])
            self.message_user(request, text, messages.SUCCESS)
        form = f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change"
        return HttpResponseRedirect(reverse(form, args=[thing.pk]))


REASONS = {
    "send_back": _("What should be changed, if you send it back"),
    "retract": _("Why it is withdrawn, if you retract it: readers will see this"),
}


def standing(thing, language):
    """Where a text stands in a language, in words: “published, 12 September 2024, 10:00”."""
    status = thing.status_in(language)
    moment = thing.published_at_in(language)
    name = "scheduled" if thing.is_scheduled(language) else status.value
    label = gettext("scheduled") if name == "scheduled" else status.label
    when = (
        localtime(moment).strftime("%d.%m.%Y %H:%M")
        if moment and status in {Status.PUBLISHED, Status.RETRACTED}
        else ""
    )
    return format_html(
        '<span class="standing standing--{}">{}</span>{}',
        name,
        label,
        format_html(" <time>{}</time>", when) if when else "",
    )


def effect(thing, name, language):
    """A move named by what it does: “Publish in English”, “Schedule in Russian for 12.09.2024 10:00”."""
    moment = thing.published_at_in(language)
    if name == "publish" and moment and moment > timezone.now():
        return gettext("Schedule %(in_language)s for %(moment)s") % {
            "in_language": LANGUAGE_IN[language],
            "moment": localtime(moment).strftime("%d.%m.%Y %H:%M"),
        }
    return gettext("%(move)s %(in_language)s") % {"move": MOVES[name].label, "in_language": LANGUAGE_IN[language]}
