from datetime import date

from django.contrib import admin
from django.db.models import Case, F, IntegerField, Q, Value, When

from newsroom.language import per_language
from newsroom.language.desk import BilingualAdmin, BilingualInline

from .forms import NamedForm, PositionForm, dated_name
from .models import Organisation, Person, Position


class PositionInline(BilingualInline):
    model = Position
    form = PositionForm
    extra = 0
    autocomplete_fields = ["organisation"]
    fields = [("title_ru", "title_en"), "organisation", ("held_from", "held_until")]

    def get_queryset(self, request):
        return super().get_queryset(request).with_names()


@admin.register(Organisation)
class OrganisationAdmin(BilingualAdmin):
    form = NamedForm
    list_display = ["name_ru", "name_en", "kind", "region", "is_member"]
    list_filter = ["kind", "is_member"]
    list_select_related = ["region"]
    search_fields = ["name_ru", "name_en", "abbreviation_ru", "abbreviation_en", "other_spellings"]
    autocomplete_fields = ["region"]
    fields = [
        ("kind", "is_member"),
        ("name_ru", "name_en"),
        "genitive",
        ("abbreviation_ru", "abbreviation_en"),
        "other_spellings",
        ("region", "website"),
    ]


@admin.register(Person)
class PersonAdmin(BilingualAdmin):
    form = NamedForm
    list_display = ["name_ru", "name_en"]
    search_fields = ["name_ru", "name_en"]
    fields = [("name_ru", "name_en")]
    inlines = [PositionInline]


@admin.register(Position)
class PositionAdmin(BilingualAdmin):
    """Chosen in quotes and agendas: `?on=2024-09-17` proposes what was held on that day before what was not."""

    form = PositionForm
    list_display = ["person", "title_ru", "title_en", "organisation", "held_from", "held_until"]
    list_select_related = ["person", "organisation"]
    search_fields = [
        *per_language("title"),
        *per_language("person__name"),
        *per_language("organisation__name"),
        *per_language("organisation__abbreviation"),
    ]
    autocomplete_fields = ["person", "organisation"]
    fields = [("person", "organisation"), ("title_ru", "title_en"), ("held_from", "held_until")]

    def get_queryset(self, request):
        return super().get_queryset(request).with_names()

    def choice_label(self, position):
        return dated_name(position)

    def get_search_results(self, request, queryset, search_term):
        found, may_have_duplicates = super().get_search_results(request, queryset, search_term)
        try:
            day = date.fromisoformat(request.GET.get("on", ""))
        except ValueError:
            return found, may_have_duplicates
        held = Q(pk__in=Position.objects.on(day).values("pk"))
        order = Case(When(held, then=Value(0)), default=Value(1), output_field=IntegerField())
        return found.order_by(order, "person__name_ru", F("held_from").desc(nulls_last=True), "pk"), may_have_duplicates
