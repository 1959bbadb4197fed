"""The top of a long form: errors as links to their fields, and the contents."""

import re

from django.conf import settings
from django.test import TestCase
from django.urls import reverse
from django.utils.translation import gettext, override

from articles.tests.factories import make_article, make_published_article, make_section
from events.tests.factories import make_event
from newsroom.directory.tests.factories import make_organisation
from newsroom.publishing.models import Note
from newsroom.publishing.tests.forms import form_data
from newsroom.regions.tests.factories import make_region
from newsroom.staff.roles import Role
from newsroom.staff.tests.factories import make_user
from newsroom.tests.browser import BrowserTestCase

FAULT = re.compile(r'<a href="#([^"]+)">([^<]+)</a>')


def form_of(thing):
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])


def part_of(html, name):
    return html.partition(f'class="{name}')[2].partition("</ul>")[0]


def faults_in(html):
    return FAULT.findall(part_of(html, "faults__list"))


class FaultsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = make_user(role=Role.CHIEF_EDITOR, interface_language="en")
        cls.article = make_article(regions=[make_region()], section=make_section())
        cls.article.organisations.create(organisation=make_organisation())

    def setUp(self):
        self.client.force_login(self.editor)
        self.address = form_of(self.article)

    def post(self, address=None, **changes):
        address = address or self.address
        response = self.client.post(address, form_data(self.client, address, **changes))
        self.assertEqual(response.status_code, 200)
        return response.content.decode()

    def test_each_fault_is_a_link_to_its_field_in_the_order_of_the_page(self):
        html = self.post(kind="no such kind", headline_en="x" * 999, cover="999999")
        faults = faults_in(html)
        self.assertEqual([target for target, _words in faults], ["id_kind", "id_headline_en", "id_cover"])
        self.assertIn("Headline, in English: ", faults[1][1])
        for target, _words in faults:
            self.assertEqual(html.count(f'id="{target}"'), 1, target)
        self.assertIn("Nothing is saved yet: 3 things are to be put right", html)
        self.assertNotIn("Please correct the errors below", html)
        self.assertIn("<title>Error: ", html)

    def test_faults_of_rows_say_which_row(self):
        html = self.post(**{"organisations-0-organisation": "", "organisations-0-role": "no such part"})
        faults = dict(faults_in(html))
        self.assertEqual(list(faults), ["id_organisations-0-organisation", "id_organisations-0-role"])
        self.assertIn("Organisations, row 1: Organisation: ", faults["id_organisations-0-organisation"])
        self.assertIn("2 errors", part_of(html, "contents__list"))

    def test_a_row_that_is_to_go_has_no_faults(self):
        html = self.post(headline_en="x" * 999, **{"organisations-0-organisation": "", "organisations-0-DELETE": "on"})
        self.assertEqual([target for target, _words in faults_in(html)], ["id_headline_en"])

    def test_of_a_moment_the_day_is_named(self):
        html = self.post(form_of(make_event()), date_precision="minute", starts_at_0="no day", starts_at_1="10:00")
        target = faults_in(html)[0][0]
        self.assertEqual(target, "id_starts_at_0")
        self.assertEqual(html.count(f'id="{target}"'), 1)

    def test_what_concerns_the_whole_form_is_listed_without_a_link(self):
        public = form_of(make_published_article())
        html = self.post(public, headline_en="")
        self.assertIn("is empty in English", part_of(html, "faults__list"))
        self.assertEqual(faults_in(html), [])

    def test_every_form_of_the_desk_lists_its_faults(self):
        self.client.force_login(make_user(is_superuser=True, interface_language="en"))
        for name in ("staff_user", "directory_organisation", "regions_region", "images_image"):
            with self.subTest(name):
                html = self.client.post(reverse(f"admin:{name}_add"), {}).content.decode()
                self.assertEqual(html.count('id="faults"'), 1)
                for target, _words in faults_in(html):
                    self.assertEqual(html.count(f'id="{target}"'), 1, target)

    def test_faults_are_said_in_russian(self):
        self.client.force_login(make_user(role=Role.CHIEF_EDITOR, interface_language="ru"))
        html = self.post(headline_en="x" * 999)
        with override("ru"):
            self.assertIn(gettext("Contents of the form"), html)
            self.assertNotEqual(gettext("Contents of the form"), "Contents of the form")
        self.assertNotRegex(part_of(html, "faults__list"), r"Headline|characters")

    def test_a_saved_form_lists_nothing(self):
        self.assertNotContains(self.client.get(self.address), 'id="faults"')


class ContentsTests(TestCase):
    def test_the_contents_name_every_part_and_count_its_rows(self):
        self.client.force_login(make_user(role=Role.CHIEF_EDITOR, interface_language="en"))
        article = make_article(section=make_section())
        article.quotes.create(text_en="So.")
        article.quotes.create(text_en="So?")
        Note.objects.create(item=article.item, text_en="Check.")
        html = self.client.get(form_of(article)).content.decode()
        contents = part_of(html, "contents__list")
        targets = re.findall('href="#([^"]+)"', contents)
        self.assertIn('data-rows-of="quotes-group">2<', contents)
        for target in targets:
            self.assertEqual(html.count(f'id="{target}"'), 1, target)
        self.assertLessEqual({"notes-title", "publication", "quotes-group", "pictures-group"}, set(targets))

    def test_a_short_form_has_none(self):
        self.client.force_login(make_user(is_superuser=True))
        self.assertNotContains(self.client.get(reverse("admin:articles_section_add")), 'class="contents"')


class InBrowserTests(BrowserTestCase):
    @classmethod
    def setUpTestData(cls):
        cls.editor = make_user(role=Role.CHIEF_EDITOR, interface_language="en")
        cls.article = make_article(regions=[make_region()], section=make_section())

    def form(self, **options):
        self.client.force_login(self.editor)
        session = self.client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "domain": self.host, "path": "/"}
        return self.open(form_of(self.article), storage_state={"cookies": [cookie]}, **options)

    def save_with_faults(self, page):
        page.evaluate("document.querySelector('#id_byline_en').value = 'x'.repeat(999)")
        with page.expect_navigation():
            page.locator(".submit-row [name=_continue]").click()

    def test_after_a_failed_save_the_keyboard_is_at_the_faults(self):
        for script in (True, False):
            with self.subTest(script=script):
                page = self.form(java_script_enabled=script)
                self.save_with_faults(page)
                page.locator("#faults:focus").wait_for()
                self.assertIn("Byline, in English", page.locator("#faults").inner_text())

    def test_a_link_leads_into_the_field_whatever_a_script_has_made_of_it(self):
        page = self.form()
        page.evaluate("document.querySelector('[name=regions]').add(new Option('x', '999999', true, true))")
        page.evaluate("document.querySelector('[name=event]').add(new Option('x', '999999', true, true))")
        self.save_with_faults(page)
        for name in ("Byline, in English", "Regions", "Event"):
            page.locator("#faults").get_by_role("link", name=re.compile(f"^{name}: ")).press("Enter", delay=50)
            page.wait_for_function("!document.activeElement.closest('.faults')")
            focused = page.evaluate("document.activeElement.closest('.fieldBox').innerText")
            self.assertTrue(focused.startswith(name), focused)
        self.assertAccessible(page)

    def test_the_contents_stay_in_sight_at_the_desk_and_fold_on_a_phone(self):
        page = self.form(viewport={"width": 1440, "height": 900})
        contents = page.get_by_role("navigation", name="Contents of the form")
        contents.get_by_role("link", name="Attached files").click()
        self.assertTrue(page.evaluate("document.activeElement.id === 'attachments-group'"))
        box = contents.bounding_box()
        self.assertGreaterEqual(box["y"], 0)
        self.assertLess(box["x"] + box["width"], page.locator("#id_headline_ru").bounding_box()["x"])
        page.set_viewport_size({"width": 360, "height": 740})
        contents.get_by_role("link", name="Quotes").wait_for(state="hidden")
        contents.get_by_text("Contents", exact=True).click()
        contents.get_by_role("link", name="Quotes").wait_for()

    def test_rows_that_are_added_are_counted(self):
        page = self.form()
        rows = page.locator('[data-rows-of="quotes-group"]')
        self.assertEqual(rows.inner_text(), "0")
        page.get_by_role("button", name="Add another Quote").click()
        self.assertEqual(rows.inner_text(), "1")
