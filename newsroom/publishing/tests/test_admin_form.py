from datetime import date

from django.contrib.messages import get_messages
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.tests.factories import Article, make_article, make_published_article
from newsroom.directory.tests.factories import make_organisation, make_position
from newsroom.images.tests.factories import make_image
from newsroom.publishing.history import drafts
from newsroom.publishing.status import Status
from newsroom.publishing.tests.factories import tomorrow
from newsroom.publishing.tests.forms import form_data
from newsroom.publishing.workflow import make_move
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user


def address(name, thing):
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_{name}", args=[thing.pk])


def page(article):
    return reverse("admin:articles_article_change", args=[article.pk])


class FormTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = make_user(role=Role.EDITOR, interface_language="en", first_name="Ann", last_name="Editor")
        cls.chief = make_user(role=Role.CHIEF_EDITOR, interface_language="en")

    def setUp(self):
        self.client.force_login(self.editor)

    def data(self, article, **changes):
        return form_data(self.client, page(article), **changes)

    def post(self, article, **changes):
        return self.client.post(page(article), self.data(article, **changes))

    def said(self, response):
        return [str(message) for message in get_messages(response.wsgi_request)]


class SentBackTests(FormTestCase):
    def setUp(self):
        super().setUp()
        self.article = make_article(headline_en="On review", lead_en="Lead.")
        make_move(self.article.item, "submit", "en", by=self.chief)
        make_move(self.article.item, "send_back", "en", by=self.editor, note="Who <b>said</b> so?")

    def test_whoever_opens_what_was_sent_back_reads_the_reason_beside_the_buttons(self):
        response = self.client.get(page(self.article))
        self.assertContains(response, "Ann Editor:</strong>")
        self.assertContains(response, "Who &lt;b&gt;said&lt;/b&gt; so?</span>\n    </p>")

    def test_the_reason_leaves_the_panels_once_the_text_is_submitted_again(self):
        make_move(self.article.item, "submit", "en", by=self.chief)
        self.assertNotContains(self.client.get(page(self.article)), "panel__back")

    def test_the_reason_of_one_language_is_not_said_of_the_other(self):
        russian, english = self.client.get(page(self.article)).context["panels"]
        self.assertEqual((russian["sent_back"], english["sent_back"].name), (None, "send_back"))

    def test_a_new_draft_beside_the_page_knows_nothing_of_what_an_older_one_was_told(self):
        published = make_published_article()
        for is_first in (True, False):
            draft = drafts.begin(published, by=self.chief)
            if is_first:
                make_move(published.item, "submit", "en", by=self.chief, of_draft=True)
                make_move(published.item, "send_back", "en", by=self.editor, note="No.", of_draft=True)
                self.assertContains(self.client.get(page(draft)), "panel__back")
                drafts.drop(draft, by=self.chief)
        self.assertNotContains(self.client.get(page(draft)), "panel__back")


class RetractedTests(FormTestCase):
    def test_the_moment_of_publication_is_not_said_to_be_that_of_the_retraction(self):
        article = make_published_article()
        make_move(article.item, "retract", "en", by=self.editor, note="Wrong.")
        _russian, english = self.client.get(page(article)).context["panels"]
        self.assertIn("retracted", english["standing"])
        self.assertNotIn("<time", english["standing"])


class TypographyTests(FormTestCase):
    def test_an_editor_sees_set_what_was_typed(self):
        article = make_article()
        self.post(
            article,
            headline_ru='Музей "Наука" в Томске - открыт',
            headline_en='The "Science" Museum\'s day',
            body_ru='<p>"Ждём <b>17-19</b> мая", - сказали <code>"в музее"</code>.</p>',
        )
        form = self.client.get(page(article)).context["adminform"].form
        self.assertEqual(form["headline_ru"].value(), "Музей «Наука» в\xa0Томске\xa0— открыт")
        self.assertEqual(form["headline_en"].value(), "The “Science” Museum’s day")
        self.assertEqual(
            form["body_ru"].value(),
            '<p>«Ждём <strong>17–19</strong>\xa0мая»,\xa0— сказали <code>"в музее"</code>.</p>',
        )

    def test_rows_are_set_too(self):
        article = make_article()
        article.quotes.create(text_ru="Да")
        self.post(article, **{"quotes-0-text_ru": 'Мы в "Науке"'})
        self.assertEqual(article.quotes.get().text_ru, "Мы в\xa0«Науке»")


class PanelTests(FormTestCase):
    def test_all_that_is_missing_is_told_by_language(self):
        article = make_article(headline_en="", lead_en="", section=None)
        russian, english = self.client.get(page(article)).context["panels"]
        self.assertEqual(len(russian["errors"]), 1)
        self.assertEqual(len(english["errors"]), 3)

    def test_pressing_publish_too_early_saves_and_explains(self):
        article = make_article(lead_en="")
        make_move(article.item, "submit", "en", by=self.chief)
        response = self.post(article, headline_en="A better headline", _move="publish:en")
        article.refresh_from_db()
        self.assertEqual((article.headline_en, article.status_en), ("A better headline", Status.IN_REVIEW))
        self.assertIn("is empty in English", self.said(response)[0])

    def test_each_move_is_told_in_one_sentence(self):
        article = make_article(headline_ru="", headline_en="The third stream")
        dated = {"published_at_en_0": "2090-04-05", "published_at_en_1": "10:00"}
        undated = {"published_at_en_0": "", "published_at_en_1": ""}
        steps = [
            (self.editor, {"_move": "submit:en"}, "“The third stream” waits for review in English."),
            (self.editor, {"_move": "publish:en"}, "somebody else has to publish it."),
            (self.editor, {"_move": "publish_alone:en"}, "You may not do this with this text."),
            (self.chief, {"_move": "send_back:en"}, "Write the reason."),
            (self.chief, {"_move": "send_back:en", "_reason_en": "Who said it?"}, "is a draft in English again."),
            (self.editor, {"_move": "submit:en"}, "“The third stream” waits for review in English."),
            (self.chief, {"_move": "publish:en"} | dated, "will be published in English on 5 Apr 2090, 10:00."),
            (self.editor, {"_move": "unschedule:en"}, "is off the schedule and in review in English."),
            (self.chief, {"_move": "publish:en"} | undated, "“The third stream” is published in English."),
            (self.editor, {"_move": "retract:en", "_reason_en": "The figures were wrong."}, "readers are told why."),
        ]
        for user, changes, words in steps:
            self.client.force_login(user)
            with self.subTest(changes):
                self.assertIn(words, " ".join(self.said(self.post(article, **changes))))
        article.refresh_from_db()
        self.assertEqual(article.retraction_reason("en"), "The figures were wrong.")
        self.assertContains(self.client.get(page(article)), "Who said it?")
        self.assertIn("is public in English again", self.said(self.post(article, _move="restore:en"))[0])

    def test_a_chief_editor_publishes_alone_and_the_button_says_so(self):
        self.client.force_login(self.chief)
        now, later = make_article(), make_article(published_at_en=tomorrow())
        self.assertContains(self.client.get(page(now)), "Publish in English without a second person")
        said = self.said(self.post(now, _move="publish_alone:en"))
        self.assertIn("is published in English without a second person.", said[0])
        self.assertContains(self.client.get(page(later)), "Publish in English on ")
        self.assertRegex(self.said(self.post(later, _move="publish_alone:en"))[0], "on .* without a second person")

    def test_who_submitted_is_told_that_somebody_else_publishes(self):
        article = make_article()
        make_move(article.item, "submit", "en", by=self.editor)
        self.assertContains(self.client.get(page(article)), "somebody else publishes it")
        self.client.force_login(self.chief)
        self.assertNotContains(self.client.get(page(article)), "somebody else publishes it")

    def test_button_of_a_planned_publication_says_when(self):
        article = make_article(published_at_en=tomorrow())
        make_move(article.item, "submit", "en", by=self.chief)
        self.assertContains(self.client.get(page(article)), "Publish in English on ")

    def test_enter_key_saves_and_does_not_publish(self):
        form = self.client.get(page(make_article())).content.decode().partition('id="article_form"')[2]
        first_button = form[form.index("<button") :][:60]
        self.assertIn('name="_continue"', first_button)

    def test_typed_reason_outlives_an_error_in_the_form(self):
        article = make_published_article()
        response = self.post(article, kind="nonsense", _move="retract:en", _reason_en="It was wrong.")
        self.assertContains(response, ">It was wrong.</textarea>")
        article.refresh_from_db()
        self.assertEqual(article.status_en, Status.PUBLISHED)


class CopyTests(FormTestCase):
    def test_copy_is_a_whole_draft_whose_places_still_fit(self):
        article = make_article(source_language="en", headline_en="The original")
        picture = article.pictures.create(image=make_image())
        article.body_en = f'<figure data-picture="{picture.key}"></figure>'
        article.save()
        for language in ("ru", "en"):
            make_move(article.item, "publish", language, by=None)
        self.post(article, headline_en="The copy", _saveasnew="")
        copy = Article.objects.get(headline_en="The copy")
        self.assertEqual((copy.status_ru, copy.status_en, copy.published_at_en), (Status.DRAFT, Status.DRAFT, None))
        self.assertEqual((copy.source_language, copy.body_en, copy.created_by), ("en", article.body_en, self.editor))
        self.assertEqual(copy.pictures.get().key, picture.key)
        self.assertNotEqual(copy.item_id, article.item_id)
        self.assertEqual(article.pictures.get(), picture)

    def test_button_is_called_by_what_it_does(self):
        article = make_article()
        self.assertContains(self.client.get(page(article)), "Copy as new")
        self.client.force_login(make_user(role=Role.TRANSLATOR, interface_language="en"))
        self.assertNotContains(self.client.get(page(article)), "Copy as new")


class BadInputTests(FormTestCase):
    def test_malformed_posts_are_form_errors(self):
        article = make_article()
        cases = [
            {"regions": ["x"]},
            {"event": "9" * 60},
            {"cover": "999999"},
            {"section": "0"},
            {"headline_en": "x" * 201},
            {"published_at_en_0": "tomorrow"},
            {"quotes-TOTAL_FORMS": "x"},
            {"quotes-TOTAL_FORMS": "1", "quotes-INITIAL_FORMS": "999999999", "quotes-0-position": "-1"},
            {"coverage": "report"},
        ]
        for changes in cases:
            with self.subTest(changes):
                self.assertEqual(self.post(article, headline_ru="Всё цело", **changes).status_code, 200)
                self.assertContains(self.post(article, headline_ru="Всё цело", **changes), "Всё цело")

    def test_huge_body_is_stored_clean(self):
        article = make_article()
        self.assertEqual(self.post(article, body_en="<p>long</p><script>1</script>" * 15_000).status_code, 302)
        article.refresh_from_db()
        self.assertNotIn("script", article.body_en)

    def test_unknown_text_is_answered_kindly(self):
        for address in ("999999", "x", "9" * 30):
            with self.subTest(address):
                response = self.client.get(reverse("admin:articles_article_change", args=[address]))
                self.assertRedirects(response, reverse("admin:index"))


class QueryTests(FormTestCase):
    def fill(self, article, rows):
        for number in range(rows):
            article.pictures.create(image=make_image(), position=number)
            article.sources.create(organisation=make_organisation(), position=number)
            article.quotes.create(speaker=make_position(), text_en="So.", position=number)
            article.organisations.create(organisation=make_organisation())

    def queries(self, article):
        with CaptureQueriesContext(connection) as counted:
            self.client.get(page(article))
        return len(counted)

    def test_form_costs_the_same_with_one_row_and_with_five(self):
        short, long = make_article(), make_article()
        self.fill(short, 1)
        self.fill(long, 5)
        self.queries(short)
        self.assertEqual(self.queries(short), self.queries(long))

    def test_saving_a_text_costs_the_same_with_one_row_and_with_five_that_stay(self):
        counts = []
        for rows in (1, 5):
            article = make_article()
            self.fill(article, rows)
            data = self.data(article, headline_en="Another headline")
            with CaptureQueriesContext(connection) as counted:
                self.assertEqual(self.client.post(page(article), data).status_code, 302)
            counts.append(len(counted))
        self.assertEqual(*counts)


class SpeakerTests(FormTestCase):
    def test_position_of_another_time_is_told_after_saving(self):
        position = make_position(held_from=date(2024, 1, 1))
        article = make_article(dateline_on=date(2023, 4, 5))
        article.quotes.create(speaker=position, text_en="So.")
        said = self.said(self.post(article, headline_en="Saved all the same"))
        self.assertTrue(any("5 Apr 2023" in words and "1 Jan 2024" in words for words in said), said)
        article.refresh_from_db()
        self.assertEqual(article.headline_en, "Saved all the same")

    def test_position_of_the_day_is_proposed_first_with_its_dates(self):
        earlier = make_position(held_from=date(2020, 1, 1), held_until=date(2023, 12, 31))
        make_position(person=earlier.person, held_from=date(2024, 1, 1))
        article = make_article(dateline_on=date(2023, 4, 5))
        self.assertContains(self.client.get(page(article)), "?on=2023-04-05")
        query = "app_label=articles&model_name=quote&field_name=speaker"
        rows = self.client.get(f"{reverse('admin:autocomplete')}?on=2023-04-05&{query}").json()["results"]
        self.assertEqual(rows[0]["id"], str(earlier.pk))
        self.assertIn("(1 Jan 2020 – 31 Dec 2023)", rows[0]["text"])
