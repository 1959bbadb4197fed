"""The five press texts, as the project tells them in two languages and as they came: what is read in them."""

from datetime import date, datetime
from unittest import skipUnless
from zoneinfo import ZoneInfo

from django.test import SimpleTestCase

from seeds.parser import Document, marks
from seeds.parser.words import WORD, fold, sentences_of

from .parser_texts import DATA, ORIGINALS, original, own

MOSCOW = ZoneInfo("Europe/Moscow")
NUMBERS = ("000", "001", "002", "003", "004")
TEAMS = (
    "RU-AST RU-VLG RU-VOR RU-KIR RU-NIZ RU-NVS RU-OMS RU-ORL RU-PNZ RU-ROS RU-TAM RU-ULY RU-CHE "
    "RU-BU RU-DA RU-KL RU-MO RU-KK"
)
# Of each text: kind, countries, regions, number of people.
FACTS = {
    "000": ("announcement", "", "RU-MOS", 1),
    "001": ("report", "", TEAMS, 2),
    "002": ("news", "", "", 2),
    "003": ("reprint", "BY RU", "", 1),
    "004": ("reprint", "KZ RU", "RU-NVS RU-TOM KZ-10 KZ-19 KZ-71", 3),
}
# Of each event: kind, what the text is to it, precision, first and last moment.
EVENTS = {
    "000": ("seminar", "announcement", "minute", datetime(2023, 4, 5, 16, tzinfo=MOSCOW), None),
    "001": ("stream", "report", "none", None, None),
    "002": (
        "congress",
        "preparation",
        "day",
        datetime(2024, 9, 17, tzinfo=MOSCOW),
        datetime(2024, 9, 19, tzinfo=MOSCOW),
    ),
    "004": ("meeting", "report", "none", None, None),
}


class Checks:
    """What is true of a text in either language, told anew or as it came."""

    def documents(self, number: str) -> list[Document]:
        raise NotImplementedError

    def each(self, *numbers: str):
        return [(number, document) for number in numbers for document in self.documents(number)]

    def test_kind_places_and_people(self):
        for number, document in self.each(*NUMBERS):
            with self.subTest(document.stem, language=document.language):
                kind, countries, regions, people = FACTS[number]
                self.assertEqual(document.kind, kind)
                self.assertEqual(set(document.countries), set(countries.split()))
                self.assertEqual(set(document.regions), set(regions.split()))
                self.assertEqual(len(document.people), people)

    def test_only_the_third_has_a_date_of_publication_and_none_has_a_byline(self):
        for number, document in self.each(*NUMBERS):
            with self.subTest(document.stem, language=document.language):
                self.assertEqual(document.published_on, date(2022, 8, 25) if number == "003" else None)
                self.assertIsNone(document.byline)

    def test_only_the_fourth_lacks_a_headline_and_is_given_one(self):
        for number, document in self.each(*NUMBERS):
            with self.subTest(document.stem, language=document.language):
                self.assertEqual(document.headline is None, number == "004")
                self.assertEqual(document.proposed_headline is not None, number == "004")
                reasons = {mark.reason for mark in document.marks}
                self.assertEqual(marks.HEADLINE_PROPOSED in reasons, number == "004")

    def test_no_page_furniture_is_left(self):
        lost = {"000": 0, "001": 0, "002": 0, "003": 11, "004": 1}
        for number, document in self.each(*NUMBERS):
            with self.subTest(document.stem, language=document.language):
                self.assertEqual(len(document.furniture), lost[number])
                text = " ".join((document.headline or "", *document.paragraphs))
                for word in ("Times New Roman", "Osipovichi", "Осипович", "Written by", "Автор", "Admin"):
                    self.assertNotIn(word, text)

    def test_the_chain_of_sources(self):
        for _, document in self.each("003"):
            with self.subTest(document.stem, language=document.language):
                roles = [(source.role, source.published_on) for source in document.sources]
                self.assertEqual(roles, [("said_to", None), ("reported", None), ("reprinted", date(2022, 8, 25))])
        for _, document in self.each("004"):
            with self.subTest(document.stem, language=document.language):
                self.assertEqual([source.role for source in document.sources], ["said_to", "reported"])
                self.assertEqual(document.sources[1].name, "Asal.media")
        for _, document in self.each("000", "001", "002"):
            with self.subTest(document.stem, language=document.language):
                self.assertEqual(document.sources, ())

    def test_events(self):
        for number, document in self.each(*EVENTS):
            with self.subTest(document.stem, language=document.language):
                (event,) = document.events
                found = (event.kind, event.coverage, event.precision, event.starts_at, event.ends_at)
                self.assertEqual(found, EVENTS[number])
        for _, document in self.each("003"):
            with self.subTest(document.stem, language=document.language):
                self.assertEqual(document.events, ())

    def test_the_seminar_has_its_place_its_agenda_and_a_recording_to_come(self):
        for _, document in self.each("000"):
            with self.subTest(document.stem, language=document.language):
                (event,) = document.events
                self.assertTrue(event.venue and event.address and event.venue_note and event.audience)
                lines = [
                    (line.kind, line.starts_at.hour, line.starts_at.minute, line.speakers) for line in event.agenda
                ]
                self.assertEqual(lines, [("break", 16, 0, ()), ("talk", 16, 15, (document.people[0].name,))])
                self.assertEqual([(one.kind, one.address) for one in document.materials], [("recording", "")])
                self.assertIn(marks.LINK_MISSING, {mark.reason for mark in document.marks})

    def test_the_congress_has_its_plenary_session_on_the_agenda(self):
        for _, document in self.each("002"):
            with self.subTest(document.stem, language=document.language):
                (line,) = document.events[0].agenda
                self.assertEqual((line.kind, line.starts_at), ("session", None))
                self.assertEqual([one.role for one in document.events[0].organisations], ["co_organiser"])

    def test_two_organisers_and_two_supporters_of_the_programme(self):
        for _, document in self.each("001"):
            with self.subTest(document.stem, language=document.language):
                roles = [one.role for one in document.events[0].organisations]
                self.assertEqual(roles, ["organiser", "organiser", "support", "support"])

    def test_every_speaker_is_quoted(self):
        speakers = {"001": 2, "002": 2, "003": 1, "004": 3}
        for number, document in self.each(*speakers):
            with self.subTest(document.stem, language=document.language):
                self.assertEqual(len({quote.speaker for quote in document.quotes}), speakers[number])


class OwnTextTests(Checks, SimpleTestCase):
    def documents(self, number):
        return [own(number, "ru"), own(number, "en")]

    def test_there_are_ten(self):
        self.assertEqual(len(list(DATA.glob("*.txt"))), 10)

    def test_both_languages_tell_the_same(self):
        for number in NUMBERS:
            with self.subTest(number):
                russian, english = self.documents(number)
                self.assertEqual(russian.stem, english.stem)
                self.assertEqual(set(russian.places), set(english.places))
                self.assertEqual(len(russian.paragraphs), len(english.paragraphs))
                self.assertEqual(len(russian.people), len(english.people))
                self.assertEqual([one.role for one in russian.sources], [one.role for one in english.sources])
                quotes = [[(one.paragraph, one.is_direct) for one in each.quotes] for each in (russian, english)]
                self.assertEqual(*quotes)
                organisations = [[one.role for one in each.organisations] for each in (russian, english)]
                self.assertEqual(*organisations)
                for event, other in zip(russian.events, english.events, strict=True):
                    self.assertEqual((event.starts_at, event.ends_at), (other.starts_at, other.ends_at))
                    self.assertEqual([one.starts_at for one in event.agenda], [one.starts_at for one in other.agenda])

    def test_quotations_are_retold(self):
        for number in NUMBERS:
            for document in self.documents(number):
                self.assertEqual([quote.text for quote in document.quotes if quote.is_direct], [])

    def test_names_are_in_the_nominative(self):
        self.assertEqual(
            [person.name for person in own("004", "ru").people],
            ["Валентин Пармон", "Серик Жумангарин", "Жаксыбек Кулекеев"],
        )
        self.assertEqual(own("002", "ru").events[0].title, "Международный технологический конгресс")
        self.assertEqual(own("003", "ru").sources[0].name, "пресс-служба Национальной академии наук Беларуси")
        self.assertEqual(own("000", "ru").events[0].venue, "Зал Дома учёных ОИЯИ")


@skipUnless(ORIGINALS.is_dir(), "the originals are not beside the project")
class OriginalTests(Checks, SimpleTestCase):
    def documents(self, number):
        return [original(number)]

    def test_direct_quotations_with_their_speakers(self):
        expected = {
            "001": [("Svyatoslav Sorokin", marks.QUOTE_REOPENED), ("Mikhail Labudin", marks.QUOTE_UNOPENED)],
            "002": [("Mikhail Labudin", ""), ("Timofey Buneev", "")],
            "003": [("Sergei Chizhik", "")],
            "004": [("Серик Жумангарин", ""), ("Валентин Пармон", "")],
        }
        for number, document in self.each(*expected):
            with self.subTest(document.stem, language=document.language):
                found = [(quote.speaker, quote.mark) for quote in document.quotes if quote.is_direct]
                self.assertEqual(found, expected[number])

    def test_both_broken_quotations_are_marked_for_the_editor(self):
        reasons = [mark.reason for mark in original("001").marks if mark.field == "quotes"]
        self.assertEqual(reasons, [marks.QUOTE_REOPENED, marks.QUOTE_UNOPENED])
        first, second = original("001").quotes
        self.assertNotIn('"', first.text)
        self.assertTrue(first.text.startswith("As part of") and first.text.endswith("territorial development"))
        self.assertTrue(second.text.startswith("The program focuses"))

    def test_the_project_tells_the_texts_in_its_own_sentences(self):
        theirs = {sentence for number in NUMBERS for sentence in _sentences(original(number))}
        ours = {sentence for number in NUMBERS for lang in ("ru", "en") for sentence in _sentences(own(number, lang))}
        self.assertGreater(len(theirs), 30)
        self.assertEqual(ours & theirs, set())


def _sentences(document: Document) -> set[str]:
    """Sentences of four words and more, without signs and letter case."""
    texts = (document.headline or "", *document.paragraphs)
    words = [WORD.findall(fold(sentence.text)) for text in texts for sentence in sentences_of(text, 0)]
    return {" ".join(each) for each in words if len(each) >= 4}
