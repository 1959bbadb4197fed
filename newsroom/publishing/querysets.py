"""Questions asked of many texts at once."""

from django.db import models
from django.db.models import ProtectedError, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.language import LANGUAGES, active_language

from .status import Status


def is_public(language, now):
    """The one rule of what a reader may see, in one language, at one moment; `Publishable.is_published` is its twin."""
    return Q(
        **{f"status_{language}": Status.PUBLISHED, f"published_at_{language}__lte": now, "working_copy_of": None},
    )


class PublishableQuerySet(models.QuerySet):
    def newest_first(self, language=None):
        return self.order_by(f"-published_at_{language or active_language()}", "-pk")

    def published(self, language=None):
        """What a reader may see now in a language, the page's own by default."""
        return self.filter(is_public(language or active_language(), timezone.now()))

    def published_in_any_language(self):
        now = timezone.now()
        return self.filter(is_public("ru", now) | is_public("en", now))

    def in_region(self, region):
        """Texts of a region; of a country: its own and those of its regions."""
        inside = Q(pk__in=self._texts_of(region_id=region.pk))
        if region.country_id is None:
            inside |= Q(pk__in=self._texts_of(region__country_id=region.pk))
        return self.filter(inside)

    def count_by_region(self):
        """How many each region has, and each country with its regions: `{region_id: number}`, in one query."""
        kind = self.model._meta.model_name
        through = self.model.regions.through.objects.filter(**{f"{kind}__in": self.order_by()}).order_by()
        countries = through.values_list(Coalesce("region__country", "region"))
        regions = through.exclude(region__country=None).values_list("region")
        counted = countries.annotate(models.Count(kind, distinct=True))
        return dict(counted.union(regions.annotate(models.Count("pk")), all=True))

    def _texts_of(self, **condition):
        through = self.model.regions.through
        return through.objects.filter(**condition).values(self.model._meta.model_name)

    def without_texts(self):
        """Without the column that is longer than all others together."""
        return self.defer("body", "body_ru", "body_en")

    def live(self):
        """Without the drafts that stand beside live rows."""
        return self.filter(working_copy_of=None)

    def visible_to(self, user):
        """What somebody of the newsroom may read: one's own regions, and all that is published."""
        if user.has_perm("publishing.any_region"):
            return self
        now = timezone.now()
        public = is_public("ru", now) | is_public("en", now)
        own = Q(pk__in=self._texts_of(region__in=user.regions.all()))
        return self.filter(own | public | Q(created_by=user))

    def ever_published(self):
        """What readers got, or were promised, in some language."""
        return self.filter(
            Q(
                *[(f"status_{language}__in", [Status.PUBLISHED, Status.RETRACTED]) for language in LANGUAGES],
                _connector=Q.OR,
            )
        )

    def delete(self):
        """Delete drafts; refuse, as a whole, to delete what was published."""
        kept = list(self.ever_published()[:20])
        if kept:
            raise ProtectedError(_("What was published is retracted, never deleted."), set(kept))
        items = list(self.exclude(item=None).values_list("item_id", flat=True))
        deleted = super().delete()
        self.model._meta.get_field("item").related_model.objects.filter(pk__in=items).delete()
        return deleted

    delete.alters_data = True
    delete.queryset_only = True
