from datetime import timedelta

from django.test import TestCase
from django.utils import timezone

from events.models import Event, EventOrganisation, Material
from events.tests.factories import make_published_event, moscow
from newsroom.directory.tests.factories import make_organisation


class EventListTests(TestCase):
    def titles(self, address):
        return [event.title for event in self.client.get(address).context["object_list"]]

    def test_coming_events_stand_soonest_first_and_undated_ones_last(self):
        make_published_event(title_en="Undated", date_precision="none")
        make_published_event(title_en="Later", starts_at=moscow(2091, 1, 1))
        make_published_event(title_en="Sooner", starts_at=moscow(2090, 1, 1))
        make_published_event(title_en="Past", starts_at=moscow(2024, 1, 1))
        self.assertEqual(self.titles("/en/events/"), ["Sooner", "Later", "Undated"])
        self.assertEqual(self.titles("/en/events/?when=nonsense"), ["Sooner", "Later", "Undated"])

    def test_past_events_stand_latest_first(self):
        for year in (2022, 2024, 2023):
            make_published_event(title_en=str(year), starts_at=moscow(year, 1, 1))
        self.assertEqual(self.titles("/en/events/?when=past"), ["2024", "2023", "2022"])

    def test_event_that_is_going_on_is_still_coming(self):
        now = timezone.now()
        make_published_event(title_en="Now", starts_at=now - timedelta(days=1), ends_at=now + timedelta(hours=1))
        self.assertEqual(self.titles("/en/events/"), ["Now"])
        self.assertEqual(self.titles("/en/events/?when=past"), [])

    def test_empty_lists_say_where_to_go_on(self):
        self.assertContains(self.client.get("/en/events/"), 'href="?when=past"')
        self.assertContains(self.client.get("/en/events/?when=past"), 'href="/en/events/"')


class EventDetailTests(TestCase):
    def test_says_that_it_is_cancelled_and_why_and_takes_no_registration(self):
        event = make_published_event(
            event_status="cancelled", status_reason_ru="Зал закрыт", status_reason_en="The hall is closed",
            registration_url="https://example.org/join/",
        )  # fmt: skip
        page = self.client.get(event.address_in("en"))
        self.assertContains(page, "Cancelled: The hall is closed")
        self.assertNotContains(page, "https://example.org/join/")

    def test_organisations_stand_under_the_part_that_they_play_each_part_once(self):
        event = make_published_event()
        for position, role in enumerate(("host", "partner", "host")):
            EventOrganisation.objects.create(
                event=event, organisation=make_organisation(), role=role, position=position
            )
        html = self.client.get(event.address_in("en")).content.decode()
        self.assertEqual((html.count(">Host</dt>"), html.count(">Partner</dt>")), (1, 1))
        self.assertLess(html.index(">Host</dt>"), html.index(">Partner</dt>"))

    def test_says_when_it_changed_after_readers_got_it(self):
        event = make_published_event()
        self.assertNotContains(self.client.get(event.address_in("en")), "Updated")
        Event.objects.update(updated_at_en=event.published_at_in("en") + timedelta(hours=1))
        self.assertContains(self.client.get(event.address_in("en")), "Updated <time")
        self.assertNotContains(self.client.get(event.address_in("ru")), "Обновлено")

    def test_says_that_recordings_are_below_only_where_there_are_some(self):
        event = make_published_event(starts_at=moscow(2024, 1, 1))
        material = Material.objects.create(event=event)
        below = "Recordings and documents are below."
        self.assertNotContains(self.client.get(event.address_in("en")), below)
        Material.objects.filter(pk=material.pk).update(url="https://example.org/recording")
        self.assertContains(self.client.get(event.address_in("en")), below)

    def test_old_and_missing_slugs_redirect_for_good(self):
        event = make_published_event(title_ru="Третий поток", title_en="The third stream")
        table = {"ru": f"/ru/events/{event.pk}-tretiy-potok/", "en": f"/en/events/{event.pk}-the-third-stream/"}
        for language, address in table.items():
            for old in (f"{event.pk}-old", f"{event.pk}", f"{event.pk}-the-third", f"{event.pk}-TRETIY-potok"):
                response = self.client.get(f"/{language}/events/{old}/")
                self.assertRedirects(response, address, 301, msg_prefix=old)

    def test_numbers_that_cannot_be_are_not_there(self):
        for number in ("0", "9" * 30, "-1", "1e3", "%00", "١"):
            self.assertEqual(self.client.get(f"/en/events/{number}-a/").status_code, 404, number)
            self.assertEqual(self.client.get(f"/en/events/{number}-a/event.ics").status_code, 404, number)

    def test_event_with_hardly_anything_to_say_has_no_empty_boxes(self):
        html = self.client.get(make_published_event(date_precision="none").address_in("en")).content.decode()
        for heading in ("Programme", "Parts of this event", "Recordings", "Files", "News of this event", "Where<"):
            self.assertNotIn(f">{heading}", html)
        self.assertIn("Dates to be announced", html)
        self.assertNotIn('<div class="box__links">', html)

    def test_what_was_promised_is_awaited_for_a_year(self):
        for days, words in ((-30, "to appear later"), (360, "to appear later"), (370, "not published")):
            event = make_published_event(starts_at=timezone.now() - timedelta(days=days))
            Material.objects.create(event=event, title_en="Recordings of past seminars")
            self.assertContains(
                self.client.get(event.address_in("en")), f'<span class="file-list__kind">{words}</span>'
            )
