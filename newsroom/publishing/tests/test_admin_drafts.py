"""The draft beside a live page and the history, at the desk."""

from django.contrib.admin.sites import site
from django.urls import reverse

from articles.tests.factories import Article, make_article, make_published_article
from events.tests.factories import make_published_event
from newsroom.publishing.history import drafts, revisions
from newsroom.publishing.models import Revision
from newsroom.publishing.tests.factories import publish
from newsroom.publishing.tests.situations import overtaken
from newsroom.publishing.tests.test_admin_form import FormTestCase, page
from newsroom.publishing.workflow import make_move
from newsroom.regions.tests.factories import make_region
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user
from newsroom.tests.queries import SESSION


def address(name, thing):
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_{name}", args=[thing.pk])


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


class HistoryPageTests(FormTestCase):
    def setUp(self):
        super().setUp()
        self.article = make_article(headline_en="First", lead_en="The first lead")
        self.post(self.article, headline_en="Second")
        self.post(self.article, headline_en="Third", lead_en="The third lead")
        self.first, self.second, self.third = Revision.objects.filter(item=self.article.item).order_by("pk")

    def compare(self, old, new):
        return self.client.get(address("compare", self.article), {"old": old, "new": new})

    def restore(self, revision, place=""):
        version = Article.objects.get(pk=self.article.pk).version
        data = {"revision": revision, "place": place, "read_version": version}
        return self.client.post(address("restore", self.article), data)

    def test_nothing_is_brought_back_over_what_somebody_saved_meanwhile(self):
        data = {"revision": self.first.pk, "read_version": Article.objects.get(pk=self.article.pk).version}
        self.post(self.article, headline_en="Theirs")
        response = self.client.post(address("restore", self.article), data)
        self.assertIn("compare", response.url)
        self.article.refresh_from_db()
        self.assertEqual(self.article.headline_en, "Theirs")

    def test_every_save_is_listed_with_who_and_when(self):
        shown = self.client.get(address("history", self.article))
        self.assertEqual([row["revision"] for row in shown.context["rows"]], [self.third, self.second, self.first])
        self.assertEqual(shown.context["rows"][0]["touched"], ["Headline, in English", "Lead, in English"])
        self.assertContains(shown, "Ann Editor")
        self.assertContains(shown, "made by the newsroom")

    def test_two_are_compared_word_by_word_whatever_their_order(self):
        for pair in ((self.first.pk, self.third.pk), (self.third.pk, self.first.pk)):
            shown = self.compare(*pair)
            self.assertContains(shown, '<del><span class="visually-hidden">removed: </span>First</del>')
            self.assertContains(shown, '<ins><span class="visually-hidden">added: </span>Third</ins>')

    def test_what_was_typed_is_shown_as_text(self):
        self.post(self.article, headline_en="<script>alert(1)</script>", body_en="<p>A &amp; B</p>")
        shown = self.compare(self.third.pk, "now")
        self.assertNotContains(shown, "<script>alert")
        self.assertContains(shown, "A &amp; B")

    def test_a_moment_that_readers_know_is_shown_and_not_offered(self):
        publish(Article.objects.get())
        shown = self.compare(self.first.pk, "now")
        kept = {row["name"]: row["is_kept"] for row in shown.context["rows"]}
        self.assertEqual((kept["published_at_en"], kept["headline_en"]), (True, False))
        self.assertContains(shown, "The moment of publication stays as it is.", count=2)
        self.assertNotContains(shown, 'name="place" value="published_at_en"')

    def test_a_whole_revision_and_a_single_field_come_back(self):
        self.restore(self.first.pk, "headline_en")
        self.article.refresh_from_db()
        self.assertEqual((self.article.headline_en, self.article.lead_en), ("First", "The third lead"))
        self.restore(self.second.pk)
        self.article.refresh_from_db()
        self.assertEqual((self.article.headline_en, self.article.lead_en), ("Second", "The first lead"))
        self.assertEqual(Revision.objects.filter(item=self.article.item).count(), 5)

    def test_a_revision_of_a_field_that_no_longer_exists_is_told_and_the_rest_comes_back(self):
        self.first.snapshot["fields"]["shoe_size"] = 43
        self.first.save()
        self.assertContains(self.compare(self.first.pk, "now"), "shoe_size")
        response = self.restore(self.first.pk)
        self.assertIn("“shoe_size” is no longer there", " ".join(self.said(response)))
        self.article.refresh_from_db()
        self.assertEqual(self.article.headline_en, "First")

    def test_what_would_leave_a_public_page_incomplete_is_not_brought_back(self):
        live = make_article(lead_en="")
        revisions.begin(live)
        self.post(live, lead_en="Now there is one")
        self.client.force_login(self.chief)
        live.refresh_from_db()
        publish(live)
        empty = Revision.objects.filter(item=live.item).earliest("pk")
        self.client.post(address("restore", live), {"revision": empty.pk, "read_version": live.version})
        live.refresh_from_db()
        self.assertEqual(live.lead_en, "Now there is one")

    def test_a_thousand_revisions_open_in_the_time_of_ten(self):
        def queries(revisions):
            Revision.objects.bulk_create(
                Revision(item=self.article.item, version=1, kind="material", snapshot=self.first.snapshot)
                for _ in range(revisions)
            )
            with self.assertNumQueries(SESSION + 8):
                shown = self.client.get(address("history", self.article))
            self.assertLessEqual(len(shown.context["rows"]), 30)

        queries(10)
        queries(1000)

    def test_strangers_read_and_restore_nothing(self):
        stranger = make_user(role=Role.CORRESPONDENT, regions=[make_region()])
        translator = make_user(role=Role.TRANSLATOR, interface_language="en")
        for name in ("history", "compare", "restore"):
            self.client.logout()
            self.assertIn("/login/", self.client.get(address(name, self.article)).url)
        self.client.force_login(stranger)
        self.assertEqual(self.compare(self.first.pk, "now").status_code, 404)
        self.assertEqual(self.restore(self.first.pk).status_code, 404)
        self.client.force_login(translator)
        self.article.source_language = "en"
        self.article.save()
        self.assertEqual(self.restore(self.first.pk).status_code, 403)
        self.client.force_login(self.editor)
        self.assertEqual(self.client.get(address("restore", self.article)).status_code, 405)
        for wrong in ("", "x", "99999", str(10**30)):
            self.assertEqual(self.compare(wrong, "now").status_code, 404)
        foreign = revisions.begin(make_article())
        self.assertEqual(self.compare(foreign.pk, "now").status_code, 404)


class SetAsideTests(FormTestCase):
    def test_what_was_set_aside_is_joined_from_the_history_of_the_text_that_it_is_of(self):
        draft, aside = overtaken(make_published_article(), self.editor)
        join = reverse("admin:articles_article_join", args=[draft.pk, aside.pk])
        self.assertContains(self.client.get(address("history", draft)), join)
        shown = self.client.get(address("history", draft.live))
        self.assertNotContains(shown, "/join/")
        self.assertContains(shown, f"?old={aside.pk}&amp;new=now")


class CatchUpTests(FormTestCase):
    def test_the_form_of_an_overtaken_draft_says_so(self):
        live = make_published_article()
        draft = drafts.begin(live, by=self.editor)
        self.post(live, headline_en="Moved on")
        self.assertContains(self.client.get(page(draft)), "changed since this draft began")
