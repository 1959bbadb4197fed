"""Questions asked of many stories at once."""

from django.db.models import Prefetch
from django.utils import timezone

from newsroom.publishing.querysets import PublishableQuerySet
from newsroom.regions.models import Region


class ArticleQuerySet(PublishableQuerySet):
    def with_card_relations(self):
        """All that a card shows: section, cover, regions. Two queries for any number of stories."""
        return (
            self.select_related("section", "cover")
            .prefetch_related(Prefetch("regions", Region.objects.for_cards()))
            .defer("body", "body_ru", "body_en")
        )

    def with_page_relations(self):
        """All that a story's page shows, in nine queries."""
        from .models import ArticleAttachment, ArticleOrganisation, ArticlePicture, Quote, SourceHop, Topic

        return self.select_related("section", "cover").prefetch_related(
            "event",
            Prefetch("regions", Region.objects.for_cards()),
            Prefetch("topics", Topic.objects.select_related("press_contact")),
            Prefetch("pictures", ArticlePicture.objects.select_related("image")),
            Prefetch("attachments", ArticleAttachment.objects.select_related("attachment")),
            Prefetch("organisations", ArticleOrganisation.objects.select_related("organisation")),
            Prefetch("sources", SourceHop.objects.select_related("organisation")),
            Prefetch("quotes", Quote.objects.select_related("speaker__person", "speaker__organisation")),
        )

    def with_feed_relations(self):
        """All that a feed carries of each story, in seven queries."""
        from .models import ArticleAttachment, ArticlePicture, Quote, SourceHop

        return self.select_related("section", "cover").prefetch_related(
            Prefetch("regions", Region.objects.for_cards()),
            "topics",
            Prefetch("pictures", ArticlePicture.objects.select_related("image")),
            Prefetch("attachments", ArticleAttachment.objects.select_related("attachment")),
            Prefetch("sources", SourceHop.objects.select_related("organisation")),
            Prefetch("quotes", Quote.objects.select_related("speaker__person", "speaker__organisation")),
        )

    def listed(self, rows):
        """The stories of rows of lists; of few rows, because all of them are read."""
        return self.filter(pk__in=rows.values("article"))

    def leading(self):
        """Stories that an editor set to lead the front page, the one set for longest first."""
        leading = self.model.objects.filter(lead_until__gt=timezone.now())  # few, and an index knows them
        return self.filter(pk__in=leading.values("pk")).order_by("-lead_until", "-pk")
