"""Questions asked of many stories at once."""

from functools import cache

from django.db.models import Exists, OuterRef, Prefetch
from django.utils import timezone

from newsroom.publishing.loading import Question, load, whole
from newsroom.publishing.named import FILES, ORGANISATIONS, PICTURES, POSITIONS
from newsroom.publishing.querysets import PublishableQuerySet
from newsroom.regions.models import Region

ROWS = ("pictures", "attachments", "organisations", "sources", "quotes")


class ArticleQuerySet(PublishableQuerySet):
    def with_card_relations(self):
        """All that a card shows: section, cover, regions. Two queries for any number of stories."""
        return (
            self.select_related("section", "cover")
            .prefetch_related(Prefetch("regions", Region.objects.for_cards()))
            .without_texts()
        )

    def for_page(self, number):
        """A story with all that its page shows, be it public or not. Raises DoesNotExist.

        In two queries and one for each kind of rows that it has; the first story of an edition asks for what they
        share: sections, regions, topics, pictures, organisations.
        """
        story = stories([number], *ROWS).get(number)
        if story is None:
            raise self.model.DoesNotExist
        return story

    def for_feed(self, numbers):
        """`{number: story}` with all that a feed carries of each; as many queries as for one page."""
        return stories(numbers, *(name for name in ROWS if name != "organisations"))

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


def stories(numbers, *rows):
    """`{number: story}` with its section, cover, regions and topics, and with these rows of its own."""
    asked = questions()
    return load(
        asked["story"],
        numbers,
        many={"regions": whole(Region.objects.for_cards), "topics": whole(asked["topics"])},
        rows={name: asked[name] for name in rows},
    )


@cache
def questions():
    """What is asked of stories; once, because Django takes its time to put a question together."""
    from .models import (
        Article,
        ArticleAttachment,
        ArticleOrganisation,
        ArticlePicture,
        Quote,
        Section,
        SourceHop,
        Topic,
    )

    def topics():
        return Topic.objects.select_related("press_contact")

    section, event = Question(Section.objects.all), Question(Article.event.get_queryset)
    return {
        "story": Question(Article.objects.all, cover=PICTURES, section=section, event=event),
        "topics": topics,
        "pictures": Question(ArticlePicture.objects.all, "article", image=PICTURES),
        "attachments": Question(ArticleAttachment.objects.all, "article", attachment=FILES),
        "organisations": Question(ArticleOrganisation.objects.all, "article", organisation=ORGANISATIONS),
        "sources": Question(SourceHop.objects.all, "article", organisation=ORGANISATIONS),
        "quotes": Question(Quote.objects.all, "article", speaker=POSITIONS),
    }
