"""Questions asked of many stories at once."""

from django.db.models import Exists, OuterRef, Prefetch, prefetch_related_objects
from django.utils import timezone

from newsroom.edition.blocks import kept_rows
from newsroom.images.models import Image
from newsroom.publishing.loading import load, whole
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

    def for_page(self, number):
        """A story with all that its page shows. Raises DoesNotExist.

        In two queries and one for each kind of rows that it has; the first story of an edition asks for what they
        share: sections, regions, topics, its cover.
        """
        from .models import ArticleAttachment, ArticleOrganisation, ArticlePicture, Quote, Section, SourceHop, Topic

        story = self.get(pk=number)
        prefetch_related_objects([story], "event")
        story.section = whole(Section.objects.all()).get(story.section_id)
        story.cover = kept_rows(Image.objects, [story.cover_id]).get(story.cover_id)
        load(
            [story],
            many={
                "regions": whole(Region.objects.for_cards()),
                "topics": whole(Topic.objects.select_related("press_contact")),
            },
            rows={
                "pictures": ArticlePicture.objects.select_related("image"),
                "attachments": ArticleAttachment.objects.select_related("attachment"),
                "organisations": ArticleOrganisation.objects.select_related("organisation"),
                "sources": SourceHop.objects.select_related("organisation"),
                "quotes": Quote.objects.select_related("speaker__person", "speaker__organisation"),
            },
        )
        return story

    def for_feed(self, numbers):
        """`{number: story}` with all that a feed carries of each; as many queries as for one page."""
        from .models import ArticleAttachment, ArticlePicture, Quote, Section, SourceHop, Topic

        stories = self.in_bulk(numbers)
        covers = kept_rows(Image.objects, {story.cover_id for story in stories.values()})
        sections = whole(Section.objects.all())
        for story in stories.values():
            story.section = sections.get(story.section_id)
            story.cover = covers.get(story.cover_id)
        load(
            list(stories.values()),
            many={
                "regions": whole(Region.objects.for_cards()),
                "topics": whole(Topic.objects.select_related("press_contact")),
            },
            rows={
                "pictures": ArticlePicture.objects.select_related("image"),
                "attachments": ArticleAttachment.objects.select_related("attachment"),
                "sources": SourceHop.objects.select_related("organisation"),
                "quotes": Quote.objects.select_related("speaker__person", "speaker__organisation"),
            },
        )
        return stories

    def listed(self, rows):
        """The public stories of rows of lists; of few rows, because all of them are read.

        Found by their numbers: asked at once for what is public, a planner may walk through all that is.
        """
        public = self.model.objects.published().filter(pk=OuterRef("pk"))
        return self.filter(Exists(public), pk__in=rows.values("article"))

    def leading(self):
        """Stories that an editor set to lead the front page, the one set for longest first."""
        leading = self.model.objects.filter(lead_until__gt=timezone.now())  # few, and an index knows them
        return self.filter(pk__in=leading.values("pk")).order_by("-lead_until", "-pk")
