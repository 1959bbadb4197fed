"""Bodies: paragraphs as rich text, quotations in their places, words of the other language marked."""

from uuid import UUID

from django.test import SimpleTestCase

from seeds.importer.prose import body_of, quotes_of, told
from seeds.parser.document import Document, EventFacts, Mark, Quote

KEY = UUID(int=1)
PLACE = f'<blockquote data-quote="{KEY}"></blockquote>'


def make_document(*paragraphs, **fields):
    defaults = {
        "stem": "x", "language": "en", "kind": "news", "headline": "H", "proposed_headline": None,
        "published_on": None, "byline": None,
    }  # fmt: skip
    return Document(**defaults | {"paragraphs": paragraphs} | fields)


def make_quote(paragraph, start, end, text="Words", speaker="A", is_direct=False):
    return Quote(text, is_direct, paragraph, start, end, speaker=speaker)


class BodyTests(SimpleTestCase):
    def test_lead_is_not_repeated(self):
        self.assertEqual(body_of(make_document("Lead.", "One.", "Two."), []), "<p>One.</p><p>Two.</p>")

    def test_text_of_a_file_is_never_markup(self):
        body = body_of(make_document("Lead.", "<script>alert(1)</script> & <b>x</b>"), [])
        self.assertEqual(body, "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;x&lt;/b&gt;</p>")

    def test_quotation_gives_way_to_its_place(self):
        document = make_document("Lead.", "“Words, ok” he said. After.")
        self.assertEqual(body_of(document, [(make_quote(1, 0, 20), KEY)]), f"{PLACE}<p>After.</p>")
        self.assertEqual(body_of(document, [(make_quote(1, 21, 27), KEY)]), f"<p>“Words, ok” he said.</p>{PLACE}")
        self.assertEqual(body_of(document, [(make_quote(1, 0, 26), KEY)]), PLACE, "a lone full stop is no paragraph")

    def test_promise_of_a_link_stands_with_the_event_alone(self):
        promise = "Recordings are available via the link"
        marks = (Mark("materials", "A reason.", promise),)
        event = EventFacts("seminar", "Seminar", "announcement")
        self.assertEqual(body_of(make_document("Lead.", promise, marks=marks, events=(event,)), []), "")
        self.assertEqual(body_of(make_document("Lead.", promise, marks=marks), []), f"<p>{promise}</p>")


class QuotesTests(SimpleTestCase):
    def test_retold_sentences_of_one_speaker_in_a_row_are_one(self):
        cases = [
            ([make_quote(1, 0, 4), make_quote(1, 5, 9)], 1),
            ([make_quote(1, 0, 4), make_quote(1, 5, 9, speaker="B")], 2),
            ([make_quote(1, 0, 4), make_quote(1, 6, 9)], 2),
            ([make_quote(1, 0, 4, is_direct=True), make_quote(1, 5, 9, is_direct=True)], 2),
            ([make_quote(1, 0, 4), make_quote(2, 0, 4)], 2),
        ]
        for quotes, expected in cases:
            document = make_document("Lead.", "Some words.", "More.", quotes=tuple(quotes))
            self.assertEqual(len(quotes_of(document)), expected, quotes)

    def test_lead_is_told_as_a_whole(self):
        self.assertEqual(quotes_of(make_document("Lead.", "Body.", quotes=(make_quote(0, 0, 4),))), [])


class MarkingTests(SimpleTestCase):
    def test_words_of_the_other_language_are_marked_where_a_voice_would_stumble(self):
        cases = [
            ("ru", "Гости посетили KMG Engineering в Астане", None),
            ("ru", "Программа Territorial Development Leaders растёт", None),
            ("ru", "Доклад «A tool to develop business» в 16:00", "A tool to develop business"),
            ("en", "The project “Техноқала” is new", None),
            ("en", "The paper «Новости Сибири» says so", "Новости Сибири"),
            ("en", "Only English here & there", None),
        ]
        for language, text, marked in cases:
            with self.subTest(text):
                other = "en" if language == "ru" else "ru"
                self.assertEqual(f'<span lang="{other}">{marked}</span>' in told(text, language), marked is not None)
                self.assertEqual("<span" in told(text, language), marked is not None)
