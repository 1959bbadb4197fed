import re
from pathlib import Path
from tempfile import TemporaryDirectory

import brotli
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import SimpleTestCase, override_settings

from newsroom import stylesheet


class StylesheetTests(SimpleTestCase):
    def test_every_source_is_joined_once_in_the_layer_of_its_name(self):
        css = stylesheet.joined()
        sources = list(stylesheet.SOURCES.rglob("*.css"))
        self.assertEqual(css.count("@layer "), 1 + len(sources))
        self.assertTrue(css.startswith("@layer fonts,stand-ins,tokens,base,layout,components,accessibility,print;"))
        self.assertEqual(css.count("{"), css.count("}"))

    def test_travels_in_at_most_twelve_kilobytes(self):
        self.assertLessEqual(len(brotli.compress(stylesheet.joined().encode())), 12_000)

    def test_is_found_and_never_older_than_its_sources(self):
        with TemporaryDirectory() as folder, override_settings(VAR=Path(folder)):
            stylesheet.write().write_text("old")
            found = finders.find("newsroom/site.css")
            self.assertEqual(Path(found).read_text(), stylesheet.joined())
            self.assertTrue(Path(found).is_relative_to(folder))

    def test_collects_with_hashed_names_for_everything_it_names(self):
        storages = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}}
        with (
            TemporaryDirectory() as folder,
            override_settings(VAR=Path(folder), STATIC_ROOT=Path(folder) / "static", STORAGES=storages),
        ):
            call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["admin", "django_*", "css"])
            (collected,) = (Path(folder) / "static" / "newsroom").glob("site.*.css")
            addresses = re.findall(r'url\("([^"]+)"\)', collected.read_text())
            self.assertGreater(len(addresses), 10)
            for address in addresses:
                self.assertRegex(address, r"\.[0-9a-f]{12}\.")
                self.assertTrue((collected.parent / address).exists())

    def test_colours_stand_only_where_tokens_are_set(self):
        for source in stylesheet.SOURCES.rglob("*.css"):
            if source.name not in {"tokens.css", "accessibility.css", "print.css"}:
                with self.subTest(source=source.name):
                    self.assertNotRegex(stylesheet.squeezed(source), r"#[0-9a-fA-F]{3,8}\b|rgb\(|hsl\(")

    def test_nothing_is_forced(self):
        self.assertNotIn("!important", stylesheet.joined())
