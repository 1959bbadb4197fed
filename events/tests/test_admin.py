from datetime import UTC, date, datetime
from itertools import product
from zoneinfo import ZoneInfo

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from events.models import AgendaItem, Event
from events.tests.factories import make_event, moscow
from newsroom.directory.tests.factories import make_position
from newsroom.publishing.tests.forms import form_data
from newsroom.regions.tests.factories import make_region
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user


class EventTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = make_user(role=Role.EDITOR, interface_language="en")
        cls.event = make_event(starts_at=moscow(2090, 4, 5, 16, 0))
        cls.page = reverse("admin:events_event_change", args=[cls.event.pk])

    def setUp(self):
        self.client.force_login(self.editor)

    def post(self, **changes):
        return self.client.post(self.page, form_data(self.client, self.page, **changes))


class EventFormTests(EventTestCase):
    def test_form_explains_the_rules_of_dates_in_words(self):
        part = make_event(parent=self.event)
        cases = [
            ({"ends_at_0": "2090-04-05", "ends_at_1": "15:00"}, "The end is before the start."),
            ({"starts_at_0": "", "starts_at_1": ""}, "Write when the event starts"),
            ({"date_precision": "none"}, "There are dates: say how exact they are"),
            ({"parent": self.event.pk}, "cannot be a part of itself"),
            ({"parent": part.pk}, "cannot be a part of itself"),
            ({"time_zone": "Moon/Base"}, "There is no time zone"),
        ]
        for changes, words in cases:
            with self.subTest(words):
                response = self.post(**changes)
                self.assertContains(response, words)
                self.assertNotContains(response, "is violated")

    def test_agenda_is_written_with_its_speakers(self):
        speaker = make_position()
        rows = {"agenda-TOTAL_FORMS": "1", "agenda-0-title_en": "Talk", "agenda-0-kind": "talk"}
        rows |= {"agenda-0-position": "0", "agenda-0-speakers": [speaker.pk]}
        rows |= {"agenda-0-starts_at_0": "2090-04-05", "agenda-0-starts_at_1": "16:15"}
        self.assertEqual(self.post(**rows).status_code, 302)
        item = self.event.agenda.get()
        self.assertEqual((item.title_en, list(item.speakers.all())), ("Talk", [speaker]))
        response = self.post(**{"agenda-0-ends_at_0": "2090-04-05", "agenda-0-ends_at_1": "16:00"})
        self.assertContains(response, "The end is before the start.")
        self.assertNotContains(response, "is violated")

    def test_form_costs_the_same_with_one_line_of_agenda_and_with_five(self):
        def fill(event, rows):
            for number in range(rows):
                item = AgendaItem.objects.create(event=event, title_en="Talk", position=number)
                item.speakers.set([make_position(), make_position()])
            return reverse("admin:events_event_change", args=[event.pk])

        short, long = fill(make_event(), 1), fill(make_event(), 5)
        self.client.get(short)
        counts = []
        for page in (short, long):
            with CaptureQueriesContext(connection) as counted:
                self.client.get(page)
            counts.append(len(counted))
        self.assertEqual(*counts)


class ClockTests(EventTestCase):
    """Times are typed and shown on the clock of the place, as on the page."""

    def stored(self, **fields):
        """The event of these tests as it would stand after somebody stored this."""
        Event.objects.filter(pk=self.event.pk).update(**fields)
        self.event.refresh_from_db()

    def test_times_are_typed_as_the_page_shows_them(self):
        line = {"agenda-TOTAL_FORMS": "1", "agenda-0-kind": "talk", "agenda-0-position": "0"}
        line |= {"agenda-0-starts_at_0": "2090-04-05", "agenda-0-starts_at_1": "16:15"}
        typed = {"time_zone": "Asia/Novosibirsk", "starts_at_0": "2090-04-05", "starts_at_1": "16:00"}
        self.assertEqual(self.post(**typed, **line).status_code, 302)
        self.event.refresh_from_db()
        self.assertEqual(self.event.starts_at, moscow(2090, 4, 5, 12, 0))
        self.assertEqual(self.event.agenda.get().starts_at, moscow(2090, 4, 5, 12, 15))
        with override("en"):
            self.assertIn("16:00", self.event.when)
        data = form_data(self.client, self.page)
        self.assertEqual([data["starts_at_1"], data["agenda-0-starts_at_1"]], ["16:00:00", "16:15:00"])

    def test_another_zone_keeps_what_the_clock_shows(self):
        line = self.event.agenda.create(title_en="Talk", starts_at=moscow(2090, 4, 5, 16, 15))
        self.post(time_zone="America/Sao_Paulo")
        self.event.refresh_from_db()
        line.refresh_from_db()
        place = ZoneInfo("America/Sao_Paulo")
        self.assertEqual(self.event.starts_at, datetime(2090, 4, 5, 16, 0, tzinfo=place))
        self.assertEqual(line.starts_at, datetime(2090, 4, 5, 16, 15, tzinfo=place))

    def test_day_is_that_of_the_place(self):
        typed = {"time_zone": "America/Sao_Paulo", "starts_at_0": "2090-04-05", "starts_at_1": "00:00"}
        self.post(**typed, date_precision="day")
        self.event.refresh_from_db()
        self.assertEqual(self.event.day, date(2090, 4, 5))
        with override("en"):
            self.assertEqual(self.event.when, "5\xa0April 2090")
        self.stored(time_zone="Asia/Kamchatka", starts_at=moscow(2090, 4, 5, 23, 0))
        self.assertEqual(self.event.day, date(2090, 4, 6))

    def test_untouched_form_moves_no_moment(self):
        berlin = ZoneInfo("Europe/Berlin")
        moments = [
            moscow(2023, 4, 5, 16, 0),
            moscow(2024, 9, 17),
            datetime(2026, 1, 31, 9, 30, tzinfo=berlin),
            datetime(2026, 7, 31, 9, 30, tzinfo=berlin),
            datetime(2026, 10, 25, 2, 30, tzinfo=berlin),
            datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=berlin),
        ]
        line = self.event.agenda.create(title_en="Talk")
        for moment, zone in product(moments, ("Europe/Moscow", "Europe/Berlin", "America/Sao_Paulo")):
            with self.subTest(moment=moment, zone=zone):
                self.stored(time_zone=zone, starts_at=moment)
                self.event.agenda.update(starts_at=moment, ends_at=moment)
                self.assertEqual(self.post().status_code, 302)
                self.event.refresh_from_db()
                line.refresh_from_db()
                self.assertEqual({self.event.starts_at, line.starts_at, line.ends_at}, {moment.astimezone(UTC)})

    def test_summer_and_winter_have_their_own_clock(self):
        for month, hour in ((1, 15), (7, 14)):
            with self.subTest(month=month):
                self.post(time_zone="Europe/Berlin", starts_at_0=f"2026-{month:02}-15", starts_at_1="16:00")
                self.event.refresh_from_db()
                self.assertEqual(self.event.starts_at, datetime(2026, month, 15, hour, tzinfo=UTC))

    def test_hour_that_the_clock_leaps_over_is_refused(self):
        response = self.post(time_zone="Europe/Berlin", starts_at_0="2026-03-29", starts_at_1="02:30")
        self.assertContains(response, "in time zone Europe/Berlin")

    def test_who_only_reads_the_times_sees_the_same_clock(self):
        self.stored(time_zone="Asia/Novosibirsk", status_ru="in_review", status_en="in_review")
        self.event.agenda.create(title_en="Talk", starts_at=moscow(2090, 4, 5, 16, 15))
        home = make_region()
        self.event.regions.set([home])
        self.client.force_login(make_user(role=Role.CORRESPONDENT, regions=[home], interface_language="en"))
        response = self.client.get(self.page)
        self.assertContains(response, "5 April 2090, 20:00")
        self.assertContains(response, "5 April 2090, 20:15")
