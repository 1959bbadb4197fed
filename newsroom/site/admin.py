from django.contrib import admin
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from newsroom.images.forms import PictureChoices
from newsroom.language.desk import BilingualAdmin

from .models import Identity, Page, PressContact


@admin.register(Identity)
class IdentityAdmin(PictureChoices, BilingualAdmin):
    """One row: its list is its form."""

    autocomplete_fields = ["logo"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    ("name_ru", "name_en"),
                    ("short_name_ru", "short_name_en"),
                    ("tagline_ru", "tagline_en"),
                    "logo",
                ]
            },
        ),
        (_("Words on every page"), {"fields": [("about_ru", "about_en"), ("footer_ru", "footer_en")]}),
        (_("Addresses"), {"fields": ["social_links", "complaints_email"]}),
    ]

    def changelist_view(self, request, extra_context=None):
        Identity.objects.get_or_create(pk=1)
        return HttpResponseRedirect(reverse("admin:site_identity_change", args=[1]))

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(PressContact)
class PressContactAdmin(BilingualAdmin):
    list_display = ["name_ru", "name_en", "email", "phone", "is_default"]
    search_fields = ["name_ru", "name_en", "email"]
    autocomplete_fields = ["regions"]
    fields = [("name_ru", "name_en"), ("email", "phone"), "regions", ("is_default", "position")]


@admin.register(Page)
class PageAdmin(BilingualAdmin):
    list_display = ["title_ru", "title_en", "slug", "in_menu", "position"]
    search_fields = ["title_ru", "title_en", "slug"]
    fields = [("title_ru", "title_en"), ("slug", "in_menu", "position"), ("body_ru", "body_en")]
