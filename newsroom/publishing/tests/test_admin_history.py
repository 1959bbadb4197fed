"""The history of a text, at the desk."""

from django.urls import reverse

from articles.tests.factories import Article, make_article, make_published_article
from newsroom.publishing.history import revisions
from newsroom.publishing.models import Revision
from newsroom.publishing.tests.factories import publish
from newsroom.publishing.tests.situations import overtaken
from newsroom.publishing.tests.test_admin_form import FormTestCase, address
from newsroom.regions.tests.factories import make_region
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user
from newsroom.tests.queries import SESSION


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
