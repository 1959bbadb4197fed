"""What is the same in two languages."""

from dataclasses import dataclass

from django.test import SimpleTestCase

from seeds.importer.pairs import same_name, side_by_side
from seeds.importer.register import as_printed, spelled


@dataclass(frozen=True)
class Part:
    name: str


def alike(one, another):
    return one.name == another.name


class SideBySideTests(SimpleTestCase):
    def parts(self, russian, english):
        return {"ru": [Part(letter) for letter in russian], "en": [Part(letter) for letter in english]}

    def rows(self, russian, english, **options):
        rows = side_by_side(self.parts(russian, english), alike, **options)
        return ["".join(row[language].name if language in row else "-" for language in ("ru", "en")) for row in rows]

    def test_rows_follow_the_first_text_and_end_with_what_the_second_has_alone(self):
        cases = [("abc", "abc", ["aa", "bb", "cc"]), ("abc", "ca", ["aa", "b-", "cc"]), ("a", "xa", ["aa", "-x"]),
                 ("aa", "a", ["aa", "a-"]), ("", "x", ["-x"]), ("", "", [])]  # fmt: skip
        for russian, english, expected in cases:
            with self.subTest(russian=russian, english=english):
                self.assertEqual(self.rows(russian, english), expected)

    def test_order_pairs_only_equally_many(self):
        always = {"alike": lambda one, another: True, "in_order": True}
        self.assertEqual(len(side_by_side(self.parts("ab", "xy"), **always)), 2)
        self.assertEqual(len(side_by_side(self.parts("ab", "x"), **always)), 3)

    def test_one_language_alone_is_rows_of_one(self):
        self.assertEqual(side_by_side({"en": [Part("a")]}, alike), [{"en": Part("a")}])


class SameNameTests(SimpleTestCase):
    def test_romanisations_of_one_name_are_one_person(self):
        for russian, english in [
            ("Виктория Халимендик", "Victoria Khalimendik"), ("Сергей Чижик", "Sergei Chizhik"),
            ("Сергей Чижик", "Siarhei Chyzhyk"), ("Святослав Сорокин", "Svyatoslav Sorokin"),
            ("Александр Щербаков", "Alexander Shcherbakov"), ("Юлия Цой", "Julia Tsoy"),
            ("Ксения Яковлева", "Xenia Yakovleva"), ("Жаксыбек Кулекеев", "Zhaksybek Kulekeyev"),
            ("Фёдор Королёв", "Fedor Korolev"), ("Валентин Пармон", "Valentin N. Parmon"),
        ]:  # fmt: skip
            with self.subTest(english):
                self.assertTrue(same_name(russian, english))

    def test_other_people_are_others(self):
        for russian, english in [
            ("Сергей Чижик", "Sergei Sorokin"), ("Михаил Лабудин", "Timofey Buneev"), ("Анна Иванова", "Ivan Ivanov"),
            ("Валентин Пармон", "Valentin Pavlov"),
        ]:  # fmt: skip
            with self.subTest(english):
                self.assertFalse(same_name(russian, english))


class SpellingTests(SimpleTestCase):
    def test_spellings_of_one_name_are_one(self):
        for one, another in [
            ("ОЭЗ «Дубна»", 'оэз "Дубна"'), ("The Scientists’ Club", "Scientists' club"),
            ("Объединённый  институт", "Объединенный институт"),
        ]:  # fmt: skip
            self.assertEqual(spelled(one), spelled(another))

    def test_title_is_printed_as_it_stands_after_a_name(self):
        cases = [
            ("Директор", "ru", "директор"), ("Director", "en", "Director"), ("СЕО группы", "ru", "СЕО группы"),
            ("вице-президент РАН академик", "ru", "академик, вице-президент РАН"),
            ("вице-президент РАН, академик", "ru", "вице-президент РАН, академик"), ("академик", "ru", "академик"),
            ("", "ru", ""),
        ]  # fmt: skip
        for title, language, printed in cases:
            with self.subTest(title):
                self.assertEqual(as_printed(title, language), printed)
