"""The draft beside a live page, at the desk."""

from django.contrib.admin.sites import site
from django.urls import reverse

from articles.tests.factories import Article, make_published_article
from events.tests.factories import make_published_event
from newsroom.publishing.history import drafts
from newsroom.publishing.models import Revision
from newsroom.publishing.tests.test_admin_form import FormTestCase, address, page
from newsroom.publishing.workflow import make_move
from newsroom.regions.tests.factories import make_region
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user


class DraftFormTests(FormTestCase):
    def setUp(self):
        super().setUp()
        self.live = make_published_article(headline_en="Live words")

    def begin(self, **changes):
        self.client.post(address("draft", self.live))
        self.live.refresh_from_db()
        draft = self.live.working_copy
        if changes:
            self.post(draft, **changes)
        return draft

    def test_a_draft_put_in_place_of_a_retracted_text_reaches_no_reader_and_says_so(self):
        draft = self.begin(headline_en="Draft words")
        for language in ("ru", "en"):
            make_move(self.live.item, "retract", language, by=self.chief, note="Wrong.")
        response = self.post(draft, _publish_draft="1")
        self.assertIn("Readers do not have it: it is retracted.", self.said(response)[-1])
        self.live.refresh_from_db()
        self.assertEqual((self.live.headline_en, self.live.public_languages), ("Draft words", []))

    def test_a_live_page_with_a_draft_beside_it_still_takes_small_corrections(self):
        self.begin()
        shown = self.client.get(page(self.live))
        self.assertContains(shown, "Saving this form changes what readers have")
        self.assertContains(shown, 'name="_minor"')

    def test_a_draft_is_begun_written_and_put_live_from_forms(self):
        draft = self.begin(
            headline_en="Draft words",
            **{"quotes-TOTAL_FORMS": "1", "quotes-0-text_en": "Said.", "quotes-0-position": "0"},
        )
        self.live.refresh_from_db()
        self.assertEqual(self.live.headline_en, "Live words")
        response = self.post(draft, _publish_draft="1")
        self.assertRedirects(response, page(self.live))
        self.live.refresh_from_db()
        self.assertEqual((self.live.headline_en, self.live.quotes.get().text_en), ("Draft words", "Said."))
        self.assertIsNotNone(self.live.updated_at_en)

    def test_a_small_correction_tells_readers_of_no_change(self):
        draft = self.begin(headline_en="Draft words")
        self.post(draft, _publish_draft="1", _minor="1")
        self.live.refresh_from_db()
        self.assertEqual((self.live.headline_en, self.live.updated_at_en), ("Draft words", None))

    def test_what_is_typed_into_the_live_form_can_be_kept_as_a_draft(self):
        response = self.post(self.live, headline_en="Not yet", _beside="1")
        self.live.refresh_from_db()
        self.assertEqual((self.live.headline_en, self.live.working_copy.headline_en), ("Live words", "Not yet"))
        self.assertRedirects(response, page(self.live.working_copy))

    def test_what_is_typed_beside_a_draft_that_stands_there_is_joined_with_it(self):
        draft = self.begin(headline_en="Theirs")
        response = self.post(self.live, headline_en="Mine", _beside="1")
        self.assertTrue(response.url.startswith(page(draft).replace("change/", "join/")))
        self.assertContains(self.client.get(response.url), "both changed")

    def test_the_list_shows_both_headlines(self):
        draft = self.begin(headline_en="Draft words")
        shown = self.client.get(reverse("admin:articles_article_changelist"))
        for text in ("Live words", "Draft words", "Ann Editor", page(draft)):
            self.assertContains(shown, text)
        self.assertEqual(len(shown.context["cl"].result_list), 1)

    def test_a_live_text_that_moved_on_is_caught_up_with_before_publishing(self):
        draft = self.begin(headline_en="Mine", lead_en="My lead")
        self.post(self.live, headline_en="Theirs", byline_en="Their byline")
        draft.refresh_from_db()
        response = self.post(draft, _publish_draft="1")
        self.assertRedirects(response, address("catch_up", draft))
        choice = self.client.get(response.url).context["choice"]
        self.assertEqual(choice.chosen, {"headline_en": None, "lead_en": "mine", "byline_en": "theirs"})
        sides = {"side:headline_en": "mine", "read_version": choice.version}
        self.assertRedirects(self.client.post(response.url, sides), page(draft))
        self.post(draft, _publish_draft="1")
        self.live.refresh_from_db()
        self.assertEqual(
            (self.live.headline_en, self.live.lead_en, self.live.byline_en), ("Mine", "My lead", "Their byline")
        )

    def test_a_dropped_draft_can_be_brought_back(self):
        draft = self.begin(headline_en="Worth keeping")
        self.client.force_login(self.chief)
        response = self.client.post(address("delete", draft), {"post": "yes"})
        self.assertRedirects(response, page(self.live))
        self.assertContains(self.client.get(address("history", self.live)), "draft beside the live page")
        dropped = Revision.objects.filter(item=self.live.item, is_draft=True).first()
        self.client.post(
            address("restore", self.live),
            {"revision": dropped.pk, "place": "headline_en", "read_version": self.live.version},
        )
        self.live.refresh_from_db()
        self.assertEqual(self.live.headline_en, "Worth keeping")

    def test_events_have_drafts_without_a_word_of_their_own(self):
        event = make_published_event(title_en="Live event")
        self.client.post(address("draft", event))
        event.refresh_from_db()
        self.assertContains(self.client.get(page_of(event.working_copy)), "readers do not see it")

    def test_a_draft_is_submitted_and_sent_back_like_any_text(self):
        draft = self.begin()
        self.post(draft, _move="submit:en")
        draft.refresh_from_db()
        self.assertEqual((draft.status_en, self.live.status_en), ("in_review", "published"))
        self.post(draft, _move="send_back:en", _reason_en="Why?")
        draft.refresh_from_db()
        self.assertEqual(draft.status_en, "draft")

    def test_autocompletes_and_search_offer_no_drafts(self):
        draft = self.begin(headline_en="Zebra")
        request = self.client.get(page(draft)).wsgi_request
        self.assertNotIn(draft, site._registry[Article].get_queryset(request))

    def test_who_may_not_gets_nothing(self):
        region = make_region()
        stranger = make_user(role=Role.CORRESPONDENT, regions=[region])
        draft = self.begin()
        doors = [("draft", self.live, "post"), ("catch_up", draft, "get"), ("catch_up", draft, "post")]
        for name, thing, method in doors:
            with self.subTest(name):
                self.client.force_login(stranger)
                self.assertIn(getattr(self.client, method)(address(name, thing)).status_code, {403, 404})
                self.client.logout()
                self.assertIn("/login/", getattr(self.client, method)(address(name, thing)).url)
        self.client.force_login(self.editor)
        self.assertEqual(self.client.get(address("draft", self.live)).status_code, 405)

    def test_a_correspondent_proposes_and_an_editor_publishes(self):
        region = make_region()
        self.live.regions.add(region)
        correspondent = make_user(role=Role.CORRESPONDENT, regions=[region], interface_language="en")
        self.client.force_login(correspondent)
        draft = self.begin(headline_en="Proposed")
        self.assertNotContains(self.client.get(page(draft)), "_publish_draft")
        self.post(draft, _publish_draft="1")
        self.live.refresh_from_db()
        self.assertEqual(self.live.headline_en, "Live words")
        self.client.force_login(self.editor)
        draft.refresh_from_db()
        self.assertEqual(draft.headline_en, "Proposed")
        self.post(draft, _publish_draft="1")
        self.live.refresh_from_db()
        self.assertEqual(self.live.headline_en, "Proposed")


def page_of(event):
    return address("change", event)


class CatchUpTests(FormTestCase):
    def test_the_form_of_an_overtaken_draft_says_so(self):
        live = make_published_article()
        draft = drafts.begin(live, by=self.editor)
        self.post(live, headline_en="Moved on")
        self.assertContains(self.client.get(page(draft)), "changed since this draft began")
