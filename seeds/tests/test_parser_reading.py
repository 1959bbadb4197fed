"""Bytes become one spelling of a text, or a plain refusal."""

from django.test import SimpleTestCase

from seeds.parser import UnreadableText, marks
from seeds.parser.reading import LIMIT, language_of, read_text, split_name, tidy

from .parser_texts import read

RUSSIAN = "Учёные Беларуси и России — «вместе» ради науки."


class EncodingTests(SimpleTestCase):
    def test_reads_the_encodings_that_press_offices_use(self):
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1251"):
            with self.subTest(encoding):
                self.assertEqual(read_text(RUSSIAN.encode(encoding))[0], RUSSIAN)

    def test_windows_1251_is_marked_as_a_guess(self):
        document = read(RUSSIAN.encode("cp1251"))
        self.assertIn(marks.ENCODING_GUESSED, {mark.reason for mark in document.marks})
        self.assertEqual(read(RUSSIAN).marks[0].reason, marks.HEADLINE_PROPOSED)

    def test_refuses_what_is_no_text_and_says_why(self):
        table = {
            b"": marks.BYTES_EMPTY,
            b" \r\n\t": marks.BYTES_EMPTY,
            "\ufeff".encode(): marks.BYTES_EMPTY,
            b"text with a \x00 inside": marks.BYTES_BINARY,
            b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe": marks.BYTES_BINARY,
            b"\xff\xfe\x00": marks.BYTES_BINARY,
            b"\xff\xd8\xff\xe0 JFIF \x81\x98\x90": marks.BYTES_UNKNOWN,
            RUSSIAN.encode("koi8-r", "replace"): marks.BYTES_UNKNOWN,
            b"x" * (LIMIT + 1): marks.BYTES_TOO_LONG,
            b"5" * 5_000_000: marks.BYTES_TOO_LONG,
            b"1 2 3 4 5!": marks.BYTES_WORDLESS,
            "÷ ҂ ×".encode(): marks.BYTES_WORDLESS,
            "Главная / Новости\n!!!".encode(): marks.BYTES_WORDLESS,
            "中文".encode(): marks.BYTES_WORDLESS,
            "Главная / Новости".encode(): marks.BYTES_WORDLESS,
        }
        for raw, reason in table.items():
            with self.subTest(raw[:20]), self.assertRaises(UnreadableText) as refusal:
                read(raw)
            self.assertEqual(refusal.exception.reason, reason)

    def test_refuses_a_string_of_half_characters(self):
        with self.assertRaises(UnreadableText):
            read("half \ud800 character")

    def test_a_text_of_exactly_the_limit_is_read(self):
        self.assertEqual(len(read(b"word " * (LIMIT // 5)).paragraphs), 1)

    def test_every_kind_of_line_end_parts_paragraphs(self):
        for line_end in ("\n", "\r\n", "\r", "\u2028", "\x0b", "\n\r\n"):
            with self.subTest(repr(line_end)):
                text = line_end.join(["Headline here", "First paragraph.", "Second one."])
                self.assertEqual(read(text).paragraphs, ("First paragraph.", "Second one."))

    def test_letters_have_one_spelling(self):
        self.assertEqual(tidy("и\u0306 е\u0308\u00a0a\u00adb\u200b  c\t d\u2011e"), "й ё ab c d-e")

    def test_a_pile_of_accents_is_no_trouble(self):
        self.assertTrue(read("a" + "\u0301\u0327" * 100_000).paragraphs)


class LanguageTests(SimpleTestCase):
    def test_the_name_tells_stem_and_language(self):
        table = {
            "001-third-stream.ru.txt": ("001-third-stream", "ru"),
            "001-third-stream.en.txt": ("001-third-stream", "en"),
            "003_9b1cf6ce0ea88790.txt": ("003_9b1cf6ce0ea88790", None),
            "folder/x.en.txt": ("x", "en"),
            "ru.txt": ("ru", None),
        }
        for name, expected in table.items():
            with self.subTest(name):
                self.assertEqual(split_name(name), expected)

    def test_letters_tell_the_language_where_the_name_does_not(self):
        table = {
            "Учёные Беларуси": "ru",
            "Scientists of Belarus": "en",
            "Қазақстанда жаңа технопарк ашылды": "ru",
            "Компания KMG Engineering в Астане": "ru",
            "The «Техноқала» project": "en",
        }
        for text, language in table.items():
            with self.subTest(text):
                self.assertEqual(language_of(text), language)
                self.assertEqual(read(text).language, language)

    def test_a_name_that_the_letters_contradict_is_marked(self):
        document = read("Учёные Беларуси и России.", "x.en.txt")
        self.assertEqual(document.language, "en")
        self.assertIn(marks.LANGUAGE_DISAGREES, {mark.reason for mark in document.marks})
