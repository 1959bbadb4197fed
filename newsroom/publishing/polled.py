"""What machines ask for over and over, feeds and calendars: they get the whole when something changed, else a word."""

from hashlib import sha256

from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag

from newsroom.language import active_language

FIVE_MINUTES = 5 * 60


def send_if_changed(request, texts, write, content_type):
    """The response that `write()` fills with these texts, or 304 (RFC 9110) for whoever has it. One query of its own.

    A text has changed when its number of version has. What is printed with it, the caption of a picture or the name of
    a region, has no such number: everybody gets that with the first answer of the next hour.
    """
    hour = timezone.localtime().replace(minute=0, second=0, microsecond=0)
    rows = list(texts.values_list("pk", "version", "changed_at", f"published_at_{active_language()}"))
    moments = [moment for *_version, changed_at, published_at in rows for moment in (changed_at, published_at)]
    moment = int(max([hour, *moments]).timestamp())
    versions = repr((hour, [row[:2] for row in rows]))
    etag = quote_etag(sha256(versions.encode()).hexdigest()[:32])
    response = get_conditional_response(request, etag, moment)
    if response is None:
        response = HttpResponse(write(), content_type=content_type)
    response["ETag"], response["Last-Modified"] = etag, http_date(moment)
    patch_cache_control(response, public=True, max_age=FIVE_MINUTES)
    return response
