from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from newsroom.language.desk import DeskAdmin

from .models import PressText


@admin.register(PressText)
class PressTextAdmin(DeskAdmin):
    """The originals, to compare with: nobody writes here."""

    list_display = ["stem", "loaded_at"]
    search_fields = ["stem"]
    fields = ["stem", "loaded_at", "became", "original_ru", "original_en"]
    readonly_fields = fields

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("items__article", "items__event")

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=_("what it became"))
    def became(self, press_text):
        things = [item.thing for item in press_text.items.all()]
        links = (
            (reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk]), thing)
            for thing in things
        )
        return format_html("<ul>{}</ul>", format_html_join("", '<li><a href="{}">{}</a></li>', links)) if things else ""

    @admin.display(description=_("text in Russian"))
    def original_ru(self, press_text):
        return format_html('<div lang="ru">{}</div>', lines(press_text.text_ru))

    @admin.display(description=_("text in English"))
    def original_en(self, press_text):
        return format_html('<div lang="en">{}</div>', lines(press_text.text_en))


def lines(text):
    return format_html_join("", "<p>{}</p>", ((line,) for line in text.splitlines() if line))
