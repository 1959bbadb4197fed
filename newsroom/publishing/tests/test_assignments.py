from datetime import date, timedelta

from articles.tests.factories import make_article
from newsroom.publishing.assignments import assign, may_assign, people_who
from newsroom.publishing.models import Assignment
from newsroom.publishing.permissions import has_right, works_for
from newsroom.publishing.tests.factories import tomorrow
from newsroom.publishing.tests.test_admin_form import FormTestCase, page
from newsroom.regions.tests.factories import make_region
from newsroom.staff.models import User
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user


class AssignmentTests(FormTestCase):
    def setUp(self):
        super().setUp()
        self.home = make_region()
        self.writer = make_user(Role.CORRESPONDENT, [self.home], first_name="Oleg", interface_language="en")
        self.stranger = make_user(Role.CORRESPONDENT, [make_region()])
        self.article = make_article(regions=[self.home])

    def stored(self):
        self.article.item.refresh_from_db()
        return self.article.item.assignee, self.article.item.due_on

    def test_it_is_saved_with_the_form_and_the_log_says_who_decided(self):
        self.post(self.article, assignee=self.writer.pk, due_on="2090-04-05")
        self.assertEqual(self.stored(), (self.writer, date(2090, 4, 5)))
        record = Assignment.objects.get()
        self.assertEqual((record.assignee, record.due_on, record.by), (self.writer, date(2090, 4, 5), self.editor))
        self.assertContains(self.client.get(page(self.article)), "Ann Editor")
        self.post(self.article, headline_en="The same people")
        self.assertEqual(Assignment.objects.count(), 1)
        self.post(self.article, assignee="", due_on="")
        self.assertEqual(self.stored(), (None, None))
        self.assertEqual(Assignment.objects.count(), 2)

    def test_only_who_may_work_on_the_text_is_offered_and_taken(self):
        offered = set(self.client.get(page(self.article)).context["adminform"].form.fields["assignee"].queryset)
        self.assertLessEqual({self.writer, self.editor, self.chief}, offered)
        self.assertFalse({self.stranger, make_user()} & offered)
        for value in (self.stranger.pk, "x", "9" * 40):
            with self.subTest(value):
                response = self.post(self.article, assignee=value, headline_en="Kept")
                self.assertContains(response, "Kept")
                self.assertEqual(self.stored()[0], None)
        self.assertContains(self.post(self.article, due_on="0001-01-01"), "Write a year from")
        self.assertContains(self.post(self.article, due_on="soon", headline_en="Kept"), "Kept")

    def test_who_was_offered_is_who_may(self):
        people = [make_user(role, [self.home]) for role in (*Role, None)] + [self.stranger, self.writer]
        people += [make_user(Role.EDITOR, is_active=False), make_user(is_superuser=True)]
        mine = make_article(created_by=self.stranger)
        for thing in (self.article, mine, make_article()):
            for action in ("change", "publish"):
                found = set(people_who(action, thing))
                for user in User.objects.all():
                    expected = user.is_active and has_right(user, thing, action) and works_for(user, thing)
                    self.assertEqual(user in found, expected, (user.role, thing, action))

    def test_an_assignee_who_may_no_longer_stays_until_somebody_decides(self):
        assign(self.article.item, to=self.stranger, due_on=None, by=None)
        self.post(self.article, headline_en="Saved all the same")
        self.assertEqual(self.stored()[0], self.stranger)

    def test_who_may_submit_or_publish_a_text_decides_and_others_forge_in_vain(self):
        for role, regions, may in (
            (Role.CORRESPONDENT, [self.home], True),
            (Role.CORRESPONDENT, [make_region()], False),
            (Role.TRANSLATOR, [], True),
            (Role.EDITOR, [], True),
            (None, [self.home], False),
        ):
            with self.subTest(role=role, may=may):
                self.assertEqual(may_assign(make_user(role, regions), self.article), may)
        reader = make_user(Role.CORRESPONDENT, [self.home])
        self.article.status_ru = self.article.status_en = "in_review"
        self.article.save()
        self.client.force_login(reader)
        self.client.post(page(self.article), {"assignee": reader.pk})
        self.assertEqual(self.stored(), (None, None))

    def test_a_reader_is_told_who_works_on_it(self):
        assign(self.article.item, to=self.writer, due_on=date(2090, 4, 5), by=self.editor)
        self.article.status_ru = self.article.status_en = "in_review"
        self.article.save()
        self.client.force_login(self.writer)
        response = self.client.get(page(self.article))
        self.assertContains(response, "due 5 Apr")
        self.assertNotContains(response, 'name="assignee"')


class UnapprovedTests(FormTestCase):
    def test_a_date_on_what_nobody_approved_is_a_warning_in_the_form_and_in_the_list(self):
        article = make_article(published_at_en=tomorrow(), published_at_ru=tomorrow() - timedelta(days=3))
        response = self.client.get(page(article))
        self.assertContains(response, "in English, but not approved", 1)
        self.assertContains(response, "in Russian, and is still not approved", 1)
        response = self.client.get("/admin/articles/article/")
        self.assertRegex(response.content.decode(), ">set for [^<]*, but not approved<")
        self.assertRegex(response.content.decode(), ">was set for [^<]*, and is still not approved<")

    def test_nothing_is_warned_of_without_need(self):
        self.assertNotContains(self.client.get(page(make_article())), "approved")
