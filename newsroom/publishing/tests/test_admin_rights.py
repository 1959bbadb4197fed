"""Who may do what at the desk, by every door: a table of roles, for stories; events inherit the same admin."""

from django.test import TestCase
from django.urls import reverse

from articles.tests.factories import Article, make_article, make_published_article
from events.tests.factories import make_event
from newsroom.publishing.status import Status
from newsroom.publishing.tests.factories import tomorrow
from newsroom.publishing.tests.forms import form_data
from newsroom.publishing.workflow import make_move
from newsroom.regions.tests.factories import make_region
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user

LIST = reverse("admin:articles_article_changelist")
ADD = reverse("admin:articles_article_add")


def page(thing, name="change"):
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_{name}", args=[thing.pk])


class DeskTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.home, cls.away = make_region(), make_region()
        cls.own = make_article(regions=[cls.home], headline_en="A draft of ours")
        cls.foreign = make_article(regions=[cls.away], headline_en="A draft of theirs")
        cls.public = make_published_article(regions=[cls.away], headline_en="For everybody")
        cls.people = {role: make_user(role=role, regions=[cls.home], interface_language="en") for role in Role}
        cls.people[None] = make_user(interface_language="en")

    def post(self, thing, **changes):
        return self.client.post(page(thing), form_data(self.client, page(thing), **changes))


class DoorTests(DeskTestCase):
    def statuses(self, address):
        answers = {}
        for role, user in self.people.items():
            self.client.force_login(user)
            answers[role] = self.client.get(address).status_code
        return answers

    def test_anonymous_is_asked_to_sign_in_everywhere(self):
        doors = [LIST, ADD, *(page(self.own, name) for name in ("change", "delete", "history"))]
        for address in [*doors, reverse("admin:index"), reverse("admin:autocomplete")]:
            with self.subTest(address=address):
                self.assertRedirects(
                    self.client.get(address), f"{reverse('admin:login')}?next={address}", fetch_redirect_response=False
                )
                self.assertEqual(self.client.post(address).status_code, 302)

    def test_each_page_opens_for_those_who_may(self):
        C, T, E, H, N = Role.CORRESPONDENT, Role.TRANSLATOR, Role.EDITOR, Role.CHIEF_EDITOR, None
        expected = {
            LIST: {C: 200, T: 200, E: 200, H: 200, N: 403},
            ADD: {C: 200, T: 403, E: 200, H: 200, N: 403},
            page(self.own): {C: 200, T: 200, E: 200, H: 200, N: 403},
            page(self.own, "history"): {C: 200, T: 200, E: 200, H: 200, N: 403},
            page(self.own, "delete"): {C: 403, T: 403, E: 403, H: 200, N: 403},
            page(self.public): {C: 200, T: 200, E: 200, H: 200, N: 403},
            page(self.public, "delete"): {C: 403, T: 403, E: 403, H: 403, N: 403},
            page(self.foreign): {C: 302, T: 200, E: 200, H: 200, N: 302},
            page(self.foreign, "history"): {C: 302, T: 200, E: 200, H: 200, N: 302},
        }
        for address, answers in expected.items():
            with self.subTest(address=address):
                got = self.statuses(address)
                self.assertEqual({r: s for r, s in got.items() if r}, {r: s for r, s in answers.items() if r})
                self.assertIn(got[None], {302, 403})

    def test_list_and_choices_show_what_one_may_read(self):
        hidden, shown = make_event(regions=[self.away]), make_event(regions=[self.home])
        choices = reverse("admin:autocomplete") + "?app_label=articles&model_name=article&field_name=event&term="
        for role, sees_foreign in ((Role.CORRESPONDENT, False), (Role.EDITOR, True)):
            with self.subTest(role=role):
                self.client.force_login(self.people[role])
                listed = set(self.client.get(LIST).context["cl"].result_list)
                self.assertEqual(listed, {self.own, self.public} | ({self.foreign} if sees_foreign else set()))
                offered = {row["id"] for row in self.client.get(choices).json()["results"]}
                self.assertEqual(offered, {str(shown.pk)} | ({str(hidden.pk)} if sees_foreign else set()))
        self.client.force_login(self.people[None])
        self.assertEqual(self.client.get(choices).status_code, 403)


class WriterTests(DeskTestCase):
    def test_published_text_is_only_read_by_a_correspondent(self):
        self.client.force_login(self.people[Role.CORRESPONDENT])
        response = self.client.get(page(self.public))
        self.assertNotContains(response, 'name="headline_en"')
        self.assertNotContains(response, 'name="_save"')
        self.assertEqual(self.client.post(page(self.public), {"headline_en": "Mine now"}).status_code, 403)

    def test_regions_are_held_against_forged_posts(self):
        self.client.force_login(self.people[Role.CORRESPONDENT])
        both = make_article(regions=[self.home, self.away])
        cases = [
            (self.own, [self.home.pk, self.away.pk], "adds another's"),
            (self.own, [self.away.pk], "swaps one's own for another's"),
            (self.own, [], "leaves none"),
            (both, [self.home.pk], "removes another's"),
        ]
        for article, chosen, what in cases:
            with self.subTest(what):
                before = set(article.regions.all())
                response = self.post(article, regions=chosen)
                self.assertIn("regions", response.context["adminform"].form.errors)
                self.assertEqual(set(article.regions.all()), before)

    def test_new_draft_has_the_first_own_region(self):
        self.client.force_login(self.people[Role.CORRESPONDENT])
        form = self.client.get(ADD).context["adminform"].form
        self.assertEqual(form["regions"].value(), [self.home.pk])

    def test_event_that_one_may_not_read_cannot_be_covered(self):
        hidden = make_event(regions=[self.away])
        self.client.force_login(self.people[Role.CORRESPONDENT])
        response = self.post(self.own, event=hidden.pk)
        self.assertIn("event", response.context["adminform"].form.errors)
        self.assertNotContains(response, hidden.title_en)

    def test_moves_are_held_against_forged_posts(self):
        for role, move, status in (
            (Role.CORRESPONDENT, "publish:en", Status.DRAFT),
            (Role.CORRESPONDENT, "submit:en", Status.IN_REVIEW),
            (Role.TRANSLATOR, "publish:en", Status.DRAFT),
            (Role.TRANSLATOR, "submit:ru", Status.DRAFT),
            (Role.EDITOR, "publish:en", Status.DRAFT),
            (Role.EDITOR, "publish_alone:en", Status.DRAFT),
            (Role.CHIEF_EDITOR, "publish:en", Status.DRAFT),
            (Role.CHIEF_EDITOR, "publish_alone:en", Status.PUBLISHED),
            (Role.EDITOR, "burn:en", Status.DRAFT),
            (Role.EDITOR, "publish:de", Status.DRAFT),
            (Role.EDITOR, "", Status.DRAFT),
        ):
            with self.subTest(role=role, move=move):
                article = make_article(regions=[self.home])
                self.client.force_login(self.people[role])
                self.assertRedirects(self.post(article, _move=move), page(article))
                article.refresh_from_db()
                language = move[-2:] if move[-2:] in {"ru", "en"} else "en"
                self.assertEqual(article.status_in(language), status)

    def test_moment_is_set_by_those_who_publish(self):
        moment = {"published_at_en_0": "2090-01-01", "published_at_en_1": "10:00"}
        for role, is_set in ((Role.CORRESPONDENT, False), (Role.TRANSLATOR, False), (Role.EDITOR, True)):
            with self.subTest(role=role):
                article = make_article(regions=[self.home])
                self.client.force_login(self.people[role])
                self.post(article, **moment)
                article.refresh_from_db()
                self.assertEqual(article.published_at_en is not None, is_set)

    def test_moment_that_readers_know_stays(self):
        self.client.force_login(self.people[Role.CHIEF_EDITOR])
        before = self.public.published_at_en
        self.post(self.public, published_at_en_0="2090-01-01", published_at_en_1="10:00")
        self.public.refresh_from_db()
        self.assertEqual(self.public.published_at_en, before)


class TranslatorTests(DeskTestCase):
    def setUp(self):
        self.client.force_login(self.people[Role.TRANSLATOR])
        self.quote = self.own.quotes.create(text_ru="Сказано.", text_en="")

    def test_source_language_is_read_beside_the_translation(self):
        response = self.client.get(page(self.own))
        self.assertContains(response, 'name="headline_en"')
        self.assertNotContains(response, 'name="headline_ru"')
        self.assertContains(response, self.own.headline_ru)
        self.assertContains(response, f'<div class="readonly__prose">{self.own.body_ru}</div>')

    def test_translation_is_saved_and_a_forged_source_is_not(self):
        forged = {"headline_ru": "Подделка", "kind": "reprint", "regions": [self.away.pk], "cover": "1"}
        self.post(self.own, headline_en="Translated", **forged)
        before = (self.own.headline_ru, self.own.kind, {self.home})
        self.own.refresh_from_db()
        self.assertEqual(self.own.headline_en, "Translated")
        self.assertEqual((self.own.headline_ru, self.own.kind, set(self.own.regions.all())), before)

    def test_rows_are_translated_but_neither_added_nor_removed_nor_changed(self):
        self.post(
            self.own,
            **{
                "quotes-TOTAL_FORMS": "2",
                "quotes-0-text_en": "Said.",
                "quotes-0-text_ru": "Подделка.",
                "quotes-0-DELETE": "on",
                "quotes-1-text_en": "Invented.",
                "quotes-1-position": "5",
            },
        )
        self.assertEqual(list(self.own.quotes.values_list("text_ru", "text_en")), [("Сказано.", "Said.")])

    def test_nothing_is_copied(self):
        response = self.post(self.own, _saveasnew="")
        self.assertEqual(response.status_code, 403)
        self.assertEqual(Article.objects.count(), 3)


class DeletingTests(DeskTestCase):
    def delete(self, *articles):
        data = {"action": "delete_selected", "_selected_action": [a.pk for a in articles], "post": "yes"}
        return self.client.post(LIST, data)

    def test_chief_editor_deletes_drafts(self):
        self.client.force_login(self.people[Role.CHIEF_EDITOR])
        self.delete(self.own, self.foreign)
        self.assertEqual(list(Article.objects.all()), [self.public])

    def test_what_was_published_stays_and_the_page_says_what_to_do(self):
        self.client.force_login(self.people[Role.CHIEF_EDITOR])
        self.assertContains(self.delete(self.own, self.public), "retract it")
        scheduled = make_article(published_at_ru=tomorrow())
        make_move(scheduled.item, "publish", "ru", by=None)
        self.assertContains(self.delete(scheduled), "retract it")
        self.assertEqual(Article.objects.count(), 4)

    def test_nobody_else_deletes(self):
        for role in (Role.CORRESPONDENT, Role.TRANSLATOR, Role.EDITOR):
            with self.subTest(role=role):
                self.client.force_login(self.people[role])
                self.delete(self.own)
                self.client.post(page(self.own, "delete"), {"post": "yes"})
                self.assertTrue(Article.objects.filter(pk=self.own.pk).exists())
