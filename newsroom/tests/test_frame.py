import re

from django.test import TestCase
from django.urls import reverse
from django.utils.translation import override

from newsroom.regions.tests.factories import make_region


class FrameTests(TestCase):
    """What every public page has around its content, read on the page that needs no story."""

    def pages(self):
        for language in ("ru", "en"):
            with self.subTest(language=language), override(language):
                yield language, self.client.get(reverse("accessibility:settings")).content.decode()

    def test_works_without_scripts_and_inline_styles(self):
        for _language, page in self.pages():
            self.assertNotRegex(page, r'<script(?! type="application/ld\+json">)')  # data runs nowhere
            self.assertNotRegex(page, r"\sstyle=|<style")
            self.assertNotRegex(page, r'\s(?:src|href)="(?:https?:)?//(?!testserver)')

    def test_first_link_leads_to_the_content(self):
        for _language, page in self.pages():
            first = re.search(r'<a [^>]*href="([^"]*)"', page)
            self.assertEqual(first[1], "#main")
            self.assertEqual(page.count('id="main"'), 1)

    def test_one_heading_stands_at_the_top(self):
        for _language, page in self.pages():
            self.assertEqual(page.count("<h1"), 1)

    def test_no_id_stands_twice(self):
        for _language, page in self.pages():
            ids = re.findall(r'\sid="([^"]+)"', page)
            self.assertEqual(len(ids), len(set(ids)))

    def test_the_other_language_is_offered_in_its_own_words(self):
        for language, page in self.pages():
            there = "en" if language == "ru" else "ru"
            self.assertRegex(page, rf'<a [^>]*href="/{there}/[^"]*" lang="{there}" hreflang="{there}">')

    def test_lists_of_the_site_are_one_step_away(self):
        for language, page in self.pages():
            for name in ("news", "events", "regions"):
                self.assertIn(f'href="/{language}/{name}/"', page)

    def test_paper_says_where_the_page_stands(self):
        for language, page in self.pages():
            self.assertIn(f'<p class="print-address">http://testserver/{language}/accessibility/</p>', page)

    def test_menu_marks_the_page_and_else_the_section_it_belongs_to(self):
        make_region(name_en="Tver Oblast")
        for path, section, kind in (
            ("/en/events/", "events", "page"),
            ("/en/events/2026/09/", "events", "true"),
            ("/en/regions/tver-oblast/", "regions", "true"),
        ):
            with self.subTest(path):
                marked = f'<a class="site-nav__link" href="/en/{section}/" aria-current="{kind}">'
                self.assertContains(self.client.get(path), marked, 1)
        self.assertNotContains(self.client.get("/en/"), '/" aria-current=')
