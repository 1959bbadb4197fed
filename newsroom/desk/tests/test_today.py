from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from articles.tests.factories import make_article, make_published_article
from newsroom.desk.figures import MOST_ROWS, Matrix, Weeks
from newsroom.regions.tests.factories import make_region
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user
from newsroom.tests.queries import SESSION

from .factories import assign, days, fill


class TodayTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.chief = make_user(Role.CHIEF_EDITOR, interface_language="en")
        cls.editor = make_user(Role.EDITOR, first_name="Мария")

    def setUp(self):
        self.client.force_login(self.chief)

    def page(self):
        return self.client.get(reverse("admin:index"))

    def test_twenty_queries_are_enough_for_three_and_for_thirty_of_everything(self):
        fill(self.chief, self.editor, 3)
        self.page()
        with self.assertNumQueries(SESSION + 16):
            response = self.page()
        self.assertEqual({shown.name for shown in response.context["lists"] if not shown.rows}, set())
        self.assertEqual(len(response.context["warnings"].rows), 3)
        fill(self.chief, self.editor, 27)
        with self.assertNumQueries(SESSION + 16):
            response = self.page()
        self.assertGreaterEqual(min(shown.total for shown in response.context["lists"]), 30)

    def test_an_empty_desk_is_calm_and_leads_to_everything(self):
        response = self.page()
        self.assertContains(response, "Nothing here.")
        self.assertContains(response, "The dates of the newsroom ask for nothing now.")
        self.assertContains(response, "No story in half a year.")
        self.assertContains(response, reverse("admin:regions_region_changelist"))
        self.assertNotContains(response, "Sent back to me")

    def test_every_role_has_a_desk_in_its_language(self):
        fill(self.chief, self.editor, 1)
        for role in (*Role, None):
            for language, words in (("ru", "На проверке"), ("en", "In review")):
                with self.subTest(role=role, language=language):
                    self.client.force_login(make_user(role, interface_language=language))
                    response = self.page()
                    self.assertContains(response, words)
                    can_settle = role not in (Role.TRANSLATOR, None)
                    self.assertEqual(reverse("desk:follow_ups") in response.content.decode(), can_settle)

    def test_a_text_is_one_click_away_and_its_title_is_escaped(self):
        article = assign(make_article(headline_en="<b>Fish & chips</b>", created_by=self.editor), self.chief, -2)
        response = self.page()
        self.assertContains(response, reverse("admin:articles_article_change", args=[article.pk]))
        self.assertContains(response, "&lt;b&gt;Fish &amp; chips&lt;/b&gt;")
        self.assertContains(response, '<li class="line__urgent">overdue by 2 days</li>')

    def test_a_title_in_the_other_language_says_so_and_none_has_words(self):
        make_article(headline_en="", headline_ru="Только по-русски", created_by=self.chief)
        make_article(headline_en="", headline_ru="", created_by=self.chief)
        response = self.page()
        self.assertContains(response, '<span lang="ru">Только по-русски</span>')
        self.assertContains(response, "Without a headline")


class FiguresTests(TestCase):
    def test_weeks_count_each_story_once_when_readers_first_got_it(self):
        today = timezone.localdate()
        story = make_published_article("ru", at=days(-14))
        Article.objects.filter(pk=story.pk).update(status_en="published", published_at_en=days(-7))
        make_published_article("en", at=days(-26 * 7))
        make_published_article(at=days(1))
        weeks = Weeks(today)
        self.assertEqual([bar.number for bar in weeks.bars][-3:], [1, 0, 0])
        self.assertEqual(weeks.total, 1)
        self.assertEqual(len(weeks.bars), 26)

    def test_a_week_begins_on_monday_by_the_clock_of_the_newsroom(self):
        monday = Weeks().mondays[-2]
        midnight = timezone.make_aware(timezone.datetime(monday.year, monday.month, monday.day))
        make_published_article(at=midnight)
        make_published_article(at=midnight - timezone.timedelta(minutes=1))
        self.assertEqual([bar.number for bar in Weeks().bars][-3:], [1, 1, 0])

    def test_months_begin_by_the_clock_of_the_newsroom(self):
        region, first = make_region(), Matrix().months[5].first
        midnight = timezone.make_aware(timezone.datetime(first.year, first.month, 1))
        make_published_article(at=midnight, regions=[region])
        make_published_article("en", at=midnight - timezone.timedelta(minutes=1), regions=[region])
        self.assertEqual(Matrix().lines[0].numbers[4:6], [1, 1])

    def test_the_busiest_regions_are_drawn_and_all_are_in_the_table(self):
        busy = make_region()
        make_published_article(at=days(-1), regions=[busy, *(make_region() for _ in range(MOST_ROWS))])
        make_published_article(at=days(-1), regions=[busy])
        matrix = Matrix()
        self.assertEqual(matrix.lines[0].name_ru, busy.name_ru)
        self.assertEqual((len(matrix.lines), len(matrix.drawn)), (MOST_ROWS + 1, MOST_ROWS))
        sides = [float(line.squares[0].side) for line in matrix.drawn]
        self.assertAlmostEqual(sides[1] ** 2 * 2, sides[0] ** 2, delta=5, msg="the area tells the number")
