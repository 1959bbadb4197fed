from datetime import timedelta

from django.test import Client, TestCase
from django.urls import reverse
from django.utils.translation import override

from articles.tests.factories import make_published_article
from events.models import Event
from events.tests.factories import make_event
from newsroom.desk.follow_ups import find, follow_ups_for, settle
from newsroom.desk.models import Settled
from newsroom.regions.models import Region
from newsroom.regions.tests.factories import make_region
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user

from .factories import days, make_event_on


class FollowUpsTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.region = make_region()
        cls.editor = make_user(Role.EDITOR, interface_language="en")
        cls.writer = make_user(Role.CORRESPONDENT, regions=[cls.region], interface_language="en")
        cls.translator = make_user(Role.TRANSLATOR)

    def setUp(self):
        self.enterContext(override("en"))

    def asked(self, user=None):
        return {row.key: row.sentence for row in follow_ups_for(user or self.editor, 50).rows}


class RulesTests(FollowUpsTestCase):
    def test_an_event_that_is_over_asks_for_a_report_and_recordings(self):
        event = make_event_on(-1.5)
        self.assertEqual(set(self.asked()), {f"report:{event.pk}", f"recordings:{event.pk}"})
        make_published_article("ru", event=event, coverage="announcement")
        self.assertIn(f"report:{event.pk}", self.asked())
        make_published_article("ru", event=event, coverage="report")
        self.assertNotIn(f"report:{event.pk}", self.asked())
        event.materials.create(kind="recording", url="https://example.org/recording/")
        self.assertEqual(self.asked(), {})

    def test_what_was_promised_is_asked_for_after_two_weeks(self):
        event = make_event_on(-13)
        event.materials.create(title_en="Recording")
        self.assertIn(f"recordings:{event.pk}", self.asked())
        late = make_event_on(-20)
        late.materials.create(title_en="Recording")
        asked = self.asked()
        self.assertEqual(asked[f"expected:{late.pk}"], "Recordings or documents have been expected for 20 days")
        self.assertNotIn(f"recordings:{late.pk}", asked)
        self.assertNotIn(f"expected:{event.pk}", asked)

    def test_nobody_is_asked_about_what_is_called_off_hidden_coming_or_long_ago(self):
        make_event_on(-2, event_status="cancelled", status_reason_ru="Отмена", status_reason_en="Cancelled")
        make_event(starts_at=days(-2), ends_at=days(-1))
        make_event_on(2)
        make_event_on(-400)
        self.assertEqual(self.asked(), {})

    def test_a_congress_is_told_of_in_thirty_seven_and_one_days(self):
        for away, rule in ((40, None), (24, "congress-30"), (6, "congress-7"), (1, "congress-1")):
            with self.subTest(away):
                Settled.objects.all().delete()
                Event.objects.filter(kind="congress").update(event_status="postponed")
                event = make_event_on(away, kind="congress")
                self.assertEqual(list(self.asked()), [f"{rule}:{event.pk}"] if rule else [])
        make_event_on(3, kind="seminar")
        self.assertEqual(len(self.asked()), 1)

    def test_a_region_is_silent_after_sixty_days(self):
        quiet, loud, old = make_region(), make_region(), days(-61)
        make_published_article(at=old, regions=[quiet, loud])
        make_published_article(at=days(-366), regions=[make_region()])
        make_published_article(at=days(-59), regions=[loud])
        make_region()
        self.assertEqual(self.asked(), {f"silent:{quiet.pk}": "No story for 61 days"})

    def test_a_country_is_heard_of_by_its_regions(self):
        country = make_region(kind=Region.Kind.COUNTRY)
        make_published_article(at=days(-90), regions=[country])
        self.assertIn(f"silent:{country.pk}", self.asked())
        make_published_article(at=days(-1), regions=[make_region(country=country)])
        self.assertEqual(self.asked(), {})

    def test_a_correspondent_is_asked_about_their_regions_and_a_translator_about_nothing(self):
        own = make_event_on(-1.5, regions=[self.region])
        make_event_on(-1.5, regions=[make_region()])
        make_published_article(at=days(-61), regions=[self.region, make_region()])
        expected = {f"report:{own.pk}", f"recordings:{own.pk}", f"silent:{self.region.pk}"}
        self.assertEqual(set(self.asked(self.writer)), expected)
        self.assertEqual(self.asked(self.translator), {})

    def test_no_rule_hides_what_another_asks_for(self):
        for _ in range(4):
            make_event_on(-1.5)
        congress = make_event_on(5, kind="congress")
        found = follow_ups_for(self.editor, 3)
        self.assertEqual((len(found.rows), found.total), (3, 9))
        self.assertIn(f"congress-7:{congress.pk}", {row.key for row in found.rows})


class SettledTests(FollowUpsTestCase):
    def settle(self, key, outcome="done", user=None, **extra):
        self.client.force_login(user or self.editor)
        return self.client.post(reverse("desk:settle"), {outcome: key, **extra}, follow=True)

    def test_a_settled_follow_up_is_gone_and_says_who_settled_it(self):
        event = make_event_on(-1.5)
        response = self.settle(f"report:{event.pk}", "not_needed")
        self.assertContains(response, "The follow-up is settled.")
        self.assertEqual(list(self.asked()), [f"recordings:{event.pk}"])
        settled = Settled.objects.get()
        self.assertEqual((settled.by, settled.outcome, settled.event), (self.editor, "not_needed", event))
        self.assertContains(self.client.get(reverse("desk:follow_ups")), f"{self.editor.username}</p>")

    def test_it_can_be_taken_up_again(self):
        event = make_event_on(-1.5)
        self.settle(f"report:{event.pk}")
        response = self.client.post(reverse("desk:take_up", args=[Settled.objects.get().pk]))
        self.assertRedirects(response, reverse("desk:follow_ups"))
        self.assertIn(f"report:{event.pk}", self.asked())

    def test_a_date_that_moves_asks_anew(self):
        event = make_event_on(6, kind="congress")
        self.settle(f"congress-7:{event.pk}")
        self.assertEqual(self.asked(), {})
        event.starts_at += timedelta(days=1)
        event.ends_at += timedelta(days=1)
        event.save()
        self.assertEqual(list(self.asked()), [f"congress-7:{event.pk}"])

    def test_each_warning_of_a_congress_is_settled_by_itself(self):
        event = make_event_on(6, kind="congress")
        found = find(self.editor, f"congress-7:{event.pk}")
        Settled.objects.create(rule="congress-30", event=event, since=found.since, outcome="done", by=self.editor)
        self.assertEqual(list(self.asked()), [f"congress-7:{event.pk}"])

    def test_a_region_that_falls_silent_anew_is_asked_about_anew(self):
        make_published_article(at=days(-90), regions=[self.region])
        self.settle(f"silent:{self.region.pk}")
        self.assertEqual(self.asked(), {})
        make_published_article(at=days(-70), regions=[self.region])
        self.assertEqual(list(self.asked()), [f"silent:{self.region.pk}"])

    def test_two_who_settle_at_once_leave_one_row(self):
        event = make_event_on(-1.5)
        found = find(self.editor, f"report:{event.pk}")
        self.assertTrue(settle(found, "done", by=self.editor))
        self.assertFalse(settle(found, "not_needed", by=self.writer))
        self.assertEqual(Settled.objects.get().outcome, "done")
        self.assertContains(self.settle(f"report:{event.pk}"), "no longer asked")

    def test_nonsense_is_answered_and_stores_nothing(self):
        make_event_on(-1.5)
        for key in (
            "",
            "report",
            "report:",
            "report:zz",
            f"report:{'9' * 40}",
            "report:-1",
            "zz:1",
            "\0:1",
            "congress:1",
        ):
            with self.subTest(key):
                self.assertContains(self.settle(key), "no longer asked")
        self.client.post(reverse("desk:settle"), {})
        self.assertEqual(Settled.objects.count(), 0)

    def test_the_buttons_lead_back_to_their_page(self):
        event = make_event_on(-1.5)
        self.assertEqual(self.settle(f"report:{event.pk}").redirect_chain[0][0], "/admin/#follow-ups")
        whole = self.settle(f"recordings:{event.pk}", whole="1")
        self.assertEqual(whole.redirect_chain[0][0], reverse("desk:follow_ups"))


class DoorsTests(FollowUpsTestCase):
    def test_strangers_are_sent_to_the_door_and_the_wrong_role_away(self):
        event = make_event_on(-1.5)
        found = find(self.editor, f"report:{event.pk}")
        settle(found, "done", by=self.editor)
        pk = Settled.objects.get().pk
        doors = [
            (self.client.get, reverse("desk:follow_ups"), {}),
            (self.client.post, reverse("desk:settle"), {"done": f"recordings:{event.pk}"}),
            (self.client.post, reverse("desk:take_up", args=[pk]), {}),
        ]
        for ask, address, data in doors:
            with self.subTest(address):
                self.client.logout()
                self.assertRedirects(ask(address, data), f"/admin/login/?next={address}", fetch_redirect_response=False)
                self.client.force_login(self.translator)
                self.assertEqual(ask(address, data).status_code, 403)
                self.client.force_login(make_user(Role.EDITOR, is_staff=False))
                self.assertEqual(ask(address, data).status_code, 302)
        self.assertEqual(Settled.objects.count(), 1)

    def test_a_correspondent_answers_for_their_regions_alone(self):
        event = make_event_on(-1.5, regions=[make_region()])
        self.client.force_login(self.writer)
        response = self.client.post(reverse("desk:settle"), {"done": f"report:{event.pk}"}, follow=True)
        self.assertContains(response, "no longer asked")
        settle(find(self.editor, f"report:{event.pk}"), "done", by=self.editor)
        again = reverse("desk:take_up", args=[Settled.objects.get().pk])
        self.assertEqual(self.client.post(again).status_code, 404)
        self.assertNotContains(self.client.get(reverse("desk:follow_ups")), event.title_en)

    def test_what_is_not_there_is_not_found(self):
        self.client.force_login(self.editor)
        for address in (
            reverse("desk:take_up", args=[1]),
            "/admin/desk/follow-ups/settled/zz/again/",
            "/admin/desk/zz/",
        ):
            self.assertEqual(self.client.post(address).status_code, 404, address)

    def test_buttons_are_posted_with_their_token(self):
        self.client.force_login(self.editor)
        self.assertEqual(self.client.get(reverse("desk:settle")).status_code, 405)
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(self.editor)
        self.assertEqual(strict.post(reverse("desk:settle"), {"done": "report:1"}).status_code, 403)
