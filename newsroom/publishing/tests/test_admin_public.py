"""The desk before what readers have: who may touch it, what may not be taken from it, when it counts as updated."""

from datetime import UTC, date, datetime

from django.core.exceptions import ValidationError

from articles.tests.factories import make_article, make_published_article
from events.tests.factories import make_event, make_published_event
from newsroom.directory.tests.factories import make_organisation, make_position
from newsroom.images.tests.factories import make_image
from newsroom.publishing.permissions import may_shape
from newsroom.publishing.status import Status
from newsroom.publishing.tests.factories import publish, tomorrow
from newsroom.publishing.tests.forms import form_data
from newsroom.publishing.tests.test_admin_rights import ADD, DeskTestCase
from newsroom.staff.roles import Role

LEAD = {"lead_until_0": "2090-01-01", "lead_until_1": "10:00"}


class ShapeTests(DeskTestCase):
    """What is in no language, and which rows there are, stands on the pages of both."""

    def test_text_is_shaped_by_those_to_whom_all_its_languages_are_open(self):
        C, T, E, H, N = Role.CORRESPONDENT, Role.TRANSLATOR, Role.EDITOR, Role.CHIEF_EDITOR, None
        draft, review, public = Status.DRAFT, Status.IN_REVIEW, Status.PUBLISHED
        expected = {
            (draft, draft): {C: True, T: False, E: True, H: True, N: False},
            (draft, review): {C: False, T: False, E: True, H: True, N: False},
            (review, draft): {C: False, T: False, E: True, H: True, N: False},
            (draft, public): {C: False, T: False, E: True, H: True, N: False},
            (public, draft): {C: False, T: False, E: True, H: True, N: False},
            (draft, Status.RETRACTED): {C: False, T: False, E: True, H: True, N: False},
        }
        for (self.own.status_ru, self.own.status_en), roles in expected.items():
            with self.subTest(russian=self.own.status_ru, english=self.own.status_en):
                self.assertEqual({role: may_shape(user, self.own) for role, user in self.people.items()}, roles)

    def test_correspondent_writes_the_draft_beside_a_public_translation_and_nothing_else(self):
        event = make_published_event("en", regions=[self.home])
        line = event.agenda.create(title_ru="Доклад", title_en="Talk")
        slides = event.materials.create(title_ru="Слайды", title_en="Slides")
        self.client.force_login(self.people[Role.CORRESPONDENT])
        forged = {
            "title_ru": "Начато",
            "title_en": "Forged",
            "event_status": "cancelled",
            "starts_at_0": "2091-01-01",
            "starts_at_1": "10:00",
            "agenda-0-DELETE": "on",
            "agenda-0-title_ru": "Доклад о парках",
            "agenda-TOTAL_FORMS": "2",
            "agenda-1-title_ru": "Придуманный",
            "agenda-1-kind": "talk",
            "agenda-1-position": "1",
            "materials-0-url": "https://example.com/forged",
        }
        before = event.title_en, event.event_status, event.starts_at
        self.assertEqual(self.post(event, **forged).status_code, 302)
        event.refresh_from_db()
        self.assertEqual((event.title_ru, event.title_en, event.event_status, event.starts_at), ("Начато", *before))
        self.assertEqual([row.title_ru for row in event.agenda.all()], ["Доклад о\xa0парках"])
        line.refresh_from_db()
        slides.refresh_from_db()
        self.assertEqual((line.title_en, slides.url), ("Talk", ""))

    def test_correspondent_removes_no_quote_from_a_public_translation(self):
        article = make_published_article("en", regions=[self.home])
        article.quotes.create(text_ru="Сказано.", text_en="Said.")
        self.client.force_login(self.people[Role.CORRESPONDENT])
        self.post(article, **{"quotes-0-DELETE": "on"})
        self.assertTrue(article.quotes.exists())

    def test_front_page_belongs_to_those_who_publish(self):
        for role, is_set in ((Role.CORRESPONDENT, False), (Role.TRANSLATOR, False), (Role.EDITOR, True)):
            with self.subTest(role=role):
                article = make_article(regions=[self.home])
                self.client.force_login(self.people[role])
                self.post(article, **LEAD)
                article.refresh_from_db()
                self.assertEqual(article.lead_until is not None, is_set)
        self.client.force_login(self.people[Role.CORRESPONDENT])
        self.client.post(ADD, form_data(self.client, ADD, headline_ru="Первая полоса", **LEAD))
        self.assertIsNone(type(self.own).objects.get(headline_ru="Первая полоса").lead_until)


class EditorTestCase(DeskTestCase):
    def setUp(self):
        self.client.force_login(self.people[Role.EDITOR])

    def assertRefused(self, thing, changes, *sentences):
        version = thing.version
        response = self.post(thing, **changes)
        self.assertEqual(response.status_code, 200)
        for sentence in sentences:
            self.assertContains(response, sentence)
        thing.refresh_from_db()
        self.assertEqual(thing.version, version)
        return response


class CompleteTests(EditorTestCase):
    """Where a text is public or scheduled, it keeps all that publishing asked for."""

    def test_emptied_fields_are_named_by_language_and_nothing_typed_is_lost(self):
        response = self.assertRefused(
            self.public,
            {"headline_en": "", "lead_ru": " ", "section": "", "byline_en": "Typed for an hour"},
            "Readers have this in Russian or were promised it",
            "“lead” is empty in Russian.",
            "Readers have this in English or were promised it",
            "“headline” is empty in English.",
            "The story stands in no section.",
        )
        self.assertContains(response, "Typed for an hour")

    def test_scheduled_text_is_a_promise(self):
        scheduled = publish(make_article(), "en", at=tomorrow())
        self.assertRefused(scheduled, {"headline_en": ""}, "“headline” is empty in English.")

    def test_language_that_readers_do_not_have_is_free(self):
        article = make_published_article("en")
        self.assertEqual(self.post(article, headline_ru="", lead_ru="").status_code, 302)

    def test_cover_and_pictures_have_their_words(self):
        silent = make_image(alt_text_ru="Корпус", alt_text_en="")
        words = "has no alternative text in English"
        self.assertRefused(self.public, {"cover": silent.pk}, words)
        row = {"pictures-TOTAL_FORMS": "1", "pictures-0-image": silent.pk, "pictures-0-position": "0"}
        response = self.assertRefused(self.public, row | {"byline_en": "Typed for an hour"}, words, "Typed for an hour")
        self.assertNotContains(response, "has no alternative text in Russian")
        self.assertFalse(self.public.pictures.exists())

    def test_picture_that_lost_its_words_may_be_taken_off(self):
        row = self.public.pictures.create(image=make_image(alt_text_ru="Корпус", alt_text_en=""))
        self.assertRefused(self.public, {"headline_en": "A better headline"}, "has no alternative text in English")
        self.assertEqual(self.post(self.public, **{"pictures-0-DELETE": "on"}).status_code, 302)
        self.assertFalse(self.public.pictures.filter(pk=row.pk).exists())

    def test_translator_is_not_stopped_by_what_is_not_theirs(self):
        article = make_published_article("ru")
        article.pictures.create(image=make_image(alt_text_ru="", alt_text_en=""))
        type(article).objects.filter(pk=article.pk).update(lead_ru="")
        self.client.force_login(self.people[Role.TRANSLATOR])
        self.assertEqual(self.post(article, headline_en="Translated").status_code, 302)

    def test_event_that_is_cancelled_says_why(self):
        event = make_published_event()
        self.assertRefused(event, {"event_status": "cancelled"}, "readers are not told why")
        reasons = {"status_reason_ru": "Карантин.", "status_reason_en": "Quarantine."}
        self.assertEqual(self.post(event, event_status="cancelled", **reasons).status_code, 302)

    def test_draft_is_free(self):
        silent = make_image(alt_text_ru="", alt_text_en="")
        row = {"pictures-TOTAL_FORMS": "1", "pictures-0-image": silent.pk, "pictures-0-position": "0"}
        self.assertEqual(self.post(self.own, headline_en="", cover=silent.pk, **row).status_code, 302)


class UpdatedTests(EditorTestCase):
    """“Updated” is what readers read anew, in their language."""

    def updated(self, thing, **changes):
        """The languages that a post leaves as updated."""
        type(thing).objects.filter(pk=thing.pk).update(updated_at_ru=None, updated_at_en=None)
        self.assertEqual(self.post(thing, **changes).status_code, 302)
        thing.refresh_from_db()
        return {language for language in ("ru", "en") if getattr(thing, f"updated_at_{language}")}

    def test_text_and_rows_count_in_their_languages(self):
        self.public.quotes.create(text_ru="Сказано.", text_en="Said.")
        new = {"sources-TOTAL_FORMS": "1", "sources-0-organisation": make_organisation().pk}
        cases = [
            ({}, set()),
            ({"headline_en": "A better headline"}, {"en"}),
            ({"cover": make_image().pk}, {"ru", "en"}),
            ({"quotes-0-text_ru": "Сказано иначе."}, {"ru"}),
            ({"quotes-0-is_direct": ""}, {"ru", "en"}),
            (new | {"sources-0-role": "reported", "sources-0-position": "0"}, {"ru", "en"}),
            ({"quotes-0-DELETE": "on"}, {"ru", "en"}),
        ]
        for changes, languages in cases:
            with self.subTest(changes):
                self.assertEqual(self.updated(self.public, **changes), languages)

    def test_row_that_came_and_went_before_it_was_saved_is_nothing(self):
        row = {"quotes-TOTAL_FORMS": "1", "quotes-0-text_ru": "Нет.", "quotes-0-position": "0", "quotes-0-DELETE": "on"}
        self.assertEqual(self.updated(self.public, **row), set())

    def test_agenda_counts(self):
        event = make_published_event()
        event.agenda.create(title_ru="Доклад", title_en="Talk")
        self.assertEqual(self.updated(event, **{"agenda-0-title_en": "Discussion"}), {"en"})

    def test_front_page_and_plans_are_no_update(self):
        article = make_published_article("ru")
        moment = {"published_at_en_0": "2090-01-01", "published_at_en_1": "10:00"}
        self.assertEqual(self.updated(article, **LEAD, **moment), set())

    def test_what_is_not_public_is_not_updated(self):
        self.assertEqual(self.updated(make_published_article("ru"), headline_en="Later", headline_ru="Сейчас"), {"ru"})


class YearTests(EditorTestCase):
    def test_year_that_is_a_slip_is_told_before_any_clock_stumbles(self):
        event = make_event()
        source = {"sources-TOTAL_FORMS": "1", "sources-0-organisation": make_organisation().pk}
        source |= {"sources-0-role": "reported", "sources-0-position": "0"}
        line = {"agenda-TOTAL_FORMS": "1", "agenda-0-kind": "talk", "agenda-0-position": "0"}
        cases = [
            *((self.own, moment(f"published_at_{name}", year)) for name in ("ru", "en") for year in ("0001", "0205")),
            (self.own, moment("lead_until", "9999")),
            (self.own, {"dateline_on": "0001-01-01"}),
            (self.own, source | {"sources-0-on": "2101-01-01"}),
            (event, moment("starts_at", "0001")),
            (event, moment("ends_at", "9999")),
            (event, moment("starts_at", "0001") | moment("ends_at", "9999") | {"time_zone": "Asia/Kamchatka"}),
            (event, line | moment("agenda-0-starts_at", "0001") | {"time_zone": "America/Sao_Paulo"}),
        ]
        for thing, changes in cases:
            with self.subTest(changes):
                self.assertRefused(thing, changes, "Write a year from 1990 to 2100.")

    def test_rows_refuse_it_by_whichever_door_they_are_checked(self):
        for thing, field in (
            (make_event(starts_at=datetime(1, 1, 2, tzinfo=UTC)), "starts_at"),
            (make_article(lead_until=datetime(9999, 12, 30, tzinfo=UTC)), "lead_until"),
            (make_article(published_at_en=datetime(205, 1, 1, tzinfo=UTC)), "published_at_en"),
            (make_position(held_until=date(2101, 1, 1)), "held_until"),
        ):
            with self.subTest(field=field), self.assertRaisesMessage(ValidationError, "1990"):
                thing.clean_fields(exclude={column.name for column in thing._meta.fields} - {field})


def moment(name, year):
    """New Year's Eve of a year, as typed."""
    return {f"{name}_0": f"{year}-12-31" if year > "2" else f"{year}-01-01", f"{name}_1": "00:00"}
