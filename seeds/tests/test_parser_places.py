"""Regions in every form a text gives them, and nothing that only looks like one."""

import json

from django.test import SimpleTestCase

from seeds.parser import marks
from seeds.parser.places import find_places

from .parser_texts import PROJECT, gazetteer, sentences


def places(text: str) -> tuple[str, ...]:
    countries, regions, _ = find_places(sentences(text), gazetteer())
    return countries + regions


class PlaceTests(SimpleTestCase):
    def test_inflected_names(self):
        table = {
            "в Татарстане": ("RU-TA",),
            "жителям Омской области": ("RU-OMS",),
            "учёные из Новосибирска": ("RU-NVS",),
            "в Республике Саха (Якутия)": ("RU-SA",),
            "в Республике Алтай": ("RU-AL",),
            "с Еврейской автономной областью": ("RU-YEV",),
            "Владимирской обл.": ("RU-VLA",),
            "из Ростова-на-Дону, Нижнего Новгорода и Уфы": ("RU-ROS", "RU-NIZ", "RU-BA"),
            "в Санкт-Петербурге": ("RU-SPE",),
            "наукоград Дубна": ("RU-MOS",),
            "Novosibirsk’s scientists": ("RU-NVS",),
            "the Krasnodar Territory": ("RU-KDA",),
            "the Moscow region": ("RU-MOS",),
            "in Moscow": ("RU-MOW",),
            "the Republic of Tatarstan": ("RU-TA",),
        }
        for text, codes in table.items():
            with self.subTest(text):
                self.assertEqual(places(text), codes)

    def test_names_that_share_one_word(self):
        table = {
            "в Новосибирской и Томской областях": ("RU-NVS", "RU-TOM"),
            "в Красноярском, Пермском и Хабаровском краях": ("RU-KYA", "RU-PER", "RU-KHA"),
            "республик Бурятия, Тыва и Хакасия": ("RU-BU", "RU-TY", "RU-KK"),
            "Ханты-Мансийского и Ямало-Ненецкого автономных округов": ("RU-KHM", "RU-YAN"),
            "from the Kirov, Orel and Vladimir regions": ("RU-KIR", "RU-ORL", "RU-VLA"),
            "the regions of Kirov and Orel": ("RU-KIR", "RU-ORL"),
            "the republics of Komi and Altai": ("RU-KO", "RU-AL"),
            "республиках Алтай и Тыва, Алтайском и Пермском краях": ("RU-AL", "RU-TY", "RU-ALT", "RU-PER"),
            "from Moscow, Novosibirsk region": ("RU-MOW", "RU-NVS"),
            "в Минской и Брестской областях": ("BY", "BY-MI", "BY-BR"),
        }
        for text, codes in table.items():
            with self.subTest(text):
                self.assertEqual(places(text), codes)

    def test_names_that_mean_something_else_too_need_a_word_beside_them(self):
        table = {
            "в городе Курчатове": ("KZ", "KZ-10"),
            "the town of Kurchatov": ("KZ", "KZ-10"),
            "академик Игорь Курчатов": (),
            "в городе Владимире": ("RU-VLA",),
            "Владимир Иванов сказал": (),
            "орёл взлетел": (),
            "киров": (),
        }
        for text, codes in table.items():
            with self.subTest(text):
                self.assertEqual(places(text), codes)

    def test_what_was_left_out_is_marked_unless_the_region_is_named_otherwise(self):
        _, _, notes = find_places(sentences("Владимир уехал."), gazetteer())
        self.assertEqual([(mark.reason, mark.detail) for mark in notes], [(marks.PLACE_AMBIGUOUS, "Владимир")])
        _, _, notes = find_places(sentences("Владимир живёт во Владимирской области."), gazetteer())
        self.assertEqual(notes, [])

    def test_a_clock_is_not_a_place(self):
        for text in ("at 4 PM Moscow time", "в 16:00 по московскому времени", "в 16:00 по времени Омска"):
            with self.subTest(text):
                self.assertEqual(places(text), ())

    def test_the_home_country_goes_without_saying(self):
        table = {
            "в России": (),
            "в России и Беларуси": ("RU", "BY"),
            "в Казахстане": ("KZ",),
            "в Омске": ("RU-OMS",),
            "в Омске и в Астане": ("RU", "KZ", "RU-OMS", "KZ-71"),
            "Bodies of the Russian Federation and of China": ("RU", "CN"),
        }
        for text, codes in table.items():
            with self.subTest(text):
                self.assertEqual(places(text), codes)

    def test_the_gazetteer_is_built_once_for_a_process(self):
        self.assertIs(gazetteer(), gazetteer())

    def test_every_region_is_found_by_both_of_its_names_and_in_both_its_cases(self):
        rows = json.loads((PROJECT / "newsroom/regions/fixtures/regions.json").read_text(encoding="utf-8"))
        for fields in (row["fields"] for row in rows if row["model"] == "regions.region"):
            for name in (fields["name_ru"], fields["name_en"], fields["genitive"], fields["prepositional"]):
                with self.subTest(name):
                    found = places(f"Это {name} и Бразилия" if fields["code"] != "BR" else f"Это {name}")
                    self.assertIn(fields["code"], found)
