from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from django.test import TestCase, override_settings
from django.urls import reverse
from django.utils.translation import override
from icalendar import Calendar

from events.tests.factories import make_published_event, moscow
from newsroom.publishing.workflow import make_move


def omsk(*hours):
    return datetime(2090, 4, 5, *hours, tzinfo=ZoneInfo("Asia/Omsk"))


class CalendarTests(TestCase):
    def address(self, event, language="en"):
        with override(language):
            return reverse("events:calendar", args=[event.pk, event.slug])

    def entry(self, event, language="en"):
        response = self.client.get(self.address(event, language))
        self.assertEqual(response["Content-Type"], "text/calendar; charset=utf-8")
        self.assertEqual(response["Content-Language"], language)
        self.calendar = Calendar.from_ical(response.content)
        (entry,) = self.calendar.walk("VEVENT")
        return entry

    def test_event_known_to_the_minute(self):
        event = make_published_event(
            starts_at=moscow(2023, 4, 5, 16), ends_at=moscow(2023, 4, 5, 18), venue_en="House of Scientists",
            address_en="Dubna; Moscow Oblast, Russia", title_en="Seminar, first; and last",
        )  # fmt: skip
        entry = self.entry(event)
        self.assertEqual(entry["summary"], "Seminar, first; and last")
        self.assertEqual(entry["location"], "House of Scientists, Dubna; Moscow Oblast, Russia")
        self.assertEqual(entry.decoded("dtstart"), moscow(2023, 4, 5, 16))
        self.assertEqual(entry.decoded("dtend"), moscow(2023, 4, 5, 18))
        self.assertEqual(entry["dtstart"].params["TZID"], "Europe/Moscow")
        self.assertEqual(entry["status"], "CONFIRMED")
        self.assertEqual(entry["url"], f"http://testserver{event.address_in('en')}")

    def test_event_known_to_the_day_ends_with_its_last_day(self):
        event = make_published_event(starts_at=moscow(2024, 9, 17), ends_at=moscow(2024, 9, 19), date_precision="day")
        entry = self.entry(event)
        self.assertEqual((entry.decoded("dtstart"), entry.decoded("dtend")), (date(2024, 9, 17), date(2024, 9, 20)))

    def test_one_day_without_an_end(self):
        entry = self.entry(make_published_event(starts_at=moscow(2024, 12, 31), date_precision="day"))
        self.assertEqual((entry.decoded("dtstart"), entry.decoded("dtend")), (date(2024, 12, 31), date(2025, 1, 1)))

    def test_speaks_the_language_of_its_address_under_one_name(self):
        event = make_published_event()
        russian, english = self.entry(event, "ru"), self.entry(event, "en")
        self.assertEqual((russian["summary"], english["summary"]), (event.title_ru, event.title_en))
        self.assertEqual(russian["uid"], english["uid"])

    @override_settings(ALLOWED_HOSTS=["*"], TAGGING_ENTITY="example.org,2026")
    def test_moves_to_another_host_under_the_same_name(self):
        event = make_published_event()
        self.assertEqual(self.entry(event)["uid"], f"event-{event.pk}@example.org")
        self.client.defaults["SERVER_NAME"] = "elsewhere.example.com"
        entry = self.entry(event)
        self.assertEqual(entry["uid"], f"event-{event.pk}@example.org")
        self.assertIn("elsewhere.example.com", entry["url"])

    def test_cancelled_event_says_so_and_why(self):
        event = make_published_event(
            event_status="cancelled", status_reason_ru="Зал закрыт.", status_reason_en="The hall is closed."
        )
        entry = self.entry(event)
        self.assertEqual(entry["status"], "CANCELLED")
        self.assertTrue(entry["description"].startswith("The hall is closed."))

    def test_a_change_raises_the_sequence(self):
        event = make_published_event()
        before = self.entry(event)["sequence"]
        event.refresh_from_db()
        event.event_status, event.status_reason_en = "postponed", "Later."
        event.save()
        self.assertGreater(self.entry(event)["sequence"], before)
        self.assertEqual(self.entry(event)["status"], "TENTATIVE")

    def test_other_zone_comes_with_its_rules_of_summer_time(self):
        for day, hour in ((datetime(2030, 1, 15, 17, tzinfo=UTC), 18), (datetime(2030, 7, 15, 17, tzinfo=UTC), 19)):
            entry = self.entry(make_published_event(starts_at=day, time_zone="Europe/Berlin"))
            self.assertEqual(entry.decoded("dtstart"), day)
            self.assertEqual(entry.decoded("dtstart").hour, hour)
            (zone,) = self.calendar.walk("VTIMEZONE")
            self.assertEqual(zone["tzid"], "Europe/Berlin")
            self.assertTrue(zone.walk("DAYLIGHT") and zone.walk("STANDARD"))

    def test_dates_that_are_not_exact_make_no_calendar_and_no_link_to_one(self):
        for precision in ("month", "season", "year", "none"):
            event = make_published_event(date_precision=precision)
            with self.subTest(precision):
                self.assertEqual(self.client.get(self.address(event)).status_code, 404)
                self.assertNotContains(self.client.get(event.address_in("en")), "event.ics")
        for precision in ("minute", "day"):
            event = make_published_event(date_precision=precision)
            self.assertContains(self.client.get(event.address_in("en")), f'href="{self.address(event)}"')

    def test_what_is_past_or_called_off_is_not_offered_and_its_file_stays(self):
        reason = {"status_reason_ru": "Зал закрыт.", "status_reason_en": "The hall is closed."}
        past = {"starts_at": moscow(2023, 4, 5, 16), "registration_url": "https://example.org/register/"}
        for fields in (past, reason | {"event_status": "cancelled"}):
            event = make_published_event(**fields)
            page = self.client.get(event.address_in("en"))
            self.assertNotContains(page, "event.ics")
            self.assertNotContains(page, "box__links")
            self.entry(event)

    def test_description_holds_how_to_come_and_the_programme(self):
        event = make_published_event(
            venue_note_en="left side", online_url="https://example.org/live/", registration_en="by e-mail",
            registration_url="https://example.org/register/", time_zone="Asia/Omsk", starts_at=omsk(10),
            ends_at=omsk(18),
        )  # fmt: skip
        event.agenda.create(kind="break", starts_at=omsk(10), ends_at=omsk(10, 15))
        event.agenda.create(title_en="What a zone is, and why", starts_at=omsk(10, 15))
        self.assertEqual(
            str(self.entry(event)["description"]),
            f"{event.summary_en}\n\nHow to find it: left side\n\nTake part online: https://example.org/live/\n\n"
            "How to register: by e-mail\n\nRegister: https://example.org/register/\n\n"
            "Programme (Omsk time)\n10:00–10:15 Break\n10:15 What a zone is, and why",
        )
        self.assertIn(
            "\n\nПрограмма (по омскому времени)\n10:00–10:15 Перерыв\n", self.entry(event, "ru")["description"]
        )

    def test_programme_of_several_days_names_them_and_one_without_times_does_not(self):
        event = make_published_event(starts_at=omsk(10), date_precision="day", time_zone="Asia/Omsk")
        event.agenda.create(title_en="The zones")
        self.assertTrue(self.entry(event)["description"].endswith("\n\nProgramme\nThe zones"))
        event.agenda.create(title_en="Opening", starts_at=omsk(10))
        description = self.entry(event)["description"]
        first, rest = "Wednesday, 5\xa0April\n10:00 Opening", "The time is to be announced\nThe zones"
        self.assertTrue(description.endswith(f"Programme (Omsk time)\n{first}\n{rest}"), description)

    def test_nobody_is_asked_to_come_to_what_is_over(self):
        event = make_published_event(
            starts_at=moscow(2023, 4, 5, 16), online_url="https://example.org/live/", registration_en="by e-mail",
            registration_url="https://example.org/register/",
        )  # fmt: skip
        self.assertEqual(self.entry(event)["description"], event.summary_en)

    def test_old_slug_redirects_for_good(self):
        event = make_published_event()
        response = self.client.get(f"/en/events/{event.pk}-old/event.ics")
        self.assertRedirects(response, self.address(event), 301)
        make_move(event.item, "retract", "en", by=None, note="Wrong.")
        self.assertEqual(self.client.get(f"/en/events/{event.pk}-old/event.ics").status_code, 404)

    def test_is_only_read(self):
        self.assertEqual(self.client.post(self.address(make_published_event())).status_code, 405)
