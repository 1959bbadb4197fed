from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.tests.factories import make_article, make_published_article
from events.tests.factories import make_event
from newsroom.publishing.models import Note
from newsroom.publishing.tests.factories import tomorrow
from newsroom.publishing.workflow import make_move
from newsroom.regions.tests.factories import make_region
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user

LIST = reverse("admin:articles_article_changelist")


class ListTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = make_user(role=Role.EDITOR, interface_language="en")

    def setUp(self):
        self.client.force_login(self.editor)

    def found(self, query):
        return set(self.client.get(f"{LIST}?{query}").context["cl"].result_list)

    def test_filters_by_status_in_each_language_and_by_what_readers_have(self):
        draft = make_article()
        russian = make_published_article("ru")
        both = make_published_article()
        scheduled = make_article(published_at_en=tomorrow())
        scheduled = make_move(scheduled.item, "publish", "en", by=None)
        expected = {
            "status_en=draft": {draft, russian},
            "status_en=published": {both},
            "status_en=scheduled": {scheduled},
            "status_ru=published": {russian, both},
            "public_in=both": {both},
            "public_in=ru": {russian},
            "public_in=en": set(),
            "public_in=none": {draft, scheduled},
            "status_en=nonsense": {draft, russian, both, scheduled},
            "public_in=nonsense": {draft, russian, both, scheduled},
        }
        for query, articles in expected.items():
            with self.subTest(query):
                self.assertEqual(self.found(query), articles)

    def test_filters_by_region(self):
        home, away = make_region(), make_region()
        here, _there = make_article(regions=[home, away]), make_article(regions=[away])
        self.assertEqual(self.found(f"region={home.pk}"), {here})
        self.assertEqual(len(self.found("region=999999")), 2)

    def test_search_finds_other_forms_of_a_word(self):
        park = make_article(headline_ru="Открыт технопарк", lead_ru="", body_ru="")
        make_article(headline_ru="Съезд кластеров", lead_ru="", body_ru="")
        self.assertEqual(self.found("q=технопарках"), {park})

    def test_status_is_told_in_words_and_open_notes_are_counted(self):
        article = make_published_article("en")
        for is_done in (False, False, True):
            Note.objects.create(item=article.item, text_en="Check.", text_ru="Проверьте.", is_done=is_done)
        response = self.client.get(LIST)
        self.assertContains(response, ">published</span> <time")
        self.assertContains(response, "2 notes")

    def test_thirty_rows_cost_what_five_cost(self):
        for kind, make in (("articles_article", make_article), ("events_event", make_event)):
            with self.subTest(kind):
                counts = []
                for more in (5, 25):
                    for _ in range(more):
                        thing = make(regions=[make_region()], changed_by=make_user())
                        Note.objects.create(item=thing.item, text_en="Check.")
                    with CaptureQueriesContext(connection) as counted:
                        self.client.get(reverse(f"admin:{kind}_changelist"))
                    counts.append(len(counted))
                self.assertEqual(*counts)
                self.assertLess(counts[0], 20)

    def test_first_page_groups_what_belongs_together(self):
        groups = {group["name"]: group["models"] for group in self.client.get("/admin/").context["app_list"]}
        self.assertEqual([model["object_name"] for model in groups["Texts"]], ["Article", "Event", "PressText"])
        self.assertNotIn("Everything else", groups)
