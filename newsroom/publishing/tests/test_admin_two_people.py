"""Two people in one text: whoever saves second loses nothing and overwrites nothing."""

from unittest.mock import patch
from uuid import uuid4

from django.urls import reverse

from articles.tests.factories import Article, make_article
from newsroom.publishing.admin import PublishableAdmin
from newsroom.publishing.history import drafts
from newsroom.publishing.models import Revision
from newsroom.publishing.status import Status
from newsroom.publishing.tests.factories import publish
from newsroom.publishing.tests.test_admin_form import FormTestCase, page
from newsroom.regions.tests.factories import make_region
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user


class TwoPeopleTests(FormTestCase):
    def setUp(self):
        super().setUp()
        self.article = make_article()
        self.quote = self.article.quotes.create(text_en="Before.", text_ru="До.")

    def stale(self, theirs, **mine):
        """What is answered to a form of the editor when the chief saved theirs first."""
        typed = self.data(self.article, **mine)
        self.client.force_login(self.chief)
        self.post(self.article, **theirs)
        self.client.force_login(self.editor)
        return self.client.post(page(self.article), typed)

    def choose(self, response, **sides):
        choice = self.client.get(response.url).context["choice"]
        data = {f"side:{name}": side for name, side in choice.chosen.items() if side}
        data |= {f"side:{name}": side for name, side in sides.items()}
        return self.client.post(response.url, data | {"read_version": choice.version})

    def test_stale_form_overwrites_nothing_and_keeps_what_was_typed(self):
        response = self.stale(
            {"headline_en": "Theirs"}, headline_en="Mine", lead_ru="Моё", **{"quotes-0-text_en": "My quote."}
        )
        self.article.refresh_from_db()
        self.assertEqual(self.article.headline_en, "Theirs")
        shown = self.client.get(response.url)
        for text in ("Mine", "Theirs", "Моё", "My", self.article.lead_ru, "both changed"):
            self.assertContains(shown, text)

    def test_what_one_side_changed_is_proposed_and_what_both_changed_is_asked(self):
        response = self.stale({"headline_en": "Theirs", "byline_en": "Theirs"}, headline_en="Mine", lead_ru="Моё")
        refused = self.choose(response)
        self.assertContains(refused, "Choose a side: Headline, in English.", status_code=422)
        self.article.refresh_from_db()
        self.assertEqual(self.article.headline_en, "Theirs")
        self.assertRedirects(self.choose(response, headline_en="mine"), page(self.article))
        self.article.refresh_from_db()
        self.assertEqual(
            (self.article.headline_en, self.article.byline_en, self.article.lead_ru), ("Mine", "Theirs", "Моё")
        )

    def test_a_row_that_one_removed_and_the_other_changed_is_asked_whole(self):
        typed = {"quotes-0-text_en": "Changed."}
        response = self.stale({"quotes-0-DELETE": "on"}, **typed)
        name = f"quotes.{self.quote.key}"
        self.assertEqual(self.client.get(response.url).context["choice"].chosen, {name: None})
        self.choose(response, **{name: "mine"})
        self.assertEqual(self.article.quotes.get().text_en, "Changed.")
        self.assertEqual(self.article.quotes.get().key, self.quote.key)

    def test_text_that_changes_while_one_chooses_is_shown_again(self):
        response = self.stale({"headline_en": "Theirs"}, lead_ru="Моё")
        choice = self.client.get(response.url).context["choice"]
        self.post(self.article, byline_en="Later")
        again = self.client.post(response.url, {"read_version": choice.version, "side:lead_ru": "mine"})
        self.assertContains(again, "changed once more", status_code=422)
        self.article.refresh_from_db()
        self.assertEqual((self.article.byline_en, self.article.lead_ru == "Моё"), ("Later", False))

    def test_what_was_given_up_stays_in_the_history(self):
        response = self.stale({"headline_en": "Theirs"}, headline_en="Mine")
        self.client.post(response.url, {"_give_up": "1"})
        self.article.refresh_from_db()
        self.assertEqual(self.article.headline_en, "Theirs")
        history = self.client.get(reverse("admin:articles_article_history", args=[self.article.pk]))
        self.assertContains(history, "set aside")
        aside = Revision.objects.get(kind="aside")
        self.assertEqual(aside.snapshot["fields"]["headline_en"], "Mine")
        self.assertIsNotNone(aside.settled_at)

    def test_two_tabs_of_one_person_are_two_people(self):
        first, second = self.data(self.article, headline_en="One"), self.data(self.article, headline_en="Two")
        self.client.post(page(self.article), first)
        self.assertIn("/join/", self.client.post(page(self.article), second).url)

    def test_two_who_typed_the_same_have_nothing_to_join(self):
        response = self.stale({"headline_en": "The same"}, headline_en="The same")
        self.assertRedirects(response, page(self.article))
        self.assertIn("the same meanwhile", " ".join(self.said(response)))

    def test_the_button_of_a_form_that_only_a_move_overtook_is_answered(self):
        submit = self.data(self.article, _move="submit:en")
        back = self.data(self.article, _move="submit:ru")
        self.client.post(page(self.article), submit)
        for typed, said in ((submit, "is not possible any more: the text is now “in review”"), (back, "in Russian.")):
            self.assertIn(said, self.said(self.client.post(page(self.article), typed))[-1])
        self.article.refresh_from_db()
        self.assertEqual((self.article.status_ru, self.article.status_en), (Status.IN_REVIEW, Status.IN_REVIEW))

    def test_form_that_changed_nothing_makes_nobody_stale(self):
        typed = self.data(self.article, headline_en="Mine")
        self.post(self.article)
        self.assertRedirects(self.client.post(page(self.article), typed), reverse("admin:articles_article_changelist"))
        self.article.refresh_from_db()
        self.assertEqual(self.article.headline_en, "Mine")

    def test_stale_form_with_faults_shows_them_and_stays_stale(self):
        typed = self.data(self.article, headline_en="Mine", dateline_on="no day")
        self.post(self.article, headline_en="Theirs")
        self.assertContains(self.client.post(page(self.article), typed), "Mine")
        self.assertIn("/join/", self.client.post(page(self.article), typed | {"dateline_on": ""}).url)

    def test_form_without_its_version_is_stale(self):
        typed = self.data(self.article, headline_en="Mine")
        for version in (None, "nonsense", "9" * 30):
            with self.subTest(version):
                response = self.client.post(page(self.article), typed | {"read_version": version or ""})
                self.assertIn("/join/", response.url)

    def test_moving_from_a_stale_form_moves_nothing(self):
        typed = self.data(self.article, _move="publish:en", lead_en="Mine")
        self.post(self.article, headline_en="Theirs")
        self.client.post(page(self.article), typed)
        self.article.refresh_from_db()
        self.assertEqual(self.article.status_en, Status.DRAFT)

    def test_correspondent_whose_text_was_published_meanwhile_keeps_it_in_a_draft(self):
        region = make_region()
        correspondent = make_user(role=Role.CORRESPONDENT, regions=[region], interface_language="en")
        self.article.regions.add(region)
        self.client.force_login(correspondent)
        typed = self.data(self.article, headline_en="Mine")
        publish(self.article)
        response = self.client.post(page(self.article), typed)
        self.article.refresh_from_db()
        draft = self.article.working_copy
        self.assertRedirects(response, page(draft))
        self.assertEqual((draft.headline_en, self.article.headline_en == "Mine"), ("Mine", False))

    def test_joining_is_for_those_who_may_write_the_text(self):
        address = self.stale({"headline_en": "Theirs"}, headline_en="Mine").url
        self.client.force_login(make_user(role=Role.CORRESPONDENT))
        self.assertEqual(self.client.get(address).status_code, 404)
        self.client.logout()
        self.assertIn("/login/", self.client.get(address).url)
        self.client.force_login(self.editor)
        self.assertEqual(self.client.get(address.replace("/join/", "/join/9")).status_code, 404)

    def test_row_that_somebody_removed_comes_back_with_what_was_typed(self):
        typed = self.data(self.article, **{"quotes-0-text_en": "Worth keeping."})
        self.quote.delete()
        response = self.client.post(page(self.article), typed)
        self.assertEqual(response.status_code, 302)
        restored = self.article.quotes.get()
        self.assertEqual((restored.text_en, restored.key), ("Worth keeping.", self.quote.key))

    def test_row_that_both_removed_stays_removed(self):
        typed = self.data(self.article, **{"quotes-0-DELETE": "on"})
        self.quote.delete()
        self.client.post(page(self.article), typed)
        self.assertFalse(self.article.quotes.exists())

    def test_row_of_another_text_is_out_of_reach(self):
        foreign = make_article().quotes.create(text_en="Theirs.")
        self.post(self.article, **{"quotes-0-id": foreign.pk, "quotes-0-text_en": "Taken."})
        foreign.refresh_from_db()
        self.assertEqual((foreign.text_en, foreign.article_id == self.article.pk), ("Theirs.", False))

    def test_two_new_rows_with_one_key_get_two(self):
        key = str(uuid4())
        rows = {"quotes-TOTAL_FORMS": "3"}
        for number in (1, 2):
            rows |= {f"quotes-{number}-text_en": f"New {number}", f"quotes-{number}-row_key": key}
            rows[f"quotes-{number}-position"] = str(number)
        self.assertEqual(self.post(self.article, **rows).status_code, 302)
        self.assertEqual(len(set(self.article.quotes.values_list("key", flat=True))), 3)

    def test_draft_that_another_puts_live_in_the_same_moment_takes_no_words_along(self):
        live = publish(self.article)
        draft = drafts.begin(live, by=self.editor)
        typed = self.data(draft, headline_en="Hours of work", _publish_draft="1")
        prepare = PublishableAdmin.prepare_copy

        def prepare_and_come_too_late(*args):
            prepare(*args)
            Article.objects.filter(pk=draft.pk).delete()

        with patch.object(PublishableAdmin, "prepare_copy", prepare_and_come_too_late):
            response = self.client.post(page(draft), typed)
        kept = Article.objects.exclude(pk=live.pk).get()
        self.assertEqual(kept.headline_en, "Hours of work")
        self.assertIn("was deleted while you were writing", self.said(response)[0])

    def test_text_deleted_meanwhile_is_kept_as_a_new_draft(self):
        typed = self.data(self.article, headline_en="Hours of work", _move="publish:en")
        address = page(self.article)
        self.article.delete()
        response = self.client.post(address, typed)
        kept = Article.objects.get()
        self.assertEqual(
            (kept.headline_en, kept.status_en, kept.created_by), ("Hours of work", Status.DRAFT, self.editor)
        )
        self.assertEqual(kept.quotes.get().text_en, "Before.")
        self.assertIn("was deleted while you were writing", self.said(response)[0])
