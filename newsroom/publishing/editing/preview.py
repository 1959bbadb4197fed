"""The preview: what is typed and not yet saved, as readers would see it."""

from django.core.exceptions import PermissionDenied
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path

from newsroom.publishing.editing.look import PREFIX, Look
from newsroom.publishing.editing.printed import printed
from newsroom.publishing.editing.typed import TypedText


class PreviewAdmin(TypedText):
    """For the admin of a kind of text: its form may be sent to `preview/` instead of being saved.

    The page of the preview carries what was typed along, so that it can be asked for in another look; nothing is kept.
    """

    def get_urls(self):
        view, name = self.admin_site.admin_view(self.preview_view), self.page_name
        return [
            path("add/preview/", view, name=name("preview_new")),
            path("<int:object_id>/preview/", view, name=name("preview")),
            *super().get_urls(),
        ]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if self.has_add_permission(request) if obj is None else self.has_change_permission(request, obj):
            context["preview_address"] = self.address("preview", obj) if obj else self.address("preview_new")
        return super().render_change_form(request, context, add, change, form_url, obj)

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        form.is_preview = hasattr(request, "is_preview")
        return form

    def preview_view(self, request, object_id=None):
        thing = self.previewed(request, object_id)
        look = Look.of(request.POST or request.GET)
        if request.method == "POST":
            context = self.typed_page(request, thing, look)
        elif thing is None:
            return redirect(self.address("add"))
        else:
            context = self.page_of(request, look, thing)
        typed = [(name, value) for name, values in request.typed.lists() for value in values]
        context |= {**self.admin_site.each_context(request), "is_popup": True, "look": look, "typed": typed}
        context.setdefault("title", thing or self.new_title)
        response = TemplateResponse(request, "admin/publishing/preview.html", context)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    def previewed(self, request, object_id):
        """The stored text, where this person may see it; None for a new one. `request.typed` keeps what was sent."""
        request.is_preview = True
        request.typed = request.POST.copy()
        for name in [*request.typed]:
            if name.startswith(("_", PREFIX, "csrf")):  # buttons, what stands beside the text, the look
                del request.typed[name]
        if object_id is None:
            return None
        thing = self.get_object(request, str(object_id))
        if thing is None:
            raise Http404
        if not self.has_view_permission(request, thing):
            raise PermissionDenied
        return thing

    def typed_page(self, request, thing, look):
        """The page of what is typed; where a part of it has faults, of the rest, and the form that tells of them."""
        request.POST = request.typed.copy()
        if thing:
            request.POST["read_version"] = str(thing.version)  # who else saves meanwhile is no matter here
        told = {}
        for is_last in (False, True):
            object_id = str(thing.pk) if thing else None
            page, response = self.as_typed(request, object_id, lambda typed: self.page_of(request, look, typed))
            if page or is_last:
                break
            told = {name: response.context_data[name] for name in ("adminform", "inline_admin_formsets")}
            request.POST = without_faults(request.POST, **told)
        return (page or {}) | told

    def page_of(self, request, look, thing):
        return {
            "title": str(thing),
            "page": printed(thing, look.language, look.preferences, request),
            "missing": thing.publish_errors(look.language),
        }


def without_faults(data, adminform, inline_admin_formsets):
    """What was sent, with the stored value in place of each field that has a fault, and without the rows that have."""
    data, form = data.copy(), adminform.form
    for name in {*form.errors} & {*form.fields}:
        bound, widget = form[name], form.fields[name].widget
        value = form.get_initial_for_field(bound.field, name)
        if hasattr(widget, "decompress"):
            for number, part in enumerate(widget.decompress(value)):
                data[f"{bound.html_name}_{number}"] = "" if part is None else str(part)
        elif isinstance(value, (list, tuple)) or hasattr(value, "all"):
            data.setlist(bound.html_name, [str(getattr(one, "pk", one)) for one in value])
        else:
            data[bound.html_name] = "" if value is None else str(value)
    for inline in inline_admin_formsets:
        for row in inline.formset.forms:
            if row.errors:
                data[row.add_prefix(DELETION_FIELD_NAME)] = "on"
    return data
