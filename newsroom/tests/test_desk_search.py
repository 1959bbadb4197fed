"""The search in the masthead of the desk."""

from django.contrib import admin
from django.test import TestCase
from django.urls import reverse

from articles.tests.factories import make_article, make_published_article
from events.tests.factories import make_event
from newsroom.directory.models import Person
from newsroom.directory.tests.factories import make_organisation, make_position
from newsroom.regions.tests.factories import make_region
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user
from newsroom.tests.queries import SESSION

SEARCH = reverse("admin:search")


class DeskSearchTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.chief = make_user(role=Role.CHIEF_EDITOR, interface_language="en")
        cls.home, cls.abroad = make_region(), make_region()

    def find(self, query, user=None):
        self.client.force_login(user or self.chief)
        response = self.client.get(SEARCH, {"q": query})
        self.assertEqual(response.status_code, 200)
        return response

    def titles(self, query, user=None):
        groups = self.find(query, user).context["groups"]
        return {group.name: [str(result.title) for result in group.results] for group in groups}

    def test_finds_every_kind_by_any_form_of_a_word(self):
        make_article(headline_ru="Синхротрон открыт", headline_en="Synchrotron opens")
        make_event(title_ru="Семинар о синхротронах", title_en="Seminar on synchrotrons")
        make_organisation(name_ru="Синхротрон", name_en="Synchrotron Ltd")
        make_position(Person.objects.create(name_ru="Семён Синхротронов", name_en="Semyon Synchrotronov"))
        self.assertEqual(
            self.titles("синхротрон"),
            {
                "Articles": ["Synchrotron opens"],
                "Events": ["Seminar on synchrotrons"],
                "People": ["Semyon Synchrotronov"],
                "Organisations": ["Synchrotron Ltd"],
            },
        )

    def test_says_where_a_text_stands_in_each_language(self):
        make_published_article("ru", headline_ru="Синхротрон открыт", headline_en="Synchrotron opens")
        response = self.find("synchrotron")
        self.assertContains(response, "standing--published", 1)
        self.assertContains(response, "standing--draft", 1)

    def test_a_headline_in_the_other_language_says_so(self):
        make_article(headline_ru="Синхротрон открыт", headline_en="")
        self.assertContains(self.find("синхротрон"), '<span lang="ru">Синхротрон открыт</span>', html=True)

    def test_a_correspondent_finds_what_they_may_see(self):
        correspondent = make_user(role=Role.CORRESPONDENT, regions=[self.home], interface_language="en")
        make_article(headline_en="Synchrotron here", regions=[self.home])
        make_article(headline_en="Synchrotron elsewhere", regions=[self.abroad])
        make_published_article(headline_en="Synchrotron in public", regions=[self.abroad])
        found = self.titles("synchrotron", correspondent)["Articles"]
        self.assertCountEqual(found, ["Synchrotron here", "Synchrotron in public"])
        self.assertNotContains(self.find("synchrotron", correspondent), "elsewhere")

    def test_somebody_without_a_role_finds_nothing(self):
        make_published_article(headline_en="Synchrotron in public")
        self.assertEqual(self.titles("synchrotron", make_user()), {})

    def test_is_for_the_newsroom_alone(self):
        for user in (None, make_user(is_staff=False)):
            self.client.logout()
            if user:
                self.client.force_login(user)
            response = self.client.get(SEARCH, {"q": "synchrotron"})
            self.assertRedirects(response, f"{reverse('admin:login')}?next={SEARCH}%3Fq%3Dsynchrotron")

    def test_answers_nothing_and_nonsense(self):
        make_article()
        for query in ("", "  ", "\0", "%%%", '"', "*", "a" * 5000, "9" * 40, "слово " * 100, "'; DROP", "<script>"):
            with self.subTest(query[:10]):
                response = self.find(query)
                self.assertEqual(response.context["groups"], [])
                self.assertNotContains(response, "<script>'")
        self.assertContains(self.find("<b>x"), "&lt;b&gt;x")
        self.client.force_login(self.chief)
        self.assertEqual(self.client.get(SEARCH).status_code, 200)
        self.assertEqual(self.client.post(SEARCH).status_code, 405)

    def test_queries_do_not_grow_and_what_is_more_is_one_click_away(self):
        numbers = []
        for rows in (1, 12):
            for number in range(rows):
                make_article(headline_en=f"Synchrotron {number}", regions=[self.home])
                make_event(title_en=f"Synchrotron {number}")
                person = Person.objects.create(name_en=f"Synchrotron {number}")
                make_position(person)
                make_position(person)
                make_organisation(name_en=f"Synchrotron {number}", name_ru="x", region=self.home)
            self.find("synchrotron")
            with self.assertNumQueries(SESSION + 15):  # person, two of rights, the index; then two or more of each kind
                response = self.client.get(SEARCH, {"q": "synchrotron"})
            numbers.append([len(group.results) for group in response.context["groups"]])
        self.assertEqual(numbers, [[1] * 4, [10] * 4])
        self.assertContains(response, "All that is found in “Articles”: 13")
        for group in response.context["groups"]:
            self.assertEqual(self.client.get(group.address).context["cl"].result_count, 13)

    def test_the_field_stands_on_every_page_of_the_desk_and_keeps_what_was_asked(self):
        self.client.force_login(make_user(is_superuser=True, interface_language="en"))
        pages = [reverse("admin:index"), reverse("admin_profile"), reverse("admin:password_change")]
        for model in admin.site._registry:
            name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
            pages.append(reverse(f"{name}_changelist"))
        for page in pages:
            with self.subTest(page):
                self.assertContains(self.client.get(page, follow=True), 'id="desk-search"', 1)
        self.assertContains(self.find("линза"), 'name="q" value="линза"')
        self.client.logout()
        self.assertNotContains(self.client.get(reverse("admin:login")), "desk-search")
