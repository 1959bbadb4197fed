"""The calendar that readers subscribe to: what is coming, everywhere or in a region."""

from datetime import timedelta

from django.test import TestCase
from django.utils import timezone
from icalendar import Calendar

from events.models import Event
from events.tests.factories import make_event, make_published_event, moscow
from newsroom.publishing.workflow import make_move
from newsroom.regions.tests.factories import make_region
from newsroom.site.models import Identity


class SubscriptionTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        Identity.objects.create(name_ru="Ассоциация", name_en="The Association")
        cls.region = make_region(name_en="Tver Oblast", name_ru="Тверская область", genitive="Тверской области")
        cls.event = make_published_event(regions=[cls.region])

    def calendar(self, address="/en/events/calendar.ics"):
        response = self.client.get(address)
        self.assertEqual(response.status_code, 200)
        self.assertEqual(response["Content-Type"], "text/calendar; charset=utf-8")
        return Calendar.from_ical(response.content)

    def titles(self, address="/en/events/calendar.ics"):
        return [str(entry["summary"]) for entry in self.calendar(address).events]

    def test_says_what_it_is_and_when_to_ask_again(self):
        calendar = self.calendar(f"/ru/events/calendar.ics?region={self.region.slug}")
        for name in ("prodid", "version", "method"):
            self.assertTrue(calendar[name], name)
        self.assertEqual(calendar.calendar_name, "События Тверской области — Ассоциация")
        self.assertEqual(calendar.refresh_interval, timedelta(hours=6))
        self.assertEqual(calendar.source, f"http://testserver/ru/events/calendar.ics?region={self.region.slug}")
        self.assertEqual(calendar["source"].params["VALUE"], "URI")
        self.assertEqual(calendar["refresh-interval"].params["VALUE"], "DURATION")
        self.assertEqual(calendar.errors, [])

    def test_entries_have_what_the_norm_requires_and_each_its_own_uid(self):
        make_published_event(starts_at=moscow(2089, 1, 31), date_precision="day")
        make_published_event(starts_at=moscow(2088, 1, 31, 10), time_zone="Asia/Novosibirsk")
        calendar = self.calendar()
        for entry in calendar.events:
            for name in ("uid", "dtstamp", "dtstart", "summary", "url"):
                self.assertIn(name, entry)
        self.assertEqual(len({entry["uid"] for entry in calendar.events}), 3)
        self.assertEqual({zone["tzid"] for zone in calendar.timezones}, {"Asia/Novosibirsk", "Europe/Moscow"})

    def test_one_event_has_the_same_entry_in_a_file_of_its_own(self):
        (entry,) = self.calendar().events
        (alone,) = self.calendar(f"{self.event.address_in('en')}event.ics").events
        self.assertEqual(entry.to_ical(), alone.to_ical())

    def test_holds_what_is_coming_and_has_its_days_soonest_first(self):
        soon = make_published_event(starts_at=timezone.now() + timedelta(days=1))
        make_published_event(starts_at=moscow(2024, 9, 17))
        for precision in ("month", "season", "year", "none"):
            make_published_event(date_precision=precision)
        make_published_event("ru")
        make_event()
        self.assertEqual(self.titles(), [soon.title_en, self.event.title_en])

    def test_region_narrows_it_and_a_country_holds_its_regions(self):
        make_published_event(regions=[make_region(kind="country")])
        for region in (self.region, self.region.country):
            self.assertEqual(self.titles(f"/en/events/calendar.ics?region={region.slug}"), [self.event.title_en])

    def test_wrong_region_is_not_there_and_an_empty_one_is_everywhere(self):
        for address in ("/en/events/calendar.ics?region=atlantis", "/en/events/calendar.ics?region=%00"):
            self.assertEqual(self.client.get(address).status_code, 404)
        self.assertEqual(self.titles("/en/events/calendar.ics?region="), [self.event.title_en])

    def test_is_there_when_nothing_is_coming_and_the_site_has_no_name(self):
        make_move(self.event.item, "retract", "en", by=None, note="Wrong.")
        Identity.objects.all().delete()
        calendar = self.calendar()
        self.assertEqual((calendar.events, calendar.calendar_name), ([], "Events"))
        (zone,) = calendar.subcomponents  # RFC 5545, 3.6: a calendar holds at least one component
        self.assertEqual((zone.name, zone["tzid"]), ("VTIMEZONE", "Europe/Moscow"))

    def test_asks_three_questions_for_any_number_of_events(self):
        for _ in range(5):
            event = make_published_event(starts_at=moscow(2090, 1, 1), time_zone="Asia/Omsk")
            event.agenda.create(title_en="The zones")
        with self.assertNumQueries(3):
            self.client.get("/en/events/calendar.ics")

    def test_a_change_raises_the_sequence_of_the_same_entry(self):
        (before,) = self.calendar().events
        event = Event.objects.get(pk=self.event.pk)
        event.event_status, event.status_reason_en = "cancelled", "The hall is closed."
        event.save()
        (after,) = self.calendar().events
        self.assertEqual((after["uid"], after["status"]), (before["uid"], "CANCELLED"))
        self.assertGreater(after["sequence"], before["sequence"])

    def test_is_only_read(self):
        self.assertEqual(self.client.post("/en/events/calendar.ics").status_code, 405)
