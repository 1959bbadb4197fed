import re

from django.test import SimpleTestCase
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsroom.language import fold, latin_slug
from newsroom.language.typography import typeset, typeset_runs
from newsroom.language.words import index_words

# "~" stands for a no-break space.
RUSSIAN = [
    # Quotation marks
    ('ОЭЗ "Дубна" и “Алабуга”, „Иннополис“', "ОЭЗ «Дубна» и~«Алабуга», «Иннополис»"),
    ('Доклад "ОЭЗ "Дубна" как пример"', "Доклад «ОЭЗ „Дубна“ как пример»"),
    ("Доклад «ОЭЗ «Дубна» как пример».", "Доклад «ОЭЗ „Дубна“ как пример»."),
    ("ООО «Кластер «Дубна»", "ООО «Кластер «Дубна»"),
    ('("Дубна"), "Союз"-"Аполлон"', "(«Дубна»), «Союз»-«Аполлон»"),
    ('"...и вот", — "Да!"', "«…и~вот»,~— «Да!»"),
    ('Экран 15" и диск 3,5"', 'Экран 15" и~диск 3,5"'),
    ('Лишняя " кавычка и "начало', 'Лишняя " кавычка и~"начало'),
    ('5"x7"', '5"x7"'),
    ('"Труба 1/2" дюйма"', '«Труба 1/2" дюйма»'),
    ('"Союз-5" и "Дубна 2024"', "«Союз-5» и~«Дубна 2024»"),
    # Dashes
    ("Дубна - наукоград – город -- и всё", "Дубна~— наукоград~— город~— и~всё"),
    ("- Да, - сказал он.", "—~Да,~— сказал он."),
    ("прибыль: - 5 млн, от - 5 до - 3 °C", "прибыль: - 5~млн, от - 5 до - 3~°C"),
    ("Дубна - 5 технопарков", "Дубна~— 5 технопарков"),
    ("вице-премьер, кое-что, RU-NVS, COVID-19, 5-й", "вице-премьер, кое-что, RU-NVS, COVID-19, 5-й"),
    ("17-19 сентября, 2024 - 2025, 5,5-7 %", "17–19~сентября, 2024–2025, 5,5–7~%"),
    ("16:00-18:00, 22:00 - 02:00, 01.09.2024-02.09.2024", "16:00–18:00, 22:00–02:00, 01.09.2024–02.09.2024"),
    ("8-800-555-35-35, 123-45-67, тел. 21-34", "8-800-555-35-35, 123-45-67, тел.~21-34"),
    ("2024-09-17, 2024-12, 24/7, -5, 5-3, 5 - 3, 3 - 5 = -2", "2024-09-17, 2024-12, 24/7, -5, 5-3, 5 - 3, 3 - 5 = -2"),
    ("ГОСТ 8.417-2002, № 12-34, Boeing 737-800", "ГОСТ 8.417-2002, №~12-34, Boeing 737-800"),
    ("приказ 123-456, договор 12-34, дог. 12-15, № 5-7", "приказ 123-456, договор 12-34, дог. 12-15, №~5-7"),
    ("Самолёт Ил 96-300, рейс 12-34, ул. Мира 12-34", "Самолёт Ил 96-300, рейс 12-34, ул.~Мира 12-34"),
    ("телефоны: 22-33-44, 55-66; тел. 21-34 и 55-66", "телефоны: 22-33-44, 55-66; тел.~21-34 и~55-66"),
    ("Звоните: 22-33-44, 55-66", "Звоните: 22-33-44, 55-66"),
    ("123-456, по 100-150 участников, с. 101-115", "123-456, по~100–150 участников, с.~101–115"),
    ("10 000-15 000 рублей, 15000-20000 руб., 10-15 000 т", "10~000–15~000 рублей, 15000–20000~руб., 10–15~000~т"),
    ("1500-2000 человек, 5-7 классы, 10-12 проектов", "1500–2000 человек, 5–7 классы, 10–12 проектов"),
    ("Около 5-7 лет, В 1995-1997, Около 5-7", "Около 5–7 лет, В~1995–1997, Около 5-7"),
    ("5 мая-7 июня, 28 декабря 2023 г.-5 января", "5~мая–7~июня, 28~декабря 2023~г.–5~января"),
    ("5 мая - 7 июня", "5~мая~— 7~июня"),
    ("XXI-XXII вв., XIX - XX века, IV-X", "XXI–XXII~вв., XIX–XX~века, IV-X"),
    ("В 2023 - 2500 человек", "В~2023 - 2500 человек"),
    # Spaces
    ("В Дубне и с ним о том, не на час, СО РАН", "В~Дубне и~с~ним о~том, не~на~час, СО РАН"),
    ("Он же знал бы, так ли это", "Он~же знал~бы, так~ли это"),
    ("5 апреля 2023 г. в г. Дубна", "5~апреля 2023~г. в~г.~Дубна"),
    ("Было в 2023 г. Теперь", "Было в~2023~г. Теперь"),
    ("ул. Жолио-Кюри, д. 6, стр. 2, § 5, № 7", "ул.~Жолио-Кюри, д.~6, стр.~2, §~5, №~7"),
    ("А. С. Пушкин, Пушкин А. С., Ә. Нұрланов", "А.~С.~Пушкин, Пушкин~А.~С., Ә.~Нұрланов"),
    ("15 млн руб., 3 тыс. тенге, 10 000 км, XXI век", "15~млн~руб., 3~тыс.~тенге, 10~000~км, XXI~век"),
    ("и т. д., т. е. так", "и~т.~д., т.~е. так"),
    ("5% и №7 остаются", "5% и~№7 остаются"),
    ("Қазақстан в Қорғасе, Мінск у ўсіх", "Қазақстан в~Қорғасе, Мінск у~ўсіх"),
    # Dots and apostrophes
    ("Ну... И.... всё", "Ну… И.... всё"),
    ("Жанна д'Арк и 'это'", "Жанна д’Арк и~'это'"),
    # What is left alone
    ("на 1-2@x.org, см. план-1-2.pdf и x.ru/1-2, `a - b`", "на~1-2@x.org, см. план-1-2.pdf и~x.ru/1-2, `a - b`"),
    ('"https://x.org/", "x.ru"', "«https://x.org/», «x.ru»"),
]  # fmt: skip
ENGLISH = [
    ('The "Dubna" zone and «Alabuga»', "The “Dubna” zone and “Alabuga”"),
    ('"The "Dubna" zone" and "the \'Dubna\' zone"', "“The ‘Dubna’ zone” and “the ‘Dubna’ zone”"),
    ("'Expo 2024' and 'don't'", "‘Expo 2024’ and ‘don’t’"),
    ("'\"Nested\" first' and 'last \"nested\"'", "‘“Nested” first’ and ‘last “nested”’"),
    ("\"'Nested' first\", \"last 'nested'\"", "“‘Nested’ first”, “last ‘nested’”"),
    ("'It's \"one\" and \"two\"', he said", "‘It’s “one” and “two”’, he said"),
    ("The clubs' ends: \"a 'b \"c\" d' e\"", "The clubs’ ends: “a 'b ‘c’ d' e”"),
    ('"the 5" screw" and "5\'10" tall"', '“the 5" screw” and “5\'10" tall”'),
    ("6' 2\" tall, 5'10\", 55°45'", "6' 2\" tall, 5'10\", 55°45'"),
    ("Dubna - a town -- of science, word--word, a — b", "Dubna~– a town~– of science, word—word, a~— b"),
    ("17-19 September 2024, September 17, 9-11 am", "17–19~September 2024, September~17, 9–11~am"),
    ("No. 5, pp. 10-12, Mr Smith, Dr. Brown, J. R. R. T.", "No.~5, pp.~10–12, Mr~Smith, Dr.~Brown, J.~R.~R.~T."),
    ("5 km, 10 million, 5 %, 10 000 people", "5~km, 10~million, 5~%, 10~000 people"),
    ("high-tech, F-16, 24/7, +7-495-123, ISO 9001-2015", "high-tech, F-16, 24/7, +7-495-123, ISO 9001-2015"),
    ("flight 737-800, call 555-1234, ISBN 5-7, GOST 12-34", "flight 737-800, call 555-1234, ISBN 5-7, GOST 12-34"),
    ("a 737-800 carries, Boeing 737-800, Room 5-7", "a 737-800 carries, Boeing 737-800, Room 5-7"),
    ("100-150 people, $100-150, pp. 101-115, for 5-7 years", "100–150 people, $100–150, pp.~101–115, for 5–7 years"),
    ("September 17-19, 5 May-7 June, May 5-June 7", "September~17–19, 5~May–7~June, May~5–June~7"),
    ("I may be in a zone", "I may be in a zone"),
    ("Wait...", "Wait…"),
]  # fmt: skip

PIECES = st.one_of(
    st.sampled_from(
        ['"', "'", "«", "»", "„", "“", "”", "‘", "’", " ", "\xa0", "-", "–", "—", "--", ".", "...", "…", ",", "(", ")"]
    ),
    st.sampled_from(
        ["в", "же", "5", "17", "2024", "м", "г.", "А.", "Дом", "th", "May", "16:00", "`", "\n", "a", "s", "="]
    ),
    st.sampled_from(["https://x.org/1-2", "a@x.org", "x.pdf", "No.", "№", "ꙮ"]),
    st.text(max_size=3),
)
TEXTS = st.lists(PIECES, max_size=25).map("".join)
NONSENSE = [
    '"', "' ", "'\"a\" ", "a", "a.", "1-", "- ", "`", "«", "\xa0 ", "a@", "1 000 ", "https://x.org/'a", "a'a@",
]  # fmt: skip
LANGUAGES = st.sampled_from(["ru", "en"])
MAY_CHANGE = re.compile("[ \xa0\"«»„“”'‘’…—–.-]+")


class RulesTests(SimpleTestCase):
    def assertSet(self, cases, language):
        for typed, expected in cases:
            with self.subTest(typed):
                self.assertEqual(typeset(typed, language).replace("\xa0", "~"), expected)
                self.assertEqual(typeset(typeset(typed, language), language).replace("\xa0", "~"), expected)

    def test_russian(self):
        self.assertSet(RUSSIAN, "ru")

    def test_english(self):
        self.assertSet(ENGLISH, "en")

    def test_apostrophes_of_english_are_no_quotation_marks(self):
        typed = "It's the Scientists' Club, Russia's, the 1990's, the '90s, 'tis"
        self.assertEqual(typeset(typed, "en"), typed.replace("'", "’"))

    def test_addresses_keep_every_sign(self):
        addresses = [
            "https://x.org/2024-2025/a...b", "https://en.wikipedia.org/wiki/People's_University",
            "https://ru.wikipedia.org/wiki/Д'Артаньян", "https://ru.wikipedia.org/wiki/Д’Артаньян",
            'https://x.org/?q="a-b"', 'https://x.org/?q="a"&p=1', "https://x.org/«Дубна»_(город",
            "x.ru/wiki/Д'Артаньян", "www.x.org/Items('1-2')/a", "ivan.o'neil@mail.ru", "mailto:o'neil@x.com",
        ]  # fmt: skip
        for address in addresses:
            for language, marks in (("ru", "«»"), ("en", "“”")):
                for typed in (f"{address}, да", f"({address})", f'"{address}", да', f'"См. "{address}"", да'):
                    with self.subTest(typed, language=language):
                        self.assertIn(address, typeset(typed, language))
                self.assertEqual(typeset(f'"{address}".', language), f"{marks[0]}{address}{marks[1]}.")

    def test_a_mark_that_ends_an_address_is_none_of_it(self):
        for typed, expected in [
            ("'https://x.org/a', it's", "‘https://x.org/a’, it’s"),
            ('"https://x.org/"; "x.org/": "a@x.org"', "“https://x.org/”; “x.org/”: “a@x.org”"),
        ]:
            self.assertEqual(typeset(typed, "en"), expected)

    def test_marks_pair_within_a_line(self):
        self.assertEqual(typeset('Экран 15" и\n"Дубна"', "ru"), 'Экран 15" и\n«Дубна»')

    def test_a_mark_that_does_not_pair_spoils_no_other(self):
        for before, after in [('"Начало ', ""), ('Диагональ 5" ', ""), ("« ", ""), ("", ' конец"'), ("", " »")]:
            with self.subTest((before, after)):
                self.assertEqual(typeset(f'{before}"Дубна"{after}', "ru"), f"{before}«Дубна»{after}")


class RunsTests(SimpleTestCase):
    def test_a_quotation_may_end_in_another_piece(self):
        texts = typeset_runs([('Зона "', "ru"), ("Дубна", "ru"), ('" в ', "ru"), ("городе", "ru")])
        self.assertEqual(texts, ["Зона «", "Дубна", "» в\xa0", "городе"])

    def test_each_piece_is_set_in_its_language(self):
        texts = typeset_runs([('Доклад "Зона', "ru"), (' "Dubna" - it\'s', "en"), ('", и всё', "ru")])
        self.assertEqual(texts, ["Доклад «Зона", " “Dubna”\xa0– it’s", "», и\xa0всё"])

    def test_what_has_no_language_stays(self):
        self.assertEqual(typeset_runs([('"в ', "ru"), ('"в - x...', ""), ('"', "ru")]), ["«в\xa0", '"в - x...', "»"])

    def test_a_dash_stands_where_its_space_began(self):
        self.assertEqual(typeset_runs([("17 ", "ru"), ("-", "ru"), (" 19", "ru")]), ["17–", "", "19"])


class OthersTests(SimpleTestCase):
    def test_addresses_stay_readable(self):
        self.assertEqual(latin_slug(typeset('Форум "Дубна" 17-19 мая - и всё', "ru")), "forum-dubna-17-19-maya-i-vsyo")

    def test_comparison_and_search_see_no_difference_of_spaces_marks_and_dots(self):
        typed = 'В зоне "Дубна" - 5 км...'
        self.assertEqual(index_words(typeset(typed, "ru")), index_words(typed))
        self.assertEqual(fold(typeset("в зоне...", "ru")), fold("в зоне..."))


class AnyTextTests(SimpleTestCase):
    @settings(max_examples=300, deadline=None)
    @given(TEXTS, LANGUAGES)
    @example('"\'x "b\' c" d"', "en")
    @example('«a «b» "c" d» “e', "ru")
    def test_setting_twice_changes_nothing(self, text, language):
        result = typeset(text, language)
        self.assertEqual(typeset(result, language), result)

    @settings(max_examples=300, deadline=None)
    @given(TEXTS, LANGUAGES)
    def test_nothing_is_lost_or_moved_and_no_text_grows(self, text, language):
        result = typeset(text, language)
        self.assertEqual(MAY_CHANGE.sub("", result), MAY_CHANGE.sub("", text))
        self.assertLessEqual(len(result), len(text))

    @settings(max_examples=300, deadline=None)
    @given(st.lists(st.tuples(TEXTS, st.sampled_from(["ru", "en", ""])), max_size=6))
    def test_pieces_keep_what_is_theirs(self, runs):
        texts = typeset_runs(runs)
        for (typed, language), text in zip(runs, texts, strict=True):
            self.assertEqual(MAY_CHANGE.sub("", text), MAY_CHANGE.sub("", typed))
            if not language:
                self.assertEqual(text, typed)
        languages = [language for _, language in runs]
        self.assertEqual(typeset_runs(list(zip(texts, languages, strict=True))), texts)

    def test_long_nonsense_takes_no_long_time(self):
        for nonsense in NONSENSE:
            with self.subTest(nonsense):
                self.assertTrue(typeset(nonsense * 20_000, "ru"))
                self.assertTrue(typeset(nonsense * 20_000, "en"))
