"""Two people in one text: whoever saves second loses nothing and overwrites nothing."""

from uuid import uuid4

from django.urls import reverse

from articles.tests.factories import Article, make_article
from newsroom.publishing.status import Status
from newsroom.publishing.tests.test_admin_form import FormTestCase, page


class TwoPeopleTests(FormTestCase):
    def setUp(self):
        super().setUp()
        self.article = make_article()
        self.quote = self.article.quotes.create(text_en="Before.", text_ru="До.")

    def test_stale_form_overwrites_nothing_and_keeps_what_was_typed(self):
        typed = self.data(self.article, headline_en="Mine", lead_ru="Моё", **{"quotes-0-text_en": "My quote."})
        self.client.force_login(self.chief)
        self.post(self.article, headline_en="Theirs")
        self.client.force_login(self.editor)
        response = self.client.post(page(self.article), typed)
        self.article.refresh_from_db()
        self.assertEqual(self.article.headline_en, "Theirs")
        for text in ("Mine", "Моё", "My quote.", "Headline, in English"):
            self.assertContains(response, text)
        knowingly = typed | {"read_version": response.context["adminform"].form["read_version"].value()}
        self.assertRedirects(
            self.client.post(page(self.article), knowingly), reverse("admin:articles_article_changelist")
        )
        self.article.refresh_from_db()
        self.assertEqual((self.article.headline_en, self.article.lead_ru), ("Mine", "Моё"))

    def test_signs_as_they_were_typed_are_no_difference(self):
        article = make_article(headline_en="Old", lead_en='The "old" lead')
        data = self.data(article, headline_en='A "new" one', lead_en='The "old" lead')
        article.headline_en = 'A "new" one'
        article.save()
        response = self.client.post(page(article), data)
        self.assertContains(response, "pictures, quotes or other rows")

    def test_form_without_its_version_is_stale(self):
        typed = self.data(self.article, headline_en="Mine")
        del typed["read_version"]
        self.assertEqual(self.client.post(page(self.article), typed).status_code, 200)
        typed["read_version"] = "nonsense"
        self.assertEqual(self.client.post(page(self.article), typed).status_code, 200)

    def test_moving_from_a_stale_form_moves_nothing(self):
        typed = self.data(self.article, _move="publish:en")
        self.post(self.article, headline_en="Theirs")
        self.client.post(page(self.article), typed)
        self.article.refresh_from_db()
        self.assertEqual(self.article.status_en, Status.DRAFT)

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
