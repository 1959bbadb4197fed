from django.contrib import admin

from newsroom.language.desk import BilingualAdmin, BilingualInline

from .models import Region, RegionAlias


class RegionAliasInline(BilingualInline):
    model = RegionAlias
    fields = (("name_ru", "name_en", "is_ambiguous"),)
    extra = 0


@admin.register(Region)
class RegionAdmin(BilingualAdmin):
    list_display = ("name", "kind", "country", "code", "time_zone")
    list_filter = ("kind", ("country", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("country",)
    search_fields = ("code", "name_ru", "name_en", "aliases__name_ru", "aliases__name_en")
    autocomplete_fields = ("country",)
    prepopulated_fields = {"slug": ("name_en",)}
    fieldsets = (
        (None, {"fields": (("name_ru", "name_en"), ("genitive", "prepositional"), ("kind", "country"))}),
        (None, {"fields": (("code", "slug"), "time_zone", ("tile_column", "tile_row"), ("letters_ru", "letters_en"))}),
    )
    inlines = (RegionAliasInline,)
