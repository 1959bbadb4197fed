from django.utils.formats import date_format
from django.utils.timezone import localtime

from newsroom.publishing.views import PublishedShare

from .models import Article


class ArticleShare(PublishedShare):
    model = Article

    def words(self):
        story = self.object
        return {
            "headline": story.headline,
            "kicker": (story.section and story.section.name) or "",
            "note": date_format(localtime(story.published_at).date()),
        }
