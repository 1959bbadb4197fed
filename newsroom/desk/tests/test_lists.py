from datetime import timedelta
from unittest.mock import patch

from django.test import TestCase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from articles.models import Article
from articles.tests.factories import make_article, make_published_article
from events.tests.factories import make_event
from newsroom.desk import lists
from newsroom.desk.lists import lists_for
from newsroom.publishing.models import MoveRecord, Note
from newsroom.publishing.tests.factories import publish
from newsroom.publishing.workflow import make_move
from newsroom.publishing.worklists import WORKLISTS
from newsroom.regions.tests.factories import make_region
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user

from .factories import assign, days, draft_beside


class ListsTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.region = make_region()
        cls.chief = make_user(Role.CHIEF_EDITOR)
        cls.editor = make_user(Role.EDITOR, first_name="Мария", last_name="Орлова")
        cls.writer = make_user(Role.CORRESPONDENT, regions=[cls.region], first_name="Олег")
        cls.translator = make_user(Role.TRANSLATOR)

    def setUp(self):
        self.enterContext(override("en"))

    def in_list(self, name, user):
        return [(row.kind, row.pk) for row in lists_for(user)[name].rows]

    def assertOnly(self, name, user, *things):
        self.assertEqual(self.in_list(name, user), [(thing._meta.model_name, thing.pk) for thing in things])

    def facts(self, name, user):
        return [str(fact.text) for row in lists_for(user)[name].rows for fact in row.facts]


class WhoseTests(ListsTestCase):
    def test_mine_is_what_is_assigned_to_me_and_what_i_began_and_nobody_else_was_given(self):
        begun = make_article(created_by=self.editor)
        assigned = assign(make_event(created_by=self.writer), self.editor, due_in=3)
        assign(make_article(created_by=self.editor), self.chief)
        make_article(created_by=self.chief)
        self.assertOnly("mine", self.editor, assigned, begun)

    def test_what_i_began_leaves_when_readers_have_it_and_what_was_assigned_when_they_have_all(self):
        publish(make_article(created_by=self.editor), "ru")
        to_translate = assign(make_published_article("ru"), self.editor)
        assign(make_published_article(), self.editor)
        self.assertOnly("mine", self.editor, to_translate)

    def test_the_most_pressing_stands_first_and_says_in_words_that_it_is_late(self):
        for due_in in (5, None, -3, 1):
            assign(make_article(), self.editor, due_in)
        urgent = [fact.text for row in lists_for(self.editor)["mine"].rows for fact in row.facts if fact.is_urgent]
        self.assertEqual(urgent, ["overdue by 3 days"])
        due = [text for text in self.facts("mine", self.editor) if "du" in text]
        self.assertEqual(due[:2], ["overdue by 3 days", "due tomorrow"])

    def test_waiting_for_me_is_what_i_may_publish_and_did_not_submit(self):
        theirs, own = make_article(), make_article()
        make_move(theirs.item, "submit", "en", by=self.writer_of(theirs))
        make_move(own.item, "submit", "en", by=self.editor)
        self.assertOnly("waiting", self.editor, theirs)
        self.assertOnly("waiting", self.writer)
        self.assertOnly("waiting", self.translator)
        self.assertEqual({pk for _kind, pk in self.in_list("in_review", self.editor)}, {theirs.pk, own.pk})

    def writer_of(self, article):
        article.regions.add(self.region)
        return self.writer

    def test_sent_back_names_who_did_it_and_why(self):
        article = make_article(created_by=self.writer, regions=[self.region])
        make_move(article.item, "submit", "ru", by=self.writer)
        make_move(article.item, "send_back", "ru", by=self.editor, note="Нет <имени>")
        self.assertOnly("sent_back", self.writer, article)
        self.assertIn("Мария Орлова", self.facts("sent_back", self.writer)[0])
        self.assertIn('<q lang="ru">Нет &lt;имени&gt;</q>', self.facts("sent_back", self.writer)[0])
        self.assertOnly("sent_back", self.editor)
        make_move(article.item, "submit", "ru", by=self.writer)
        self.assertOnly("sent_back", self.writer)

    def test_notes_for_me_are_open_ones_of_others_on_my_texts(self):
        mine, theirs = make_article(created_by=self.editor), make_article(created_by=self.chief)
        for thing in (mine, theirs):
            Note.objects.create(item=thing.item, by=self.writer, text_en="Who said it?")
        Note.objects.create(item=mine.item, text_en="Not sure of the date.")
        Note.objects.create(item=mine.item, by=self.writer, text_en="Old", is_done=True)
        self.assertOnly("noted", self.editor, mine)
        self.assertEqual(self.facts("noted", self.editor), ["Олег: Who said it?", "and 1 more note"])
        Note.objects.update(by=self.editor)
        self.assertOnly("noted", self.editor)

    def test_a_correspondent_sees_in_review_what_is_of_their_region(self):
        own, strange = make_article(regions=[self.region]), make_article(regions=[make_region()])
        for article in (own, strange):
            make_move(article.item, "submit", "ru", by=None)
        self.assertOnly("in_review", self.writer, own)

    def test_published_alone_is_shown_to_chief_editors_for_a_month(self):
        new, old = make_published_article("ru"), make_published_article("ru")
        for article, at in ((new, timezone.now()), (old, days(-31))):
            MoveRecord.objects.create(item=article.item, language="ru", name="publish_alone", by=self.editor, at=at)
        self.assertOnly("alone", self.chief, new)
        self.assertIn("by Мария Орлова alone", self.facts("alone", self.chief)[0])
        self.assertOnly("alone", self.editor)


class WhenTests(ListsTestCase):
    def test_scheduled_stand_by_their_first_moment_and_tell_each_language(self):
        later = publish(make_article(), "ru", at=days(3))
        sooner = publish(make_event(), "en", at=days(2))
        make_published_article()
        self.assertOnly("scheduled", self.editor, sooner, later)
        self.assertTrue(self.facts("scheduled", self.editor)[1].startswith("Russian: "))

    def test_published_today_ends_at_midnight_of_the_newsroom(self):
        noon = timezone.localtime().replace(hour=12, minute=0) - timedelta(days=1)  # whatever the hour of the tests
        with patch("django.utils.timezone.now", return_value=noon):
            today = make_published_article(at=noon - timedelta(hours=11, minutes=30))
            make_published_article(at=noon - timedelta(hours=12, minutes=30))
            self.assertOnly("published_today", self.editor, today)

    def test_behind_is_public_in_one_language_alone_the_oldest_first(self):
        newer, older = make_published_article("ru", at=days(-1)), make_published_article("en", at=days(-9))
        make_published_article()
        publish(make_published_article("ru"), "en", at=days(1))
        self.assertOnly("behind", self.editor, older, newer)
        self.assertIn("In English for 9 days, not yet in Russian", self.facts("behind", self.editor))
        addresses = [row.get_absolute_url() for row in lists_for(self.editor)["behind"].rows]
        self.assertTrue(addresses[0].endswith("#id_headline_ru"), addresses)

    def test_a_date_on_what_is_not_approved_is_a_warning(self):
        missed = make_article(published_at_ru=days(-1))
        dated = make_article(published_at_en=days(1))
        make_move(dated.item, "submit", "en", by=None)
        publish(make_article(), at=days(1))
        self.assertOnly("unapproved", self.editor, missed, dated)
        words = self.facts("unapproved", self.editor)
        self.assertRegex(words[0], "^Russian: was set for yesterday, .* still not approved$")
        self.assertRegex(words[1], "^English: set for tomorrow, .* but not approved$")

    def test_a_draft_beside_a_live_text_stands_for_it(self):
        live = make_published_article(at=days(-3))
        draft_beside(live, created_by=self.writer, changed_by=self.writer, status_en="in_review")
        self.assertOnly("in_review", self.editor, live)
        self.assertRegex(self.facts("in_review", self.editor)[0], "^Draft of a published text: today, .* Олег$")
        self.assertOnly("waiting", self.editor, live)
        make_move(live.item, "send_back", "en", by=self.editor, note="Which year?", of_draft=True)
        self.assertOnly("sent_back", self.writer, live)
        self.assertIn("Which year?", self.facts("sent_back", self.writer)[1])
        draft_beside(make_published_article(at=days(-3)), created_by=self.editor)
        self.assertEqual(len(self.in_list("mine", self.editor)), 1)


class WholeListTests(ListsTestCase):
    def test_a_long_list_leads_to_the_same_list_of_the_admin(self):
        self.client.force_login(self.chief)
        with patch.object(lists, "ROWS", 2):
            for number in range(3):
                make_article(created_by=self.chief, published_at_ru=days(number + 1))
                make_event(created_by=self.chief)
            shown = lists_for(self.chief)
        self.assertEqual((shown["mine"].total, len(shown["mine"].rows)), (6, 2))
        self.assertEqual([more["words"] for more in shown["mine"].more], ["All articles: 3", "All events: 3"])
        for more in (*shown["mine"].more, *shown["unapproved"].more):
            self.assertEqual(self.client.get(more["address"]).context["cl"].result_count, 3, more)

    def test_every_list_is_the_same_in_the_admin(self):
        article = make_article(created_by=self.chief, published_at_ru=days(1))
        make_move(article.item, "submit", "en", by=self.editor)
        draft_beside(make_published_article("ru"), created_by=self.chief)
        self.client.force_login(self.chief)
        for name, shown in lists_for(self.chief).items():
            page = self.client.get(reverse("admin:articles_article_changelist"), {"desk": name})
            self.assertEqual({row.pk for row in page.context["cl"].result_list}, {row.pk for row in shown.rows}, name)

    def test_the_admin_offers_each_the_lists_that_they_have(self):
        make_published_article()
        page = reverse("admin:articles_article_changelist")
        for user, has in ((self.chief, True), (self.editor, False)):
            self.client.force_login(user)
            self.assertEqual("?desk=alone" in self.client.get(page).content.decode(), has)
            self.assertEqual(self.client.get(page, {"desk": "alone"}).context["cl"].result_count, 0)
        self.assertEqual(self.client.get(page, {"desk": "zz"}).status_code, 200)

    def test_nobody_without_a_role_sees_anything(self):
        make_article(published_at_ru=days(1))
        nobody = make_user()
        self.assertEqual([shown.total for shown in lists_for(nobody).values()], [0] * len(WORKLISTS))

    def test_a_list_is_ordered_over_all_kinds(self):
        first, second, third = make_article(), make_event(), make_article()
        for thing, moment in ((first, days(1)), (second, days(2)), (third, days(3))):
            publish(thing, "ru", at=moment)
        self.assertOnly("scheduled", self.chief, first, second, third)
        self.assertEqual(Article.objects.count(), 2)
