from django import forms
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.defaultfilters import filesizeformat
from django.urls import path
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from newsroom.language import LANGUAGES, per_language
from newsroom.language.desk import BilingualAdmin

from .forms import AttachmentForm, ImageForm
from .insertion import Insertion
from .models import Attachment, Image
from .permissions import may_delete, writable_fields
from .renditions import RATIOS, renditions
from .uploads import is_full, no_room


def thumbnail_of(image):
    return renditions(image)[0].url("jpg")


class AltTextFilter(admin.SimpleListFilter):
    title = _("alternative text")
    parameter_name = "without_alt_text"

    def lookups(self, request, model_admin):
        return [("ru", _("missing in Russian")), ("en", _("missing in English"))]

    def queryset(self, request, queryset):
        return queryset.lacking_alt_text(self.value()) if self.value() in LANGUAGES else queryset


class UseFilter(admin.SimpleListFilter):
    title = _("use")
    parameter_name = "use"

    def lookups(self, request, model_admin):
        return [("none", _("used nowhere"))]

    def queryset(self, request, queryset):
        return queryset.unused() if self.value() == "none" else queryset


class UploadAdmin(BilingualAdmin):
    """Files with their words in both languages; found by any form of a word."""

    view_on_site = False
    search_ignores_endings = True
    list_select_related = ["uploaded_by"]
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request):
        return super().get_queryset(request).seen_by(request.user)

    def writable_fields(self, request, upload):
        """`writable_fields`, asked once a request."""
        known = request.__dict__.setdefault("_writable_fields", {})
        if (self.model, upload.pk) not in known:
            known[self.model, upload.pk] = writable_fields(request.user, upload)
        return known[self.model, upload.pk]

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and (obj is None or bool(self.writable_fields(request, obj)))

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and (obj is None or may_delete(request.user, obj))

    def get_readonly_fields(self, request, obj=None):
        given = super().get_readonly_fields(request, obj)
        if obj is None:
            return given
        closed = {*flatten_fieldsets(self.fieldsets)} - {*given} - self.writable_fields(request, obj)
        return [*given, *closed]

    def changeform_view(self, request, *args, **kwargs):
        """A file is judged before the transaction begins: SQLite lets nobody else write while one is open."""
        upload = request.FILES.get("file")
        if upload and self.has_change_permission(request):
            self.form.base_fields["file"].judge(upload)
        try:
            return super().changeform_view(request, *args, **kwargs)
        except OSError as error:
            if not (upload and is_full(error)):
                raise
            upload.judgement = no_room()  # the form says so, with everything that was typed
            return super().changeform_view(request, *args, **kwargs)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.uploaded_by = request.user
        super().save_model(request, obj, form, change)

    @admin.display(description=_("size"), ordering="size")
    def readable_size(self, upload):
        return filesizeformat(upload.size)


@admin.register(Image)
class ImageAdmin(Insertion, UploadAdmin):
    form = ImageForm
    list_display = ["thumbnail", "__str__", "lacking", "uploaded_at", "uploaded_by"]
    list_display_links = ["__str__"]
    list_filter = [AltTextFilter, UseFilter, "is_decorative", "uploaded_at"]
    search_fields = [*per_language("alt_text"), *per_language("caption"), *per_language("credit"), "original_name"]
    fieldsets = [
        (None, {"fields": ["file", "preview"]}),
        (
            _("Words"),
            {"fields": [per_language("alt_text"), "is_decorative", per_language("caption"), per_language("credit")]},
        ),
        (_("Cropping"), {"fields": [("focal_x", "focal_y"), "cuts"]}),
        (_("About the file"), {"fields": ["original_name", "pixels", "readable_size", "uploaded_at", "uploaded_by"]}),
    ]
    readonly_fields = [
        "preview",
        "picture",
        "cuts",
        "original_name",
        "pixels",
        "readable_size",
        "uploaded_at",
        "uploaded_by",
    ]

    class Media:
        css = {"all": ["images/css/admin.css"]}
        js = [forms.Script("images/js/focal_point.js", type="module")]

    def get_fieldsets(self, request, obj=None):
        """Before there is a picture there is nothing to see of it; who may not cut it needs no hint how to."""
        if obj is None:
            return [(None, {"fields": ["file"]}), *self.fieldsets[1:2]]
        if "file" in self.writable_fields(request, obj):
            return self.fieldsets
        return [(None, {"fields": ["picture"]}), *self.fieldsets[1:]]

    def get_urls(self):
        thumbnail = self.admin_site.admin_view(self.thumbnail_view)
        return [path("<int:pk>/thumbnail/", thumbnail, name="images_image_thumbnail"), *super().get_urls()]

    def thumbnail_view(self, request, pk):
        """Where the small picture is: for those who choose pictures by number."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return HttpResponseRedirect(thumbnail_of(get_object_or_404(self.get_queryset(request), pk=pk)))

    @admin.display(description=_("preview"))
    def thumbnail(self, image):
        return format_html('<img class="picture-thumbnail" src="{}" alt="" loading="lazy">', thumbnail_of(image))

    @admin.display(description=_("preview"))
    def picture(self, image):
        return format_html('<span class="focal-point"><img src="{}" alt=""></span>', renditions(image)[-1].url("jpg"))

    @admin.display(description=_("preview"))
    def preview(self, image):
        hint = _("Click on the picture to set its focal point, or write the two numbers below.")
        return format_html('{}<span class="help">{}</span>', self.picture(image), hint)

    @admin.display(description=_("how it is cropped"))
    def cuts(self, image):
        cuts = [renditions(image, ratio)[0] for ratio in RATIOS if ratio != "full"]
        figure = '<span class="picture-cut"><img src="{}" alt="" loading="lazy">{}</span>'
        return format_html_join("", figure, ((cut.url("jpg"), cut.ratio.replace("x", " × ")) for cut in cuts))

    @admin.display(description=_("pixels"))
    def pixels(self, image):
        return f"{image.width}\u00a0×\u00a0{image.height}"

    @admin.display(description=_("lacks alternative text"))
    def lacking(self, image):
        names = {"ru": _("in Russian"), "en": _("in English")}
        return ", ".join(str(names[language]) for language in LANGUAGES if image.lacks_alt_text(language)) or "—"


@admin.register(Attachment)
class AttachmentAdmin(UploadAdmin):
    form = AttachmentForm
    list_display = ["__str__", "kind", "readable_size", "uploaded_at", "uploaded_by"]
    list_filter = ["kind", UseFilter, "uploaded_at"]
    search_fields = [*per_language("title"), "original_name"]
    fieldsets = [
        (None, {"fields": [per_language("title"), "file"]}),
        (_("About the file"), {"fields": ["link", "kind", "readable_size", "uploaded_at", "uploaded_by"]}),
    ]
    readonly_fields = ["link", "kind", "readable_size", "uploaded_at", "uploaded_by"]

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return self.fieldsets[:1]
        if "file" in self.writable_fields(request, obj):
            return self.fieldsets
        return [(None, {"fields": [per_language("title")]}), *self.fieldsets[1:]]

    @admin.display(description=_("name of the file"))
    def link(self, attachment):
        return format_html('<a href="{}">{}</a>', attachment.file.url, attachment.original_name)
