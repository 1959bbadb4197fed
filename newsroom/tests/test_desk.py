"""What every admin of the newsroom does: it has an answer to nonsense, asks little of the database, finds names."""

import re

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, Section, Topic
from events.models import Event, Series
from newsroom.directory.models import Organisation, Person, Position
from newsroom.directory.tests.factories import make_organisation, make_position
from newsroom.images.models import Attachment, Image
from newsroom.publishing.tests.forms import form_data
from newsroom.regions.models import Region, RegionAlias
from newsroom.regions.tests.factories import make_region
from newsroom.site.models import Identity, Page, PressContact
from newsroom.staff.models import User
from newsroom.staff.tests.factories import make_user
from newsroom.tests.factories import make_file, make_full_article, make_full_event, make_picture
from seeds.models import PressText

ADMINS = [model_admin for model, model_admin in admin.site._registry.items() if model._meta.label != "auth.Group"]
NONSENSE = ["zz", "9" * 40, "-1", "²", "\0", "1,zz"]
NOT_KNOWN = "The address asked the list for something that it does not know."
SEARCHES = ["иванов", "ИВАНОВ", "Иванов", "ив", "пётр", "петр", "иванов петр", "Пётр Ив"]


def address(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def make_person(rows=1):
    person = Person.objects.create(name_ru="Пётр Иванов", name_en="Pyotr Ivanov")
    for _ in range(rows):
        make_position(person)
    return person


def make_region_with_aliases(rows=1):
    region = make_region()
    for _ in range(rows):
        RegionAlias.objects.create(region=region, name_ru="Дубна", name_en="Dubna")
    return region


WITH_ROWS = {
    Article: make_full_article,
    Event: make_full_event,
    Person: make_person,
    Region: make_region_with_aliases,
}
ONE_OF_EACH = WITH_ROWS | {
    Image: make_picture,
    Attachment: make_file,
    Organisation: make_organisation,
    Position: make_position,
    User: make_user,
}
NAMED = {
    Organisation: {"name_ru": "Пётр Иванов", "name_en": "x"},
    Person: {"name_ru": "Пётр Иванов"},
    Region: {
        "name_ru": "Пётр Иванов", "name_en": "x", "genitive": "x", "prepositional": "x",
        "kind": "country", "code": "XX", "slug": "xx", "time_zone": "Europe/Moscow",
    },
    Section: {"name_ru": "Пётр Иванов", "slug": "xx"},
    Topic: {"name_ru": "Пётр Иванов", "slug": "xx"},
    Series: {"name_ru": "Пётр Иванов"},
    Page: {"title_ru": "Пётр Иванов", "slug": "xx"},
    PressContact: {"name_ru": "Пётр Иванов", "email": "x@example.org"},
    PressText: {"stem": "Пётр-Иванов", "text_ru": "x"},
    User: {"first_name": "Пётр", "last_name": "Иванов", "username": "x", "email": "x@example.org"},
}  # fmt: skip


class DeskTestCase(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.chief = make_user(is_superuser=True, interface_language="en")

    def setUp(self):
        self.client.force_login(self.chief)


class NonsenseTests(DeskTestCase):
    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        for make in ONE_OF_EACH.values():
            make()
        Identity.objects.create()

    def may_add(self, model_admin):
        request = self.client.get(reverse("admin:index")).wsgi_request
        return model_admin.has_add_permission(request)

    def test_a_list_answers_any_address(self):
        for model_admin in ADMINS:
            with self.subTest(model_admin.opts.label):
                page = address(model_admin.model, "changelist")
                one_of_a_kind = {type(field): field.name for field in model_admin.opts.get_fields()}.values()
                for name in [
                    *one_of_a_kind,
                    *(f"{name}__id__exact" for name in one_of_a_kind),
                    "e",
                    "p",
                    "o",
                    "q",
                    "zz",
                ]:
                    for value in ("zz", "5", "9" * 40):
                        response = self.client.get(page, {name: value}, follow=True)
                        self.assertIn(response.status_code, (200, 400), (name, value))
                        self.assertNotContains(response, "database installation", response.status_code)

    def test_a_list_says_that_it_does_not_know_what_was_asked(self):
        for query in ({"cover": "9" * 40}, {"lead_until": "zz"}, {"e": "1"}):
            with self.subTest(query):
                response = self.client.get(address(Article, "changelist"), query, follow=True)
                self.assertContains(response, NOT_KNOWN)
                self.assertEqual(response.context["cl"].result_count, Article.objects.count())

    def test_an_action_on_nothing_does_nothing(self):
        for model_admin in ADMINS:
            with self.subTest(model_admin.opts.label):
                page, count = address(model_admin.model, "changelist"), model_admin.model._base_manager.count()
                for action in model_admin.get_actions(self.client.get(page, follow=True).wsgi_request):
                    for extra in ({}, {"index": "0"}, {"post": "yes"}):
                        data = {"action": action, ACTION_CHECKBOX_NAME: NONSENSE, **extra}
                        self.assertEqual(self.client.post(page, data, follow=True).status_code, 200, data)
                self.assertEqual(model_admin.model._base_manager.count(), count)

    def test_a_new_form_takes_what_it_understands_from_its_address(self):
        for model_admin in ADMINS:
            with self.subTest(model_admin.opts.label):
                if not self.may_add(model_admin):
                    continue
                page = address(model_admin.model, "add")
                for value in NONSENSE:
                    query = {field.name: value for field in model_admin.opts.get_fields()}
                    self.assertEqual(self.client.get(page, query).status_code, 200, value)
        region = make_region()
        form = self.client.get(address(Organisation, "add"), {"region": region.pk, "name_en": "Park"})
        self.assertContains(form, f'<option value="{region.pk}" selected')
        self.assertContains(form, 'value="Park"')

    def test_a_form_comes_back_with_whatever_was_chosen_in_it(self):
        for model_admin in ADMINS:
            with self.subTest(model_admin.opts.label):
                if not self.may_add(model_admin):
                    continue
                page = address(model_admin.model, "add")
                context = self.client.get(page).context
                data = form_data(self.client, page)
                relations = [
                    name for name, field in context["adminform"].form.fields.items() if hasattr(field, "queryset")
                ]
                for inline in context["inline_admin_formsets"]:
                    prefix = inline.formset.prefix
                    data[f"{prefix}-TOTAL_FORMS"] = "1"
                    fields = inline.formset.empty_form.fields.items()
                    relations += [f"{prefix}-0-{name}" for name, field in fields if hasattr(field, "queryset")]
                for value in NONSENSE if relations else ():
                    response = self.client.post(page, data | dict.fromkeys(relations, value))
                    self.assertEqual(response.status_code, 200, value)


class QueriesTests(DeskTestCase):
    def test_rows_of_a_form_cost_no_queries(self):
        with_inlines = [model_admin.model for model_admin in ADMINS if model_admin.inlines]
        self.assertCountEqual(with_inlines, WITH_ROWS)
        for model, make in WITH_ROWS.items():
            with self.subTest(model._meta.label):
                one, five = (address(model, "change", make(rows=rows).pk) for rows in (1, 5))
                self.assertEqual(self.queries(one), self.queries(five))

    def queries(self, page):
        self.client.get(page)  # the first visit also asks for content types
        with CaptureQueriesContext(connection) as queries:
            self.assertEqual(self.client.get(page).status_code, 200)
        return len(queries)


class FindingTests(DeskTestCase):
    def test_every_list_is_searched_whatever_the_capitals_and_the_order(self):
        searched = {model_admin.model for model_admin in ADMINS if model_admin.search_fields}
        self.assertEqual(searched - {Article, Event, Image, Attachment, Position}, set(NAMED))  # tested in their rooms
        Identity.objects.create()
        for model, fields in NAMED.items():
            thing = model.objects.create(**fields)
            for term in SEARCHES:
                with self.subTest(model._meta.label, term=term):
                    found = self.client.get(address(model, "changelist"), {"q": term}).context["cl"]
                    self.assertEqual(list(found.result_list), [thing])
            for term in ("сидоров", "иванов сидоров", "_", "%", "[", "(", "\\"):
                with self.subTest(model._meta.label, term=term):
                    found = self.client.get(address(model, "changelist"), {"q": term}).context["cl"]
                    self.assertEqual(list(found.result_list), [])

    def test_a_speaker_is_found_by_person_title_and_organisation(self):
        park = make_organisation(
            name_ru="Технопарк «Берёза»", name_en="Birch Park", abbreviation_ru="ТПБ", abbreviation_en="BP"
        )
        wanted = make_position(make_person(rows=0), park, title_ru="Директор", title_en="Director")
        make_position(title_ru="Учёный", title_en="Scientist")
        question = {"app_label": "articles", "model_name": "quote", "field_name": "speaker"}
        for term in [*SEARCHES, "директор иванов", "береза", "БЕРЁЗА", "birch", "тпб", "bp директ", "park ivanov"]:
            with self.subTest(term):
                results = self.client.get(reverse("admin:autocomplete"), question | {"term": term}).json()["results"]
                self.assertEqual([one["id"] for one in results], [str(wanted.pk)])

    def test_an_event_is_found_before_its_word_is_whole(self):
        event = make_full_event(title_ru="Конгресс городов", title_en="Congress of towns")
        question = {"app_label": "articles", "model_name": "article", "field_name": "event"}
        for term in ("congr", "Конгр", "городов конгр"):
            with self.subTest(term):
                results = self.client.get(reverse("admin:autocomplete"), question | {"term": term}).json()["results"]
                self.assertEqual([one["id"] for one in results], [str(event.pk)])


class TitleTests(DeskTestCase):
    def test_pages_are_named_without_grammar(self):
        self.chief.interface_language = "ru"
        self.chief.save()
        for make in ONE_OF_EACH.values():
            make()
        PressText.objects.create(stem="001", text_ru="x")
        for model_admin in ADMINS:
            with self.subTest(model_admin.opts.label):
                pages = [address(model_admin.model, "changelist")]
                if thing := model_admin.model.objects.first():
                    pages.append(address(model_admin.model, "change", thing.pk))
                for page in pages:
                    html = self.client.get(page, follow=True).content.decode()
                    for title in re.findall(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL):
                        self.assertNotRegex(title, "Выберите|Изменить|Просмотреть|Добавить")
