from datetime import date
from unittest.mock import patch

from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles.tests.factories import make_article, make_published_article
from events.tests.factories import make_event, make_published_event, moscow
from newsroom.desk.calendar import Unknown, span_from
from newsroom.publishing.tests.factories import publish
from newsroom.regions.tests.factories import make_region
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user
from newsroom.tests.queries import SESSION

NONSENSE = [
    "", "2026", "2026-W", "2026-W54", "2026-W00", "2026-13", "2026-00", "0000-01", "1989-12", "2101-01", "1989-W40",
    "9999-W52", "2026-11-24", "²026-11", "zz", "\0", "9" * 40,
]  # fmt: skip


class SpanTests(TestCase):
    def test_a_week_runs_from_monday_to_sunday_over_the_end_of_a_year(self):
        span = span_from({"week": "2026-W53"})
        self.assertEqual((span.first, span.last), (date(2026, 12, 28), date(2027, 1, 3)))
        self.assertEqual((span.before, span.after), ("week=2026-W52", "week=2027-W01"))

    def test_a_month_knows_its_neighbours(self):
        span = span_from({"month": "2026-12"})
        self.assertEqual((span.before, span.after), ("month=2026-11", "month=2027-01"))
        self.assertEqual(len(span.days), 31)

    def test_the_years_of_the_newsroom_are_its_bounds(self):
        self.assertEqual(span_from({"month": "1990-01"}).before, "")
        self.assertEqual(span_from({"month": "2100-12"}).after, "")

    def test_nonsense_is_unknown(self):
        for asked in NONSENSE:
            for name in ("week", "month"):
                with self.subTest(name=name, asked=asked), self.assertRaises(Unknown):
                    span_from({name: asked})


class CalendarTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = make_user(Role.EDITOR, interface_language="en")

    def setUp(self):
        self.client.force_login(self.editor)

    def entries(self, **asked):
        calendar = self.client.get(reverse("desk:calendar"), asked).context["calendar"]
        return {
            day.date.day: [
                (str(entry.title_en), entry.hours, str(entry.state), entry.languages) for entry in day.entries
            ]
            for day in calendar.days
            if day.entries
        }

    def test_tells_what_came_out_what_will_and_what_is_meant_to(self):
        with patch("django.utils.timezone.now", return_value=moscow(2026, 11, 24, 12, 0)):
            publish(make_article(headline_en="Out"), at=moscow(2026, 11, 24, 10, 0))
            publish(make_article(headline_en="Coming"), "en", at=moscow(2026, 11, 26, 17, 0))
            make_article(headline_en="Meant", published_at_ru=moscow(2026, 11, 27, 9, 30))
            make_article()
            told = self.entries(week="2026-W48")
        self.assertEqual(
            told,
            {
                24: [("Out", "10:00", "published", ["ru", "en"])],
                26: [("Coming", "17:00", "scheduled", ["en"])],
                27: [("Meant", "09:30", "set, but not approved", ["ru"])],
            },
        )

    def test_two_languages_at_two_moments_are_two_lines(self):
        article = publish(make_article(), "ru", at=moscow(2026, 11, 24, 12, 0))
        publish(article, "en", at=moscow(2026, 11, 24, 17, 0))
        self.assertEqual([entry[3] for entry in self.entries(month="2026-11")[24]], [["ru"], ["en"]])

    def test_an_event_stands_on_each_of_its_days_by_moscow_time(self):
        make_published_event(
            title_en="Forum", starts_at=moscow(2030, 5, 30, 6, 0), ends_at=moscow(2030, 6, 1, 12, 0),
            time_zone="Asia/Novosibirsk",
        )  # fmt: skip
        told = self.entries(month="2030-05")
        self.assertEqual(set(told), {30, 31})
        self.assertIn("06:00 Moscow time", told[30][0][1])
        self.assertEqual(told[31][0][1], "day 2 of 3")
        self.assertEqual(self.entries(month="2030-06")[1][0][1], "day 3 of 3")

    def test_an_event_without_a_day_stands_above_the_days(self):
        make_event(starts_at=moscow(2030, 5, 1, 0, 0), date_precision="month")
        page = self.client.get(reverse("desk:calendar"), {"month": "2030-05"})
        self.assertEqual(len(page.context["calendar"].vague), 1)
        self.assertEqual(self.entries(month="2030-05"), {})

    def test_a_correspondent_sees_what_is_public_and_what_is_theirs(self):
        region = make_region()
        at = moscow(2030, 5, 2, 10, 0)
        own, _strange = make_article(regions=[region], published_at_en=at), make_article(published_at_en=at)
        self.client.force_login(make_user(Role.CORRESPONDENT, regions=[region]))
        self.assertEqual([entry[0] for entry in self.entries(month="2030-05")[2]], [own.headline_en])

    def test_a_crowded_day_says_how_much_more_there_is(self):
        at = timezone.localtime().replace(hour=12, minute=0)
        for _ in range(8):
            make_article(published_at_en=at)
        self.assertContains(self.client.get(reverse("admin:index")), "and 3 more")

    def test_nonsense_leads_to_this_week_and_says_so(self):
        for asked in NONSENSE:
            with self.subTest(asked):
                response = self.client.get(reverse("desk:calendar"), {"month": asked}, follow=True)
                self.assertContains(response, "does not know. Here is this week.")

    def test_strangers_are_sent_to_the_door_and_nobody_posts(self):
        self.assertEqual(self.client.post(reverse("desk:calendar")).status_code, 405)
        self.client.logout()
        self.assertRedirects(self.client.get(reverse("desk:calendar")), "/admin/login/?next=/admin/desk/calendar/")

    def test_asks_as_much_for_thirty_as_for_three(self):
        for number in range(3):
            make_published_article(at=moscow(2026, 11, 2, number, 0))
            make_event(starts_at=moscow(2026, 11, 3, 10, 0))
        self.client.get(reverse("desk:calendar"))
        with self.assertNumQueries(SESSION + 5):  # person, rights of the person and of the role, publications, events
            self.client.get(reverse("desk:calendar"), {"month": "2026-11"})
        for number in range(27):
            make_published_article(at=moscow(2026, 11, 2 + number, 1, 0))
            make_event(starts_at=moscow(2026, 11, 3, 10, 0))
        with self.assertNumQueries(SESSION + 5):
            self.client.get(reverse("desk:calendar"), {"month": "2026-11"})
