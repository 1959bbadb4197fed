from django.test import TestCase
from django.utils.translation import override

from events.tests.factories import make_published_event, moscow
from newsroom.directory.tests.factories import make_position


class ProgrammeTests(TestCase):
    """A congress in Almaty: two days on the clock of Almaty, two hours ahead of Moscow's."""

    @classmethod
    def setUpTestData(cls):
        cls.event = make_published_event(
            time_zone="Asia/Almaty", starts_at=moscow(2090, 4, 5, 7), ends_at=moscow(2090, 4, 6, 16)
        )
        cls.add("Opening", (5, 7, 0), (5, 8, 30)).speakers.add(
            make_position(title_en="Rector", title_ru="ректор"), make_position()
        )
        cls.add("", (5, 8, 30), (5, 8, 45), kind="break")
        cls.add("Late talk", (5, 22, 30), (5, 23, 30))
        cls.add("Round table", (6, 9, 0), None, kind="discussion")
        cls.add("Visit", None, None)

    @classmethod
    def add(cls, title, start, end, **fields):
        start, end = (parts and moscow(2090, 4, *parts) for parts in (start, end))
        return cls.event.agenda.create(title_en=title, title_ru=title, starts_at=start, ends_at=end, **fields)

    def days(self):
        with override("en"):
            return [
                (day.title.replace("\xa0", " "), [str(line.item) for line in day.lines]) for day in self.event.programme
            ]

    def test_lines_stand_under_the_days_of_the_place(self):
        self.assertEqual(
            self.days(),
            [
                ("Wednesday, 5 April", ["Opening", "break"]),
                ("Thursday, 6 April", ["Late talk", "Round table"]),
                ("The time is to be announced", ["Visit"]),
            ],
        )

    def test_times_are_told_on_both_clocks_with_the_length(self):
        with override("en"):
            first, pause, late, table, visit = (line for day in self.event.programme for line in day.lines)
            self.assertEqual((first.hours, first.moscow), ("09:00–10:30", "07:00–08:30 Moscow time"))
            self.assertEqual((first.machine, first.length), ("2090-04-05T09:00+05:00", "1\xa0h\xa030\xa0min"))
            self.assertEqual(pause.length, "15\xa0min")
            self.assertEqual(late.hours, "00:30–01:30")
            self.assertEqual(late.moscow.replace("\xa0", " "), "5 April, 22:30–23:30 Moscow time")
            self.assertEqual((table.hours, table.minutes), ("11:00", 0))
            self.assertEqual(visit.moscow, "")

    def test_page_shows_them(self):
        page = self.client.get(self.event.address_in("en"))
        self.assertContains(page, "All times are Almaty time.")
        self.assertContains(
            page, '<time class="agenda__hours" datetime="2090-04-05T09:00+05:00">09:00–10:30</time>', html=True
        )
        self.assertContains(page, "agenda__item--break")
        self.assertContains(page, ">Break</p>")
        self.assertContains(page, ", Rector")
        html = page.content.decode()
        self.assertLess(html.index("Wednesday"), html.index("Thursday"))

    def test_page_says_it_in_russian(self):
        page = self.client.get(self.event.address_in("ru"))
        self.assertContains(page, "Всё расписание — по алматинскому времени.")
        self.assertContains(page, "07:00–08:30 по\u00a0Москве")
        self.assertContains(page, "1\xa0ч\xa030\xa0мин")
        self.assertContains(page, "5\xa0апреля, среда")

    def test_a_day_alone_has_no_heading_and_moscow_no_second_clock(self):
        event = make_published_event(ends_at=moscow(2090, 4, 5, 18))
        event.agenda.create(title_en="Talk", title_ru="Доклад", starts_at=moscow(2090, 4, 5, 16))
        page = self.client.get(event.address_in("en"))
        self.assertContains(page, "All times are Moscow time.")
        self.assertNotContains(page, "agenda__day")
        self.assertNotContains(page, "agenda__moscow")
