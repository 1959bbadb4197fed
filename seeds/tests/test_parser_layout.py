"""The page around a text is taken away; headline, date and byline are told from paragraphs."""

from datetime import date

from django.test import SimpleTestCase

from seeds.parser.layout import byline_of, date_alone, take_apart

from .parser_texts import read

PANEL = "Версия для слабовидящих\nРазмер шрифта:\nА А+ А++\nЦветовая схема\nчёрным по белому\nна синем\n"


class FurnitureTests(SimpleTestCase):
    def test_panel_and_breadcrumb_are_taken_away_and_kept_aside(self):
        layout = take_apart(
            PANEL + "Администрация Тверской области\nГлавная / Новости / Наука\n\nОткрыт музей\n\nТекст."
        )
        self.assertEqual((layout.headline, layout.paragraphs), ("Открыт музей", ("Текст.",)))
        self.assertEqual(layout.site, "Администрация Тверской области")
        self.assertEqual(len(layout.furniture), 8)

    def test_regions_named_in_furniture_are_not_counted(self):
        document = read(PANEL + "Администрация Тверской области\nГлавная / Новости\n\nОткрыт музей\n\nЭто в Омске.")
        self.assertEqual(document.regions, ("RU-OMS",))

    def test_an_ordinary_text_keeps_every_line(self):
        layout = take_apart("Fonts on white\n\nMain streets / squares of Omsk.\n\nA text by Tolstoy")
        self.assertEqual(layout.furniture, ())
        self.assertEqual(len(layout.paragraphs), 2)

    def test_share_and_print_at_the_end_are_furniture(self):
        self.assertEqual(take_apart("Head line\n\nText.\n\nShare\nPrint").paragraphs, ("Text.",))


class BylineTests(SimpleTestCase):
    def test_bylines(self):
        table = {
            "Written by": "",
            "Written by:": "",
            "Автор": "",
            "От Admin": "",
            "By admin": "",
            "By Administrator": "",
            "Автор: Мария Кузнецова": "Мария Кузнецова",
            "By Jane Smith": "Jane Smith",
            "Written by J. Smith, press service": "J. Smith, press service",
            "Подготовила Анна Котова": "Анна Котова",
            "By the end of the year": None,
            "От Москвы до Томска": None,
            "От редакции до читателя один шаг.": None,
            "Authorities met": None,
        }
        for line, expected in table.items():
            with self.subTest(line):
                self.assertEqual(byline_of(line), expected)

    def test_a_byline_with_nobody_leaves_none(self):
        self.assertIsNone(read("Headline\n\nText.\n\nWritten by").byline)
        self.assertEqual(read("Headline\n\nText.\n\nBy Jane Smith").byline, "Jane Smith")


class DateLineTests(SimpleTestCase):
    def test_lines_that_are_dates_and_nothing_else(self):
        table = {
            "25 August 2022": date(2022, 8, 25),
            "Опубликовано: 05.04.2023, 14:30": date(2023, 4, 5),
            "Published on April 5, 2023 at 2:30 PM": date(2023, 4, 5),
            "5 апреля 2023 г.": date(2023, 4, 5),
            "17–19 сентября 2024": None,
            "сентябрь 2024": None,
            "5 апреля 2023 года открылся парк": None,
            "31 февраля 2023": None,
        }
        for line, expected in table.items():
            with self.subTest(line):
                self.assertEqual(date_alone(line), expected)

    def test_the_date_line_is_the_date_of_publication_wherever_it_stands(self):
        for text in (
            "5 мая 2025\n\nЗаголовок\n\nТекст.",
            "Заголовок\n5 мая 2025\n\nТекст.",
            "Заголовок\n\nТекст.\n5 мая 2025",
        ):
            with self.subTest(text):
                document = read(text)
                self.assertEqual((document.published_on, document.headline), (date(2025, 5, 5), "Заголовок"))
                self.assertEqual(document.paragraphs, ("Текст.",))

    def test_a_date_in_a_sentence_is_not_the_date_of_publication(self):
        self.assertIsNone(read("Заголовок\n\n5 мая 2025 года открылся музей.").published_on)


class HeadlineTests(SimpleTestCase):
    def test_headline_or_none(self):
        table = {
            "A headline\n\nA text.": "A headline",
            "Кто поедет в Омск?\nТекст.": "Кто поедет в Омск?",
            "A sentence with its full stop.\n\nAnother one.": None,
            "Only one line": None,
            f"{'Слово ' * 50}\n\nТекст.": None,
        }
        for text, expected in table.items():
            with self.subTest(text[:30]):
                self.assertEqual(read(text).headline, expected)

    def test_a_text_without_a_headline_gets_a_short_proposed_one(self):
        document = read(
            "Директор завода «Луч» Иван Петров (Омск) открыл новый цех, сообщает ТАСС.\n\nВ цехе работают сто человек."
        )
        self.assertEqual(document.proposed_headline, "Иван Петров открыл новый цех")
        long = read("Слово за словом складывается длинное предложение, " * 6 + "и вот оно кончилось.\n\nЕщё.")
        self.assertLessEqual(len(long.proposed_headline), 111)

    def test_a_text_with_a_headline_gets_no_other(self):
        self.assertIsNone(read("A headline\n\nA text.").proposed_headline)

    def test_lines_broken_by_hand_are_one_paragraph(self):
        document = read("Headline\n\nA sentence that was broken\nby hand at the margin.\nNext paragraph.")
        self.assertEqual(document.paragraphs, ("A sentence that was broken by hand at the margin.", "Next paragraph."))
