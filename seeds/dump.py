"""What the press texts became, as a fixture that `loaddata` takes after the reference data."""

import json
from datetime import UTC, datetime
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import override

FIXTURE = Path(settings.BASE_DIR) / "seeds" / "fixtures" / "newsroom.json"
# In this order: what others point at comes first. Every organisation of the five is reference data.
MODELS = [
    "directory.person",
    "directory.position",
    "publishing.item",
    "events.event",
    "events.eventorganisation",
    "events.agendaitem",
    "events.material",
    "articles.article",
    "articles.articleorganisation",
    "articles.sourcehop",
    "articles.quote",
    "publishing.note",
    "publishing.moverecord",
    "search.searchrow",
    "seeds.presstext",
]
# When the texts of the fixture were read and published: a moment that is past wherever the fixture is loaded.
LOADED_AT = datetime(2025, 1, 1, 9, tzinfo=UTC)


def dump(since: datetime) -> str:
    """All rows of these models as JSON. Moments from `since` on, when the loading began, become LOADED_AT."""
    with override("ru"):
        rows = [
            row
            for label in MODELS
            for row in serializers.serialize("python", apps.get_model(label)._base_manager.order_by("pk"))
        ]
    for row in rows:
        row["fields"] = {
            name: LOADED_AT if isinstance(value, datetime) and value >= since else value
            for name, value in row["fields"].items()
        }
    return json.dumps(rows, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1) + "\n"
