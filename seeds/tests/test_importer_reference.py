"""Reference data that the five texts need: complete in both languages, and clean."""

import json
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.test import TestCase

from articles.models import Section, Topic
from newsroom.directory.models import Organisation
from newsroom.language import LANGUAGES, is_filled
from newsroom.prose.clean import clean
from newsroom.site.models import Identity, Page, PressContact
from seeds.importer.register import spellings
from seeds.importer.rules import TOPICS

from .loading import load_reference

REFERENCE = [("regions", "regions"), ("articles", "sections"), ("site", "site"), ("directory", "directory")]
COMPLETE = {
    Section: ["name"],
    Topic: ["name"],
    Organisation: ["name"],
    Identity: ["name", "short_name", "tagline", "about", "footer"],
    PressContact: ["name"],
    Page: ["title", "body"],
}


class ReferenceTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_reference()

    def test_every_name_and_text_is_in_both_languages(self):
        for model, fields in COMPLETE.items():
            self.assertTrue(model.objects.exists(), model)
            for row in model.objects.all():
                for column in (f"{field}_{language}" for field in fields for language in LANGUAGES):
                    self.assertTrue(is_filled(getattr(row, column)), f"{row}: {column}")

    def test_every_row_is_valid(self):
        for model in COMPLETE:
            for row in model.objects.all():
                with self.subTest(row):
                    row.full_clean()

    def test_pages_are_clean_already(self):
        for page in Page.objects.all():
            for body in (page.body_ru, page.body_en):
                self.assertEqual(clean(body), body)

    def test_organisations_have_their_genitive(self):
        self.assertFalse(Organisation.objects.filter(genitive="").exists())

    def test_no_spelling_means_two_organisations(self):
        seen = {}
        for organisation in Organisation.objects.all():
            for spelling in spellings(organisation):
                self.assertEqual(seen.setdefault(spelling, organisation), organisation, spelling)

    def test_rules_file_under_topics_that_there_are(self):
        self.assertEqual(set(Topic.objects.values_list("slug", flat=True)), set(TOPICS))

    def test_privacy_page_names_the_one_cookie_of_readers(self):
        page = Page.objects.get(slug="privacy")
        for body in (page.body_ru, page.body_en):
            for cookie in ("a11y", "sessionid", "csrftoken", "messages"):
                self.assertIn(f"<strong>{cookie}</strong>", body)

    def test_files_hold_what_is_kept(self):
        for label, name in REFERENCE:
            file = Path(apps.get_app_config(label).path) / "fixtures" / f"{name}.json"
            for row in json.loads(file.read_text(encoding="utf-8")):
                kept = apps.get_model(row["model"])._base_manager.get(pk=row["pk"])
                texts = {column: text for column, text in row["fields"].items() if column.endswith(("_ru", "_en"))}
                self.assertEqual({column: getattr(kept, column) for column in texts}, texts)

    def test_plain_loaddata_takes_the_same_files(self):
        call_command("loaddata", "regions", "sections", "site", "directory", verbosity=0)
        self.assertEqual(Page.objects.count(), 3)
