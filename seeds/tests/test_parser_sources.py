"""The chain of sources, from the origin to the last hop."""

from datetime import date

from django.test import SimpleTestCase

from seeds.parser import marks

from .parser_texts import read

PAGE = "Размер шрифта\nАдминистрация Омска\nГлавная / Новости\n5 мая 2025\n\nЗаголовок\n\n"


def chain(text: str) -> list[tuple[str, str]]:
    return [(source.role, source.name) for source in read(text).sources]


class SourceTests(SimpleTestCase):
    def test_chains(self):
        table = {
            "Завод открыт, передаёт Asal.media со ссылкой на пресс-службу Главы Правительства РК.": [
                ("said_to", "пресс-служба Главы Правительства РК"),
                ("reported", "Asal.media"),
            ],
            "Об этом БЕЛТА сообщили в пресс-службе Национальной академии наук Беларуси после заседания.": [
                ("said_to", "пресс-служба Национальной академии наук Беларуси"),
                ("reported", "БЕЛТА"),
            ],
            "Об этом сообщает ТАСС.": [("reported", "ТАСС")],
            "Об этом пишет газета «Вечерний Омск».": [("reported", "Вечерний Омск")],
            "Об этом сообщили агентству «Минск-Новости» в пресс-службе завода.": [
                ("said_to", "пресс-служба завода"),
                ("reported", "Минск-Новости"),
            ],
            "Об этом сообщила пресс-служба Минэкономразвития России.": [
                ("said_to", "пресс-служба Минэкономразвития России"),
            ],
            "Завод открыт.\n\nИсточник: ТАСС": [("reported", "ТАСС")],
            "The plant is open, the press service of the Academy of Sciences told BelTA after a session.": [
                ("said_to", "press service of the Academy of Sciences"),
                ("reported", "BelTA"),
            ],
            "BelTA was told so by the press service of the Academy of Sciences when it ended.": [
                ("said_to", "press service of the Academy of Sciences"),
                ("reported", "BelTA"),
            ],
            "The plant is open, Asal.media reports with reference to the press service of the Ministry.": [
                ("said_to", "press service of the Ministry"),
                ("reported", "Asal.media"),
            ],
            "The plant is open, TASS reported.": [("reported", "TASS")],
            "According to the press service of the Ministry, it is open.": [
                ("said_to", "press service of the Ministry")
            ],
            "The director reports to the board.": [],
            "He told us about the report.": [],
            "Директор сообщил о планах завода.": [],
        }
        for text, expected in table.items():
            with self.subTest(text):
                self.assertEqual(chain(text), expected)

    def test_the_site_around_a_text_is_the_last_hop(self):
        document = read(PAGE + "Завод открыт, сообщает ТАСС.")
        self.assertEqual(
            [(one.role, one.name, one.published_on) for one in document.sources],
            [("reported", "ТАСС", None), ("reprinted", "Администрация Омска", date(2025, 5, 5))],
        )
        self.assertIn(marks.SOURCE_FROM_PAGE, {mark.reason for mark in document.marks})
        self.assertEqual(chain(PAGE + "Завод открыт."), [("reported", "Администрация Омска")])

    def test_a_text_with_sources_is_a_reprint(self):
        self.assertEqual(read("Завод открыт, сообщает ТАСС.").kind, "reprint")
        self.assertEqual(read("Завод открыт.").kind, "news")
