"""What is typed is kept: presence, autosave, a form posted twice, a session that ends in the middle."""

from datetime import timedelta
from unittest.mock import patch
from uuid import uuid4

from django.db import connection
from django.urls import reverse
from django.utils import timezone

from articles.tests.factories import Article, make_article
from newsroom.publishing.admin import PublishableAdmin
from newsroom.publishing.models import Item, OpenForm, Revision
from newsroom.publishing.tests.forms import form_data
from newsroom.publishing.tests.test_admin_form import FormTestCase, page
from newsroom.regions.tests.factories import make_region
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user

PASSWORD = "a long and quiet word"
ADD = reverse("admin:articles_article_add")


def keep(article):
    return reverse("admin:articles_article_keep", args=[article.pk])


class PresenceTests(FormTestCase):
    def setUp(self):
        super().setUp()
        self.article = make_article()

    def test_whoever_comes_second_sees_who_has_the_text_open(self):
        self.client.get(page(self.article))
        self.client.force_login(self.chief)
        self.assertContains(self.client.get(page(self.article)), "Ann Editor has this text open since")

    def test_whoever_left_is_here_no_more(self):
        self.client.get(page(self.article))
        OpenForm.objects.update(seen_at=timezone.now() - timedelta(minutes=3))
        self.client.force_login(self.chief)
        self.assertNotContains(self.client.get(page(self.article)), "has this text open")
        self.assertEqual(OpenForm.objects.get().user, self.chief)

    def test_an_open_form_is_told_who_saved_meanwhile(self):
        data = self.data(self.article)
        self.client.force_login(self.chief)
        self.post(self.article, headline_en="Theirs")
        self.client.force_login(self.editor)
        told = self.client.post(keep(self.article), data).json()
        self.assertIn("saved this text meanwhile", told["stale"])
        self.assertEqual(told["kept"], "")

    def test_saving_closes_the_form(self):
        self.post(self.article, headline_en="Saved")
        self.assertFalse(OpenForm.objects.exists())


class KeepingTests(FormTestCase):
    def setUp(self):
        super().setUp()
        self.article = make_article(headline_en="Stored")

    def type(self, **changes):
        data = self.data(self.article, **changes)
        return data, self.client.post(keep(self.article), data | {"_typed": "1"})

    def test_what_was_typed_in_a_tab_that_closed_comes_back_and_is_saved_by_nobody_but_its_person(self):
        data, answer = self.type(headline_en="Typed", dateline_on="no day")
        self.assertIn("Kept, not saved yet", answer.json()["kept"])
        reopened = self.client.get(page(self.article))
        self.assertContains(reopened, "never saved")
        back = self.client.get(f"{page(self.article)}?back={data['form_key']}")
        self.assertContains(back, 'value="Typed"')
        self.assertContains(back, 'value="no day"')
        self.article.refresh_from_db()
        self.assertEqual(self.article.headline_en, "Stored")
        form = back.context["adminform"].form
        self.client.post(page(self.article), dict(form.data.items()) | {"dateline_on": ""})
        self.article.refresh_from_db()
        self.assertEqual(self.article.headline_en, "Typed")
        self.assertFalse(OpenForm.objects.exclude(typed="").exists())

    def test_what_was_typed_over_an_older_text_is_joined_when_it_is_saved(self):
        data, _answer = self.type(headline_en="Typed")
        self.client.force_login(self.chief)
        self.post(self.article, headline_en="Theirs")
        self.client.force_login(self.editor)
        back = self.client.get(f"{page(self.article)}?back={data['form_key']}").context["adminform"].form
        self.assertIn("/join/", self.client.post(page(self.article), dict(back.data.items())).url)

    def test_what_came_back_is_saved_at_the_address_of_its_form(self):
        """Django keeps the query of an address: once saved, `?back=` would lead to what is kept no more."""
        data, _answer = self.type(headline_en="Typed")
        back = self.client.get(f"{page(self.article)}?back={data['form_key']}")
        self.assertContains(back, f'action="{page(self.article)}"')

    def test_rows_come_back_too(self):
        quote = self.article.quotes.create(text_en="Before.")
        data = self.data(self.article, **{"quotes-0-text_en": "Typed.", "quotes-TOTAL_FORMS": "2"})
        data |= {"quotes-1-text_en": "A new one.", "quotes-1-position": "1"}
        self.client.post(keep(self.article), data | {"_typed": "1"})
        back = self.client.get(f"{page(self.article)}?back={data['form_key']}")
        formset = next(
            each.formset for each in back.context["inline_admin_formsets"] if each.formset.prefix == "quotes"
        )
        self.assertEqual([form["text_en"].value() for form in formset.forms], ["Typed.", "A new one."])
        self.assertEqual(formset.forms[0].instance, quote)
        self.assertNotContains(back, 'class="faults"')
        quote.refresh_from_db()
        self.assertEqual(quote.text_en, "Before.")

    def test_it_can_be_given_up(self):
        data, _answer = self.type(headline_en="Typed")
        self.assertRedirects(self.client.post(keep(self.article), {"_discard": data["form_key"]}), page(self.article))
        self.assertFalse(OpenForm.objects.filter(key=data["form_key"]).exists())

    def test_new_texts_are_kept_too(self):
        data = form_data(self.client, ADD, headline_en="New and typed")
        self.client.post(reverse("admin:articles_article_keep_new"), data | {"_typed": "1"})
        self.assertContains(self.client.get(ADD), "never saved")
        back = self.client.get(f"{ADD}?back={data['form_key']}")
        self.assertContains(back, "New and typed")
        self.assertContains(back, 'name="quotes-TOTAL_FORMS" value="0"')

    def test_a_sign_of_life_takes_nothing_away(self):
        data, _answer = self.type(headline_en="Typed")
        self.client.post(keep(self.article), data)
        self.assertIn("Typed", OpenForm.objects.get(key=data["form_key"]).typed)

    def test_nobody_sees_or_writes_what_another_typed(self):
        data, _answer = self.type(headline_en="Typed")
        for person in (self.chief, make_user(role=Role.CORRESPONDENT, regions=[make_region()])):
            self.client.force_login(person)
            self.assertEqual(self.client.get(f"{page(self.article)}?back={data['form_key']}").status_code, 404)
            self.assertEqual(self.client.post(keep(self.article), data | {"_typed": "1"}).status_code, 404)
            self.client.post(keep(self.article), {"_discard": data["form_key"]})
        self.assertIn("headline_en=Typed", OpenForm.objects.get(key=data["form_key"]).typed)

    def test_bad_calls_are_answered(self):
        self.assertEqual(self.client.get(keep(self.article)).status_code, 405)
        self.assertEqual(self.client.post(keep(self.article), {"form_key": "x"}).status_code, 404)
        self.assertEqual(self.client.get(f"{page(self.article)}?back=x").status_code, 404)
        self.client.force_login(make_user(role=Role.TRANSLATOR))
        self.assertEqual(self.client.post(reverse("admin:articles_article_keep_new"), {}).status_code, 403)
        self.client.logout()
        self.assertIn("/login/", self.client.post(keep(self.article), {}).url)


class TwiceTests(FormTestCase):
    def new(self, **changes):
        return form_data(self.client, ADD, headline_en="Once", **changes)

    def test_a_form_posted_twice_makes_one_text(self):
        data = self.new()
        self.client.post(ADD, data)
        response = self.client.post(ADD, data)
        self.assertRedirects(response, page(Article.objects.get()))

    def test_of_two_posted_in_one_moment_the_second_waits_until_the_first_is_stored(self):
        """Asking for the text that a form made, and making it, are one transaction: nobody comes between."""
        seen = {}

        def note(name, function):
            def noted(*args, **kwargs):
                seen[name] = connection.savepoint_ids[:2]
                return function(*args, **kwargs)

            return patch.object(PublishableAdmin, name, noted)

        with note("made_by", PublishableAdmin.made_by), note("save_model", PublishableAdmin.save_model):
            self.client.post(ADD, self.new())
        self.assertEqual(len(seen["made_by"]), 2)  # the first is that of the test itself
        self.assertEqual(seen["made_by"], seen["save_model"])

    def test_what_was_changed_before_it_was_posted_again_is_joined(self):
        data = self.new()
        self.client.post(ADD, data)
        response = self.client.post(ADD, data | {"headline_en": "Twice"})
        self.assertIn("/join/", response.url)
        self.assertEqual(Revision.objects.get(kind="aside").snapshot["fields"]["headline_en"], "Twice")

    def test_copies_are_made_once_as_well(self):
        article = make_article()
        data = self.data(article, _saveasnew="1")
        for _time in range(2):
            self.client.post(page(article), data)
        self.assertEqual(Article.objects.count(), 2)

    def test_the_key_of_another_persons_text_is_out_of_reach(self):
        region = make_region()
        hidden = make_article(regions=[make_region()])
        key = uuid4()
        Item.objects.filter(pk=hidden.item_id).update(form_key=key)
        correspondent = make_user(role=Role.CORRESPONDENT, regions=[region], interface_language="en")
        self.client.force_login(correspondent)
        self.client.post(ADD, self.new() | {"form_key": str(key)})
        hidden.refresh_from_db()
        self.assertNotEqual(hidden.headline_en, "Once")
        self.assertTrue(Article.objects.filter(headline_en="Once").exists())


class EndedSessionTests(FormTestCase):
    def setUp(self):
        super().setUp()
        self.editor.set_password(PASSWORD)
        self.editor.save()
        self.client.force_login(self.editor)
        self.article = make_article(headline_en="Stored")

    def sign_in(self, response, person, password=PASSWORD):
        data = {"username": person.username, "password": password, "kept": response.context["kept"]}
        return self.client.post(reverse("admin:login"), data | {"next": page(self.article)})

    def test_what_was_posted_after_the_session_ended_stands_in_its_form_again(self):
        data = self.data(self.article, headline_en="Typed")
        self.client.logout()
        asked = self.client.post(page(self.article), data, headers={"accept-language": "en"})
        self.assertContains(asked, "What you typed is kept")
        wrong = self.sign_in(asked, self.editor, "wrong")
        self.assertEqual(wrong.context["kept"], asked.context["kept"])
        signed_in = self.sign_in(wrong, self.editor)
        self.assertContains(self.client.get(signed_in.url), 'value="Typed"')
        self.article.refresh_from_db()
        self.assertEqual(self.article.headline_en, "Stored")

    def test_signs_of_life_are_sent_to_the_sign_in_page_as_anything_else(self):
        data = self.data(self.article)
        self.client.logout()
        self.assertEqual(self.client.post(keep(self.article), data).status_code, 302)

    def test_a_new_text_is_kept_too(self):
        data = form_data(self.client, ADD, headline_en="New and typed")
        self.client.logout()
        signed_in = self.sign_in(self.client.post(ADD, data), self.editor)
        self.assertContains(self.client.get(signed_in.url), "New and typed")

    def test_whoever_may_not_write_there_is_signed_in_and_gets_none_of_it(self):
        data = self.data(self.article, headline_en="Typed")
        self.client.logout()
        asked = self.client.post(page(self.article), data)
        stranger = make_user(role=Role.CORRESPONDENT, regions=[make_region()], password=PASSWORD)
        self.assertEqual(self.sign_in(asked, stranger).url, page(self.article))
        self.assertFalse(OpenForm.objects.filter(user=stranger).exists())

    def test_a_forged_parcel_is_thrown_away(self):
        self.client.logout()
        data = {"username": self.editor.username, "password": PASSWORD, "kept": "forged", "next": page(self.article)}
        self.assertEqual(self.client.post(reverse("admin:login"), data).url, page(self.article))
