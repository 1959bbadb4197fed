"""Measures for Prometheus, added up over all processes of this machine: `/metrics`, for whoever has the token.

The token is the only key: behind a proxy on the same machine everybody comes from loopback.
"""

import os
import re
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db.models import Min, Q
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from articles.models import Article
from events.models import Event
from newsroom.language import LANGUAGES
from newsroom.messages.models import Message
from newsroom.publishing.status import Status

# Before its library is loaded: each process counts in files of its own, and whoever answers adds them up.
FOLDER = Path(settings.VAR, "metrics")
FOLDER.mkdir(parents=True, exist_ok=True)
os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(FOLDER)

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest  # noqa: E402
from prometheus_client.core import GaugeMetricFamily  # noqa: E402
from prometheus_client.multiprocess import MultiProcessCollector  # noqa: E402

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
KINDS = [
    ("desk", re.compile(r"/admin/")),
    ("media", re.compile(r"/media/|.*/share\.jpg$")),
    ("static", re.compile(r"/static/")),
    ("probe", re.compile(r"/(healthz|readyz|metrics)$")),
    ("feed", re.compile(r"/\w\w/.*(feed|\.ics$|\.json$)")),
    ("search", re.compile(r"/\w\w/search/")),
]

answers = Counter("newsroom_answers", "Answered requests", ["kind", "status"])
seconds_of = Histogram("newsroom_answer_seconds", "Time until an answer began", ["kind"], buckets=SECONDS)
printed = Counter("newsroom_printed_pages", "Pages that were printed already (hit), or had to be (miss)", ["outcome"])


def kind_of(path: str) -> str:
    return next((kind for kind, pattern in KINDS if pattern.match(path)), "page")


def measure(path, status, seconds, cache_status):
    kind = kind_of(path)
    labelled(answers, kind, str(status)).inc()
    labelled(seconds_of, kind).observe(seconds)
    if cache_status:
        labelled(printed, "hit" if "hit" in cache_status else "miss").inc()


@cache
def labelled(metric, *labels):
    return metric.labels(*labels)


class Newsroom:
    """What the database knows, asked when somebody looks."""

    def collect(self):
        unsent = Message.objects.filter(sent_at=None, dropped_at=None)
        oldest = unsent.aggregate(oldest=Min("due_at"))["oldest"]
        age = max(0, (timezone.now() - oldest).total_seconds()) if oldest else 0
        yield GaugeMetricFamily("newsroom_letters_unsent", "Letters that were not sent yet", unsent.count())
        yield GaugeMetricFamily("newsroom_letters_oldest_seconds", "How long the oldest of them has been due", age)
        texts = GaugeMetricFamily("newsroom_texts", "Texts that wait for their moment", labels=["kind", "standing"])
        for kind in (Article, Event):
            for standing, condition in standings().items():
                number = kind.objects.live().filter(condition).count()
                texts.add_metric([kind._meta.model_name, standing], number)
        yield texts


def standings():
    """What a text waits for in one of its languages."""
    now, found = timezone.now(), {"draft": Q(), "in_review": Q(), "scheduled": Q()}
    for language in LANGUAGES:
        found["draft"] |= Q(**{f"status_{language}": Status.DRAFT})
        found["in_review"] |= Q(**{f"status_{language}": Status.IN_REVIEW})
        found["scheduled"] |= Q(**{f"status_{language}": Status.PUBLISHED, f"published_at_{language}__gt": now})
    return found


@cache_control(no_store=True)
@require_safe
def metrics_page(request):
    if not may_look(request):
        raise Http404
    registry = CollectorRegistry()
    MultiProcessCollector(registry, str(FOLDER))
    registry.register(Newsroom())
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


def may_look(request) -> bool:
    said = request.headers.get("Authorization", "")
    return bool(settings.METRICS_TOKEN) and constant_time_compare(said, f"Bearer {settings.METRICS_TOKEN}")
