"""Events: what, when, where, with whom, and what remains of them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.test import SimpleTestCase

from seeds.parser import marks
from seeds.parser.document import EventFacts

from .parser_texts import read


def event(text: str) -> EventFacts:
    (found,) = read(text).events
    return found


class EventTests(SimpleTestCase):
    def test_kind_title_and_what_the_text_is_to_it(self):
        table = {
            "Семинар для резидентов пройдёт в Омске\n\nЖдём 5 мая 2025 года.": (
                "seminar",
                "Семинар для резидентов",
                "announcement",
            ),
            "В Омске состоялся третий форум технопарков России.": (
                "conference",
                "Третий форум технопарков России",
                "report",
            ),
            "Оргкомитет готовит Международный технологический конгресс, он пройдёт 17 мая 2025 года.": (
                "congress",
                "Международный технологический конгресс",
                "preparation",
            ),
            "Министр провёл встречу с делегацией СО РАН во главе с академиком.": (
                "meeting",
                "Встреча с делегацией СО РАН",
                "report",
            ),
            "The third stream of the program “Leaders” has started": (
                "stream",
                "Third stream of the program “Leaders”",
                "report",
            ),
            "The International Technological Congress will be held on 17 May 2025.": (
                "congress",
                "International Technological Congress",
                "announcement",
            ),
            "The minister held a meeting with the delegation of the SB RAS yesterday.": (
                "meeting",
                "Meeting with the delegation of the SB RAS",
                "report",
            ),
        }
        for text, expected in table.items():
            with self.subTest(text):
                found = event(text)
                self.assertEqual((found.kind, found.title, found.coverage), expected)

    def test_a_passing_mention_is_no_event(self):
        for text in (
            "Учёные давно не ездят на конференции.\n\nЗавод работает.",
            "The meeting of the board was long. Visit us.",
            "В ходе визита говорили о науке.",
            "Музей назвали «Семинар и форум».",
        ):
            with self.subTest(text):
                self.assertEqual(read(text).events, ())

    def test_precision_follows_what_the_text_says(self):
        table = {
            "Форум «Луч» пройдёт 5 мая 2025 года в 16:00 по московскому времени.": ("minute", 5, 5, 16),
            "Форум «Луч» пройдёт 5 мая 2025 года.": ("day", 5, 5, 0),
            "Форум «Луч» пройдёт в сентябре 2025 года.": ("month", 9, 1, 0),
            "Форум «Луч» пройдёт осенью 2025 года.": ("season", 9, 1, 0),
            "Форум «Луч» пройдёт в 2025 году.": ("year", 1, 1, 0),
        }
        for text, (precision, month, day, hour) in table.items():
            with self.subTest(text):
                found = event(text)
                self.assertEqual(found.precision, precision)
                self.assertEqual(found.starts_at, datetime(2025, month, day, hour, tzinfo=ZoneInfo("Europe/Moscow")))

    def test_the_range_across_two_months(self):
        found = event("Форум «Луч» пройдёт с 28 февраля по 2 марта 2025 года.")
        self.assertEqual(
            (found.precision, found.starts_at.day, found.ends_at.month, found.ends_at.day), ("day", 28, 3, 2)
        )

    def test_an_event_without_a_date_says_so(self):
        document = read("В Омске состоялся форум технопарков России.")
        self.assertEqual((document.events[0].precision, document.events[0].starts_at), ("none", None))
        self.assertIn(marks.EVENT_WITHOUT_DATE, {mark.reason for mark in document.marks})

    def test_whose_clock_the_hours_are_on(self):
        table = {
            "Форум пройдёт 5 мая 2025 года в 16:00 по московскому времени в Томске.": ("Europe/Moscow", False),
            "Форум пройдёт 5 мая 2025 года в 16:00 в Томске.": ("Asia/Tomsk", False),
            "Форум пройдёт 5 мая 2025 года в 16:00 по времени Омска, не Томска.": ("Asia/Omsk", False),
            "Форум пройдёт 5 мая 2025 года в 16:00.": ("Europe/Moscow", True),
            "Форум пройдёт 5 мая 2025 года.": ("Europe/Moscow", False),
        }
        for text, (zone, is_assumed) in table.items():
            with self.subTest(text):
                document = read(text)
                self.assertEqual(document.events[0].time_zone, zone)
                self.assertEqual(marks.ZONE_ASSUMED in {mark.reason for mark in document.marks}, is_assumed)

    def test_a_date_without_a_year_takes_that_of_the_publication(self):
        document = read("12 марта 2025\n\nФорум в Омске\n\nФорум пройдёт 5 мая.")
        self.assertEqual(document.events[0].starts_at.date().isoformat(), "2025-05-05")
        self.assertIn(marks.DATE_WITHOUT_YEAR, {mark.reason for mark in document.marks})

    def test_for_whom(self):
        table = {
            "The club invites everyone to a seminar on 5 May 2025.": "everyone",
            "Клуб приглашает всех желающих на семинар 5 мая 2025 года.": "все желающие",
            "Клуб приглашает студентов и инженеров на семинар 5 мая 2025 года.": "студенты и инженеры",
            "Семинар пройдёт 5 мая 2025 года.": "",
        }
        for text, audience in table.items():
            with self.subTest(text):
                self.assertEqual(event(text).audience, audience)


class VenueTests(SimpleTestCase):
    def test_venue_address_and_note(self):
        table = {
            "Семинар состоится 5 мая 2025 года в зале Дома учёных (ул. Жолио-Кюри, д. 6, левая сторона).": (
                "Зал Дома учёных",
                "ул. Жолио-Кюри, д. 6",
                "левая сторона",
            ),
            "The seminar on 5 May 2025 will take place in the hall of the Club (6, Joliot-Curie street, left side).": (
                "Hall of the Club",
                "6, Joliot-Curie street",
                "left side",
            ),
            "Семинар состоится 5 мая 2025 года по адресу: г. Омск, пр. Мира, д. 5, 3 этаж.": (
                "",
                "г. Омск, пр. Мира, д. 5",
                "3 этаж",
            ),
            "Семинар (третий в году) состоится 5 мая 2025 года.": ("", "", ""),
        }
        for text, expected in table.items():
            with self.subTest(text):
                found = event(text)
                self.assertEqual((found.venue, found.address, found.venue_note), expected)


class AgendaTests(SimpleTestCase):
    def test_breaks_and_talks_with_titles_times_and_speakers(self):
        found = event(
            "Семинар начнётся\n\nСеминар состоится 5 мая 2025 года в 10:00.\n\nС докладом «Кластеры» выступит директор "
            "Иван Петров. Перерыв в 11:30; доклад начнётся в 10:15. Пленарная сессия «Зоны» — с 12:00 до 13:30."
        )
        lines = [(one.kind, one.title, f"{one.starts_at:%H:%M}", one.speakers) for one in found.agenda]
        self.assertEqual(
            lines,
            [
                ("talk", "Кластеры", "10:15", ("Иван Петров",)),
                ("break", "Перерыв", "11:30", ()),
                ("session", "Зоны", "12:00", ()),
            ],
        )
        self.assertEqual(f"{found.agenda[2].ends_at:%H:%M}", "13:30")

    def test_a_session_without_an_hour_is_on_the_agenda_by_its_title(self):
        (line,) = event('The congress will be held on 5 May 2025 with a plenary session "Zones".').agenda
        self.assertEqual((line.kind, line.title, line.starts_at), ("session", "Zones", None))


class OrganisationTests(SimpleTestCase):
    def test_roles(self):
        table = {
            "Центр разработок и Институт экономики при поддержке Минэкономразвития России провели семинар «Луч».": [
                ("organiser", "Центр разработок"),
                ("organiser", "Институт экономики"),
                ("support", "Минэкономразвития России"),
            ],
            "Соорганизатором конгресса «Луч» выступает АКТ РФ, конгресс пройдёт в мае 2025 года.": [
                ("co_organiser", "АКТ РФ"),
            ],
            "The Association of Clusters, Technoparks and SEZs of Russia acts as a co-organizer of the Congress.": [
                ("co_organiser", "Association of Clusters, Technoparks and SEZs of Russia"),
            ],
            "With the support of the Ministry of Science and the Bank of Russia, the Luch Forum was held.": [
                ("support", "Ministry of Science"),
                ("support", "Bank of Russia"),
            ],
        }
        for text, expected in table.items():
            with self.subTest(text):
                self.assertEqual([(one.role, one.name) for one in read(text).organisations], expected)

    def test_the_abbreviation_in_brackets_is_kept(self):
        (club,) = read("Объединение молодых учёных (ОМУС) ОИЯИ приглашает всех на семинар.").organisations
        self.assertEqual((club.name, club.abbreviation), ("Объединение молодых учёных ОИЯИ", "ОМУС"))


class MaterialTests(SimpleTestCase):
    def test_materials_promised_with_and_without_a_link(self):
        table = {
            "Records of seminars are available via the link": ("recording", "Records of seminars", ""),
            "Записи семинаров доступны по ссылке.": ("recording", "Записи семинаров", ""),
            "Слайды опубликованы по ссылке https://example.org/s.": ("slides", "Слайды", "https://example.org/s"),
        }
        for text, expected in table.items():
            with self.subTest(text):
                document = read(f"Заголовок\n\nТекст.\n\n{text}")
                (found,) = document.materials
                self.assertEqual((found.kind, found.title, found.address), expected)
                self.assertEqual(marks.LINK_MISSING in {mark.reason for mark in document.marks}, not expected[2])

    def test_other_sentences_promise_nothing(self):
        self.assertEqual(read("Запись на семинар открыта. The record is available.").materials, ())
