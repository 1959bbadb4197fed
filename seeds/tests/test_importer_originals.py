"""The texts as they came, where somebody keeps them beside the project: each in its one language."""

from pathlib import Path
from unittest import skipUnless

from django.conf import settings
from django.test import TestCase

from articles.models import Article
from events.models import Event
from newsroom.publishing.models import Note
from seeds.models import PressText

from .loading import event, load_reference, load_seeds, story

ORIGINALS = Path(settings.BASE_DIR).parent / "shared" / "seeds"


@skipUnless(ORIGINALS.is_dir(), "The originals are not here.")
class OriginalsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_reference()
        cls.said = load_seeds(ORIGINALS)

    def test_each_is_public_in_its_one_language(self):
        self.assertEqual(self.said, "Press texts: 5 loaded, 0 there already.\n")
        languages = {stem: story(stem).public_languages for stem in ("000", "001", "002", "003", "004")}
        self.assertEqual(languages, {"000": ["en"], "001": ["en"], "002": ["en"], "003": ["en"], "004": ["ru"]})
        self.assertEqual(Event.objects.count(), 4)

    def test_direct_quotations_stand_in_the_text_with_their_speakers(self):
        cases = {
            "001": ["Svyatoslav Sorokin", "Mikhail Labudin"],
            "002": ["Mikhail Labudin", "Timofey Buneev"],
            "003": ["Sergei Chizhik"],
            "004": ["Серик Жумангарин", "Валентин Пармон"],
        }
        for stem, speakers in cases.items():
            article = story(stem)
            quotes = article.quotes.filter(is_direct=True).select_related("speaker__person")
            self.assertEqual(
                [quote.speaker.person.name_en or quote.speaker.person.name_ru for quote in quotes], speakers
            )
            body = article.body_ru if article.source_language == "ru" else article.body_en
            for quote in quotes:
                self.assertIn(f'data-quote="{quote.key}"', body)

    def test_flawed_quotations_are_marked_for_the_editor(self):
        notes = Note.objects.filter(item=story("001").item, field="quotes")
        self.assertEqual(notes.count(), 2)

    def test_same_facts_as_in_our_own_telling(self):
        seminar, congress = event("000"), event("002")
        self.assertEqual(seminar.starts_at.isoformat(), "2023-04-05T13:00:00+00:00")
        self.assertEqual(seminar.agenda.count(), 2)
        self.assertEqual((congress.ends_at - congress.starts_at).days, 2)
        self.assertEqual(story("001").regions.count(), 18)
        self.assertEqual(PressText.objects.count(), Article.objects.count())
