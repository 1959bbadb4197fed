from uuid import UUID

from django.template import Context, Template
from django.test import SimpleTestCase
from django.utils import translation
from django.utils.safestring import SafeString

from newsroom.prose.fill import fill
from newsroom.prose.offers import offer

ONE, TWO, THREE = (UUID(int=number) for number in (1, 2, 3))
BODY = f'<p>a</p><figure data-picture="{ONE}"></figure><blockquote data-quote="{TWO}"></blockquote><p>b</p>'


class FillTests(SimpleTestCase):
    def test_places_are_filled_from_rows(self):
        for key in (lambda key: key, str):
            html, unplaced = fill(BODY, {key(ONE): "<img>"}, {key(TWO): "<q>words</q>"})
            self.assertEqual(html, "<p>a</p><img><q>words</q><p>b</p>")
            self.assertEqual(unplaced, [])

    def test_rows_without_a_place_are_named_in_order_pictures_first(self):
        html, unplaced = fill(BODY, {THREE: "<img 3>", ONE: "<img 1>"}, {TWO: "<q 2>", "x": "<q x>"})
        self.assertEqual(unplaced, [THREE, "x"])
        self.assertNotIn("<img 3>", html)

    def test_a_place_whose_row_is_gone_vanishes(self):
        self.assertEqual(fill(BODY), ("<p>a</p><p>b</p>", []))

    def test_a_picture_does_not_fill_the_place_of_a_quote(self):
        self.assertEqual(fill(BODY, {TWO: "<img>"}, {ONE: "<q>"}), ("<p>a</p><p>b</p>", [TWO, ONE]))

    def test_a_row_is_shown_once(self):
        self.assertEqual(fill(BODY + BODY, {ONE: "<img>"})[0].count("<img>"), 1)

    def test_a_row_may_hold_what_looks_like_a_pattern(self):
        self.assertIn(r"<img alt='\1 \g<0>'>", fill(BODY, {ONE: r"<img alt='\1 \g<0>'>"})[0])

    def test_each_table_scrolls_in_a_frame_of_its_own(self):
        table = "<table><tbody><tr><td>1</td></tr></tbody></table>"
        with translation.override("en"):
            html, _ = fill(table + table)
        for number in (1, 2):
            frame = f'<div class="table-scroll" tabindex="0" role="region" aria-label="Table {number}">{table}</div>'
            self.assertIn(frame, html)

    def test_nothing_is_nothing(self):
        for nothing in ("", None):
            html, unplaced = fill(nothing, {ONE: "<img>"})
            self.assertEqual((html, unplaced), ("", [ONE]))
            self.assertIsInstance(html, SafeString)


class TemplateTests(SimpleTestCase):
    def test_filters_print_rich_text_and_its_words(self):
        template = Template("{% load prose %}{{ body|prose }}|{{ body|plain_text }}")
        printed = template.render(Context({"body": "<p>1 &lt; 2</p>"}))
        self.assertEqual(printed, "<p>1 &lt; 2</p>|1 &lt; 2")

    def test_a_row_offers_itself_by_key_and_name(self):
        self.assertEqual(offer("picture", ONE, "A & B"), f'<span data-prose-picture="{ONE}">A &amp; B</span>')
