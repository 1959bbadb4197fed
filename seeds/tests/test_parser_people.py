"""Names in any case, with the positions and organisations that stand beside them."""

from django.test import SimpleTestCase

from seeds.parser.people import find_people
from seeds.parser.positions import split_position

from .parser_texts import gazetteer, sentences


def people(text: str, language: str) -> list[tuple[str, str, str]]:
    found = find_people(sentences(text), gazetteer(), language)
    return [(person.name, person.position, person.organisation) for person in found.persons]


class RussianNameTests(SimpleTestCase):
    def test_names_and_positions(self):
        table = {
            "Министр экономики Республики Татарстан Мидхат Шагиахметов приехал.": (
                "Мидхат Шагиахметов",
                "министр экономики Республики Татарстан",
                "",
            ),
            "Встреча с президентом НАН Беларуси академиком Владимиром Гусаковым.": (
                "Владимир Гусаков",
                "академик, президент НАН Беларуси",
                "",
            ),
            "Слово дали первому заместителю директора Института физики Анне Смирновой.": (
                "Анна Смирнова",
                "первый заместитель директора",
                "Институт физики",
            ),
            "Иван Петров, директор технопарка «Идея», открыл цех.": ("Иван Петров", "директор технопарка «Идея»", ""),
            "По мнению Марии Шевченко, это важно.": ("Мария Шевченко", "", ""),
            "Ответила ректор МГУ Виктория Халимендик.": ("Виктория Халимендик", "ректор", "МГУ"),
            "С докладом выступил Пётр Сергеевич Ким.": ("Пётр Сергеевич Ким", "", ""),
            "Аким области Жаксыбек Кулекеев приехал.": ("Жаксыбек Кулекеев", "аким области", ""),
        }
        for text, expected in table.items():
            with self.subTest(text):
                self.assertEqual(people(text, "ru"), [expected])

    def test_two_positions_of_one_person_are_one_title(self):
        text = "Делегация во главе с вице-президентом РАН, председателем СО РАН Валентином Пармоном."
        self.assertEqual(people(text, "ru"), [("Валентин Пармон", "вице-президент РАН, председатель СО РАН", "")])

    def test_all_mentions_together_tell_the_nominative(self):
        text = "Письмо Валентина Пармона. Валентину Пармону ответили. Академик Валентин Пармон рад."
        self.assertEqual([name for name, _, _ in people(text, "ru")], ["Валентин Пармон"])

    def test_what_is_capitalised_and_no_person(self):
        for text in (
            "Нижний Новгород и Великий Новгород.",
            "Республика Казахстан и Постоянный Комитет Союзного государства.",
            "Компании Times New Roman и KMG Engineering.",
            "Надежда России — Байкальская Гавань.",
            "Роман Достоевского переиздан.",
        ):
            with self.subTest(text):
                self.assertEqual(people(text, "ru"), [])


class EnglishNameTests(SimpleTestCase):
    def test_names_and_positions(self):
        table = {
            "Timofey Buneev, Head of the Sustainable Development Department of the ACTP RF, took part.": (
                "Timofey Buneev",
                "Head of the Sustainable Development Department",
                "ACTP RF",
            ),
            "First Deputy Chairman of the Academy of Sciences of Belarus Sergei Chizhik mentioned it.": (
                "Sergei Chizhik",
                "First Deputy Chairman",
                "Academy of Sciences of Belarus",
            ),
            "Mikhail Labudin, Director of the Association of Clusters, Technoparks and SEZs of Russia, left.": (
                "Mikhail Labudin",
                "Director",
                "Association of Clusters, Technoparks and SEZs of Russia",
            ),
            "It is late, said Svyatoslav Sorokin.": ("Svyatoslav Sorokin", "", ""),
            "Professor Zhaksybek Kulekeev, Candidate of Economic Sciences, came.": (
                "Zhaksybek Kulekeev",
                "Professor, Candidate of Economic Sciences",
                "",
            ),
            "We met Ivan Petrov, director of the plant in Omsk, and left.": (
                "Ivan Petrov",
                "director of the plant in Omsk",
                "",
            ),
        }
        for text, expected in table.items():
            with self.subTest(text):
                self.assertEqual(people(text, "en"), [expected])

    def test_what_is_capitalised_and_no_person(self):
        for text in (
            "The Ministry of Economic Development said no.",
            "Times New Roman. Font Settings. Baikal Harbor and Nizhny Novgorod.",
            "The Head of Strategic Development Department said nothing.",
            "The Special Economic Zone noted it. The Central Bank added that.",
        ):
            with self.subTest(text):
                self.assertEqual(people(text, "en"), [])


class ReferenceTests(SimpleTestCase):
    def test_a_surname_alone_means_the_person_named_before(self):
        table = {
            "ru": "Директор Иван Петров пришёл. По словам Петрова, рано. С Петровым спорили.",
            "en": "Ivan Petrov, Director, came. Petrov said so. Petrov’s plan is old.",
        }
        for language, text in table.items():
            with self.subTest(language):
                found = find_people(sentences(text), gazetteer(), language)
                self.assertEqual(len(found.references), 3)
                self.assertEqual(len({one.name for one in found.references}), 1)


class PositionTests(SimpleTestCase):
    def test_title_and_organisation(self):
        table = {
            ("директор Ассоциации кластеров и технопарков", "ru"): ("директор", "Ассоциация кластеров и технопарков"),
            ("заместитель министра экономического развития России", "ru"): (
                "заместитель министра экономического развития России",
                "",
            ),
            ("заместитель директора особой экономической зоны «Дубна»", "ru"): (
                "заместитель директора",
                "Особая экономическая зона «Дубна»",
            ),
            ("Deputy Director General of the Special Economic Zone “Dubna”", "en"): (
                "Deputy Director General",
                "Special Economic Zone “Dubna”",
            ),
            ("Vice President of the RAS and Chairman of the SB RAS", "en"): (
                "Vice President of the RAS and Chairman of the SB RAS",
                "",
            ),
            ("", "en"): ("", ""),
        }
        for (phrase, language), expected in table.items():
            with self.subTest(phrase):
                self.assertEqual(split_position(phrase, language), expected)
