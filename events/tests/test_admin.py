from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.models import AgendaItem
from events.tests.factories import make_event, moscow
from newsroom.directory.tests.factories import make_position
from newsroom.publishing.tests.forms import form_data
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user


class EventFormTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = make_user(role=Role.EDITOR, interface_language="en")
        cls.event = make_event(starts_at=moscow(2090, 4, 5, 16, 0))
        cls.page = reverse("admin:events_event_change", args=[cls.event.pk])

    def setUp(self):
        self.client.force_login(self.editor)

    def post(self, **changes):
        return self.client.post(self.page, form_data(self.client, self.page, **changes))

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
