"""No text, however it was made, brings the parser down or to a standstill."""

import sys
from collections.abc import Callable

from django.test import SimpleTestCase
from hypothesis import given, settings
from hypothesis import strategies as st

from seeds.parser import Document, UnreadableText
from seeds.parser.words import LONGEST, sentences_of

from .parser_texts import DATA, read

PIECES = sorted({piece for path in DATA.glob("*.txt") for piece in path.read_text(encoding="utf-8").split(" ")})
SIGNS = [*'«»„“”"().,;:!?…—–-\n/', "5 мая", "31 февраля 2024 года", "16:00", "4 PM", "Источник:", "https://x.org"]
REPEATED = [
    '"', "«", "»", "(", ". ", "..!", "a, ", "1–", "12:", "17.09–", "A. ", "a+", "и\u0306", "а\n",
    "Иван Петров ", "Ivan Petrov, director of ", "Директор ", "Омской и ", "Омск, ", "regions of ", ", и ",
    "«Мы готовы к этому», — сказал Иван Петров. ", '"I," he said, ', "семинар с ", "5 мая 2025 года – ",
    "at 4 PM to ", "Association of Clusters, ", "Ассоциация кластеров, ", "пресс-служба ", "told ", "с докладом ",
    "at the hall (5 Main street) ", "Home / ", "Records are available via the link. ",
]  # fmt: skip


def try_to_read(text: str | bytes) -> Document | None:
    try:
        return read(text)
    except UnreadableText:
        return None


class AnyTextTests(SimpleTestCase):
    def check(self, text):
        document = try_to_read(text)
        if document is None:
            return
        names = {person.name for person in document.people}
        self.assertTrue(document.paragraphs)
        self.assertEqual(document.headline is None, document.proposed_headline is not None)
        for quote in document.quotes:
            self.assertTrue(0 <= quote.start < quote.end <= len(document.paragraphs[quote.paragraph]))
            self.assertIn(quote.speaker, names | {""})
        for event in document.events:
            self.assertTrue(event.title)
            self.assertEqual(event.precision == "none", event.starts_at is None)
            self.assertTrue(event.ends_at is None or event.ends_at >= event.starts_at)
            self.assertTrue(all(speaker in names for line in event.agenda for speaker in line.speakers))

    @settings(max_examples=100, deadline=None)
    @given(st.text())
    def test_any_string(self, text):
        self.check(text)

    @settings(max_examples=100, deadline=None)
    @given(st.binary())
    def test_any_bytes(self, raw):
        self.check(raw)

    @settings(max_examples=150, deadline=None)
    @given(st.lists(st.sampled_from(PIECES + SIGNS), max_size=80))
    def test_any_shuffle_of_press_words(self, pieces):
        self.check(" ".join(pieces))


class WorkTests(SimpleTestCase):
    """Work is counted in calls, not in seconds, so that a busy machine cannot fail a test."""

    def test_work_grows_with_the_length_of_a_text_and_no_faster(self):
        for piece in REPEATED:
            with self.subTest(piece):
                short, long = (f"Headline\n\n{piece * (length // len(piece))}" for length in (3000, 12000))
                try_to_read(long)  # words are looked up once and remembered
                self.assertLess(
                    calls(lambda text=long: try_to_read(text)), 5.5 * calls(lambda text=short: try_to_read(text))
                )

    def test_recognisers_see_only_pieces_of_bounded_length(self):
        text = "word, " * 10_000
        self.assertLessEqual(max(len(sentence.text) for sentence in sentences_of(text, 0)), LONGEST)
        self.assertEqual("".join(f"{sentence.text} " for sentence in sentences_of(text, 0)).split(), text.split())


def calls(action: Callable[[], object]) -> int:
    """How many functions, Python's own included, are called while `action` runs."""
    count = 0

    def counter(_frame, event, _argument):
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counter)
    try:
        action()
    finally:
        sys.setprofile(before)
    return count
