"""Quotations with and without all their marks, and who said them."""

from django.test import SimpleTestCase

from seeds.parser import marks
from seeds.parser.quotemarks import quoted

from .parser_texts import read


def direct(text: str) -> list[tuple[str, str, str]]:
    return [(one.text, one.speaker, one.mark) for one in read(text).quotes if one.is_direct]


class MarkTests(SimpleTestCase):
    def test_outermost_pieces(self):
        table = {
            "«а «б» в», — г": ["а «б» в"],
            "He “abc “d” e” x": ["abc “d” e"],
            'A "b "c" d" e': ['b "c" d'],
            '«а» и „б“ и “c” и "d"': ["а", "б", "c", "d"],
            'a 5" screen': [],
            "don’t ‘worry’": [],
            '"Leaders": the stream': ["Leaders"],
        }
        for text, expected in table.items():
            with self.subTest(text):
                self.assertEqual([one.text for one in quoted(text)], expected)
                self.assertEqual({one.flaw for one in quoted(text)}, {""} if expected else set())

    def test_flaws(self):
        table = {
            '"One is so. "Two is not," said X.': ("One is so. Two is not,", marks.QUOTE_REOPENED),
            'The end of it," said X.': ("The end of it,", marks.QUOTE_UNOPENED),
            "Так вот», — сказал X.": ("Так вот", marks.QUOTE_UNOPENED),
            "Он сказал: «Так вот": ("Так вот", marks.QUOTE_UNCLOSED),
        }
        for text, expected in table.items():
            with self.subTest(text):
                (one,) = quoted(text)
                self.assertEqual((one.text, one.flaw), expected)


class DirectSpeechTests(SimpleTestCase):
    def test_where_speech_stands(self):
        ivan = "Ivan Petrov"
        table = {
            '"We are ready," said Ivan Petrov.': [("We are ready", ivan, "")],
            '"We are ready", added Ivan Petrov.': [("We are ready", ivan, "")],
            "“We are ready,” Ivan Petrov said.": [("We are ready", ivan, "")],
            'Ivan Petrov said, "We are ready for it."': [("We are ready for it.", ivan, "")],
            'Ivan Petrov said: "We are ready."': [("We are ready.", ivan, "")],
            '"We are," said Ivan Petrov, "and we go on."': [("We are, and we go on.", ivan, "")],
            '"We are ready," said Ivan Petrov. "We shall go on."': [
                ("We are ready", ivan, ""),
                ("We shall go on.", ivan, ""),
            ],
        }
        for text, expected in table.items():
            with self.subTest(text):
                self.assertEqual(direct(text), expected)

    def test_where_russian_speech_stands(self):
        ivan = "Иван Петров"
        table = {
            "«Мы готовы», — сказал Иван Петров.": [("Мы готовы", ivan, "")],
            "«Мы готовы!» – воскликнул Иван Петров.": [("Мы готовы!", ivan, "")],
            "«Мы готовы, — отметил Иван Петров. — Мы начали».": [("Мы готовы. Мы начали", ivan, "")],
            "Иван Петров сказал: «Мы готовы к работе».": [("Мы готовы к работе", ivan, "")],
            "— Мы готовы, — сказал Иван Петров.": [("Мы готовы", ivan, "")],
            "«Программа «Лидеры» идёт», — сказал Иван Петров.": [("Программа «Лидеры» идёт", ivan, "")],
            "«Мы готовы, отметил Иван Петров.": [("Мы готовы", ivan, marks.QUOTE_UNCLOSED)],
        }
        for text, expected in table.items():
            with self.subTest(text):
                self.assertEqual(direct(text), expected)

    def test_names_in_quotation_marks_are_no_speech(self):
        for text in (
            "Проект «Техноқала», подчеркнул Иван Петров, растёт.",
            "Иван Петров открыл «Байкальскую гавань» и «Авангард».",
            'Ivan Petrov spoke of the program "Leaders of the Year" and left.',
            "Тема доклада — «Зона как инструмент развития».",
        ):
            with self.subTest(text):
                self.assertEqual(direct(text), [])

    def test_a_quotation_of_nobody_is_marked(self):
        document = read("«Мы давно готовы ко всему и рады этому».")
        self.assertEqual([one.mark for one in document.quotes], [marks.QUOTE_SPEAKERLESS])
        self.assertIn(("quotes", marks.QUOTE_SPEAKERLESS), [(mark.field, mark.reason) for mark in document.marks])

    def test_start_and_end_hold_the_quotation_and_its_attribution(self):
        text = "Было так. «Мы готовы», — сказал Иван Петров. Стало так."
        (quote,) = read(text).quotes
        self.assertEqual(text[quote.start : quote.end], "«Мы готовы», — сказал Иван Петров.")


class SpeakerTests(SimpleTestCase):
    def test_a_role_means_the_last_person_named_in_it(self):
        people = "Министр Анна Смирнова приехала. Её встретил директор Иван Петров. "
        table = {
            "«Мы рады визиту», — сказала министр.": "Анна Смирнова",
            "«Мы рады визиту», — сказал директор.": "Иван Петров",
            "«Мы рады визиту», — сказал чиновник.": "Иван Петров",
            "«Мы рады визиту», — добавил он.": "Иван Петров",
            "«Мы рады визиту», — отметила министр Смирнова.": "Анна Смирнова",
            "«Мы рады визиту», — сказал ректор.": "",
        }
        for text, speaker in table.items():
            with self.subTest(text):
                (quote,) = read(people + text).quotes
                self.assertEqual(quote.speaker, speaker)
                self.assertEqual(bool(quote.mark), not speaker)

    def test_a_role_in_english_too(self):
        people = "Anna Smirnova, Minister, came. She met Ivan Petrov, Director. "
        for text, speaker in {
            '"We are glad," the minister said.': "Anna Smirnova",
            '"We are glad," the official said.': "Ivan Petrov",
            '"We are glad," he added.': "Ivan Petrov",
        }.items():
            with self.subTest(text):
                self.assertEqual([one.speaker for one in read(people + text).quotes], [speaker])

    def test_a_quotation_knows_the_position_and_organisation_of_its_speaker(self):
        (quote,) = read("«Мы готовы», — сказал директор Института физики Иван Петров.").quotes
        self.assertEqual((quote.position, quote.organisation), ("директор", "Институт физики"))


class RetoldSpeechTests(SimpleTestCase):
    def test_retold_speech(self):
        ivan = "Директор Иван Петров пришёл. "
        table = {
            "По словам Петрова, цех готов.": True,
            "Петров сказал, что цех готов.": True,
            "Он отметил, что цех готов.": True,
            "Директор подчеркнул, что цех готов.": True,
            "Петров назвал цех «новым шагом».": True,
            "Петров ушёл.": False,
            "Было отмечено, что цех готов.": False,
        }
        for text, is_retold in table.items():
            with self.subTest(text):
                found = [(one.text, one.speaker, one.is_direct) for one in read(ivan + text).quotes]
                self.assertEqual(found, [(text, "Иван Петров", False)] if is_retold else [])
