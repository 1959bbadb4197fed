import sys
from concurrent.futures import ThreadPoolExecutor

from django.test import SimpleTestCase

from newsroom.language.words import index_words, stem, words

ONE_ENTRY = [
    ("Казахстан", "Казахстане", "Казахстана", "КАЗАХСТАНОМ"),
    ("технопарк", "технопарков", "технопарками", "Технопарке"),
    ("особая", "особой", "особых", "особые", "особую"),
    ("экономическая", "экономической", "экономических"),
    ("зона", "зоны", "зонами", "зон"),
    ("кластер", "кластеров", "кластеру", "кластерами"),
    ("Дубна", "Дубне", "Дубной", "Дубну"),
    ("Курчатов", "Курчатове", "Курчатовом"),
    ("Новосибирская", "Новосибирской", "новосибирскую"),
    ("учёный", "ученый", "учёных", "учеными"),
    ("Орёл", "Орел", "орла"),
    ("резидент", "резидентов", "резидентам"),
    ("развивать", "развивает", "развивали"),
    ("zone", "zones", "Zones"),
    ("cluster", "clusters", "clustering"),
    ("company", "companies"),
    ("develop", "develops", "developed", "developing"),
    ("São", "Sao", "Sa\u0303o"),
    ("за\u0301мок", "замок", "за\u00adмок"),
]
TWO_ENTRIES = [
    ("Казахстан", "казахстанский"),  # words of one family keep apart
    ("технопарк", "парк"),
    ("zone", "zonal"),
    ("2023", "2024"),
]


class WordTests(SimpleTestCase):
    def test_forms_of_a_word_are_one_entry(self):
        for first, *others in ONE_ENTRY:
            for form in others:
                with self.subTest(first=first, form=form):
                    self.assertEqual(index_words(form), index_words(first))

    def test_different_words_are_two_entries(self):
        for one, another in TWO_ENTRIES:
            with self.subTest(one=one, another=another):
                self.assertNotEqual(index_words(one), index_words(another))

    def test_numbers_stay_as_they_are(self):
        self.assertEqual(index_words("5 апреля 2023, № 17"), ["5", "апрел", "2023", "no", "17"])

    def test_letters_and_digits_together_are_one_word(self):
        self.assertEqual(index_words("5G, COVID-19"), ["5g", "covid", "19"])

    def test_kazakh_letters_survive(self):
        self.assertEqual(words("Қазақстан Үкіметі Ғылым"), ["қазақстан", "үкіметі", "ғылым"])
        self.assertEqual(index_words("ҚАЗАҚСТАН"), index_words("қазақстан"))
        self.assertIn("қ", index_words("Қазақстан")[0])

    def test_what_is_not_a_word_is_left_out(self):
        self.assertEqual(index_words(' \0 * " — «» () NEAR/3 _ 🙂 '), ["near", "3"])
        self.assertEqual(index_words(""), [])

    def test_decomposed_letters_are_whole(self):
        self.assertEqual(
            words("Йод и ёж, Европейский".replace("й", "и\u0306").replace("Й", "И\u0306")),
            words("йод и еж, европейский"),
        )

    def test_a_word_has_at_most_64_letters(self):
        self.assertEqual(words("щ" * 10_000), ["щ" * 64])

    def test_threads_do_not_disturb_each_other(self):
        texts = [f"участникам{a}{b}ами technoparks{a}ings" for a in "бвгджзклмн" for b in "прстфхцчшщ"]
        stem.cache_clear()
        self.addCleanup(sys.setswitchinterval, sys.getswitchinterval())
        sys.setswitchinterval(1e-6)
        with ThreadPoolExecutor(8) as pool:
            together = list(pool.map(index_words, texts))
        stem.cache_clear()
        self.assertEqual(together, [index_words(text) for text in texts])
