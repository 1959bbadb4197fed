"""The fixture of the five: the same site as loading the texts makes, and the same again after it."""

import json
from collections import defaultdict

from django.apps import apps
from django.core.management import call_command
from django.test import TestCase
from django.utils import timezone

from articles.models import Article
from newsroom import search
from seeds.dump import FIXTURE, LOADED_AT, MODELS, dump
from seeds.models import PressText

from .loading import load_reference, load_seeds, story

STALE = "The fixture is not what the texts become now: make fixtures."


def comparable(text):
    """Rows by table, numbered from 1 as in an empty database; notes in English, as Russian ones need the messages."""
    tables, numbers = defaultdict(list), defaultdict(dict)
    for row in json.loads(text):
        numbers[row["model"]][row["pk"]] = len(numbers[row["model"]]) + 1
        tables[row["model"]].append(row)
    for label, rows in tables.items():
        relations = {
            field.name: numbers[field.related_model._meta.label_lower]
            for field in apps.get_model(label)._meta.get_fields()
            if field.concrete and field.is_relation and field.related_model._meta.label_lower in MODELS
        }
        for row in rows:
            row["pk"] = numbers[label][row["pk"]]
            for name, new in relations.items():
                value = row["fields"][name]
                row["fields"][name] = [new[pk] for pk in value] if isinstance(value, list) else new.get(value)
            if label == "publishing.note":
                del row["fields"]["text"], row["fields"]["text_ru"]
    return tables


class FixtureTests(TestCase):
    maxDiff = 2000

    def test_loading_the_texts_makes_what_the_fixture_holds(self):
        load_reference()
        since = timezone.now()
        load_seeds()
        made, kept = comparable(dump(since)), comparable(FIXTURE.read_text(encoding="utf-8"))
        for label in MODELS:
            self.assertEqual(made[label], kept[label], STALE)

    def test_plain_loaddata_makes_the_same_site(self):
        call_command("loaddata", "regions", "sections", "site", "directory", verbosity=0)
        call_command("loaddata", "newsroom", verbosity=0)
        self.assertEqual(dump(timezone.now()), FIXTURE.read_text(encoding="utf-8"))
        self.assertEqual(load_seeds(), "Press texts: 0 loaded, 5 there already.\n")
        self.assertEqual(dump(timezone.now()), FIXTURE.read_text(encoding="utf-8"))
        self.assertEqual(PressText.objects.count(), 5)
        self.assertEqual(Article.objects.published("ru").count(), 5)

    def test_search_works_after_loaddata(self):
        call_command("loaddata", "regions", "sections", "site", "directory", "newsroom", verbosity=0)
        self.assertIn(story("004").item_id, search.matching("наукоградами", "ru"))
        self.assertIn(story("004").item_id, search.matching("science town", "en"))

    def test_fixture_is_readable_and_past(self):
        text = FIXTURE.read_text(encoding="utf-8")
        self.assertIn("Третий поток программы", text)
        self.assertLess(LOADED_AT, timezone.now())
