"""Texts travel compressed. Pictures and documents are compressed already; whitenoise packs the files of the site."""

from django.middleware.gzip import GZipMiddleware

TEXTS = ("text/", "application/json", "application/feed+json", "application/xml", "application/rss", "application/atom")


class CompressionMiddleware(GZipMiddleware):
    """Django's own, for what is written for each reader: pages, feeds, calendars, site maps."""

    def process_response(self, request, response):
        if response.streaming or not response.get("Content-Type", "").startswith(TEXTS):
            return response
        return super().process_response(request, response)
