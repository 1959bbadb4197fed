"""How editors narrow a list of texts: by status in each language, by what readers have, by region."""

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .querysets import is_public
from .status import Status
from .worklists import WORKLISTS

SCHEDULED = "scheduled"


class StatusFilter(admin.SimpleListFilter):
    """Where a text stands in one language; a scheduled text is not yet a published one."""

    language = None

    def lookups(self, request, model_admin):
        return [
            (Status.DRAFT, Status.DRAFT.label),
            (Status.IN_REVIEW, Status.IN_REVIEW.label),
            (SCHEDULED, _("scheduled")),
            (Status.PUBLISHED, Status.PUBLISHED.label),
            (Status.RETRACTED, Status.RETRACTED.label),
        ]

    def queryset(self, request, queryset):
        status, moment, now = f"status_{self.language}", f"published_at_{self.language}", timezone.now()
        if self.value() == SCHEDULED:
            return queryset.filter(**{status: Status.PUBLISHED, f"{moment}__gt": now})
        if self.value() == Status.PUBLISHED:
            return queryset.filter(is_public(self.language, now))
        return queryset.filter(**{status: self.value()}) if self.value() in Status.values else queryset


class RussianStatusFilter(StatusFilter):
    title = _("status in Russian")
    parameter_name = "status_ru"
    language = "ru"


class EnglishStatusFilter(StatusFilter):
    title = _("status in English")
    parameter_name = "status_en"
    language = "en"


class PublicLanguagesFilter(admin.SimpleListFilter):
    """In which languages readers have a text now: finds what waits for its translation."""

    title = _("language that readers have")
    parameter_name = "public_in"

    def lookups(self, request, model_admin):
        return [
            ("both", _("both languages")),
            ("ru", _("Russian only")),
            ("en", _("English only")),
            ("none", _("none yet")),
        ]

    def queryset(self, request, queryset):
        russian, english = is_public("ru", timezone.now()), is_public("en", timezone.now())
        wanted = {
            "both": [russian, english],
            "ru": [russian, ~english],
            "en": [english, ~russian],
            "none": [~russian, ~english],
        }
        return queryset.filter(*wanted.get(self.value(), []))


class RegionFilter(admin.SimpleListFilter):
    """A region that some text of the list has."""

    title = _("region")
    parameter_name = "region"

    def lookups(self, request, model_admin):
        through = model_admin.model.regions.through
        region = model_admin.model.regions.field.related_model
        used = region.objects.filter(Exists(through.objects.filter(region=OuterRef("pk"))))
        return [(str(pk), name) for pk, name in used.values_list("pk", "name")]

    def queryset(self, request, queryset):
        known = {pk for pk, _name in self.lookup_choices}
        return queryset.filter(regions=self.value()) if self.value() in known else queryset


class WorklistFilter(admin.SimpleListFilter):
    """One of the lists of the first page, of this kind of text."""

    title = _("at the desk")
    parameter_name = "desk"

    def lookups(self, request, model_admin):
        return [(name, each.title) for name, each in WORKLISTS.items() if each.is_for(request.user)]

    def queryset(self, request, queryset):
        worklist = WORKLISTS.get(self.value())
        return worklist.of(queryset, request.user) if worklist else queryset
