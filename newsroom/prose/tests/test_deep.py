"""However deep somebody nests, the work grows as the text does."""

import sys
from unittest.mock import patch

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase

from newsroom.prose.clean import KEPT, NEVER_TEXT, READ, clean
from newsroom.prose.fields import MAX_LENGTH, ProseFormField
from newsroom.prose.mould import Mould
from newsroom.prose.shallow import MAX_OPEN, shallow

KNOWN = KEPT | READ | NEVER_TEXT
UNITS = [
    "<span lang=en>x",
    "<ul><li>",
    "<b>x",
    "<i><b><p>x",
    "<DIV>x",
    "<li><blockquote >x",
    "<dl><dt>",
    "<table><tr><td>",
]


def instructions(work, *args):
    """How many instructions of Python a call takes: the same on every machine."""
    count = 0

    def trace(frame, event, arg):
        nonlocal count
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work(*args)
    finally:
        sys.settrace(before)
    return count


class DeepTests(SimpleTestCase):
    def test_only_so_many_elements_stand_inside_one_another(self):
        for name in ("ul", "blockquote", "div", "b", "SPAN", "table"):
            with self.subTest(name):
                self.assertEqual(shallow(f"<{name} ><li>x" * 200, KNOWN).count(f"<{name} >"), MAX_OPEN)

    def test_unknown_elements_go_and_their_words_stay(self):
        self.assertEqual(clean("<x>a <o:p/><custom-thing y='1'>b</custom-thing>" * 30), f"<p>{'a b' * 30}</p>")
        self.assertEqual(clean("<<x>b>bold"), "<p>&lt;b&gt;bold</p>")

    def test_what_is_opened_and_closed_again_is_never_too_deep(self):
        self.assertEqual(clean("<div><b>x</b></div>" * 300), "<p><strong>x</strong></p>" * 300)
        self.assertEqual(clean("<ul>" + "<li>x" * 300 + "</ul>"), f"<ul>{'<li>x</li>' * 300}</ul>")
        self.assertEqual(clean("<table>" + "<tr><td>x" * 300).count("<tr>"), 300)

    def test_what_stands_in_a_comment_opens_nothing(self):
        comment = "<!--[if gte mso 9]>" + "<div>" * 50 + "<![endif]-->"
        self.assertEqual(clean(f"{comment}<ul><li>x</li></ul>"), "<ul><li>x</li></ul>")
        self.assertEqual(clean("<!--><b>x</b>--><b>y</b>"), "<p><strong>x</strong>--&gt;<strong>y</strong></p>")

    def test_too_deep_words_stay_each_on_its_line(self):
        lines = [f"line{number}" for number in range(50)]
        deep = "".join(f"<div>{line}" for line in lines) + "</div>" * 50 + "after"
        self.assertEqual(clean(deep), "".join(f"<p>{line}</p>" for line in [*lines, "after"]))

    def test_cleaning_twice_changes_nothing(self):
        for unit in UNITS:
            with self.subTest(unit):
                once = clean(unit * 60 + "end")
                self.assertEqual(clean(once), once)

    def test_twice_the_text_is_twice_the_work(self):
        for unit in UNITS:
            with self.subTest(unit):
                once, twice = (instructions(clean, unit * times) for times in (100, 200))
                self.assertLess(twice, once * 2.2)

    def test_the_mould_alone_does_no_more_for_deep_marks(self):
        once, twice = (
            instructions(Mould().pour, "<span lang=en>x" * times + "</span>" * times) for times in (100, 200)
        )
        self.assertLess(twice, once * 2.2)


class LongTests(SimpleTestCase):
    def test_a_text_over_the_limit_is_refused_before_it_is_cleaned(self):
        field = ProseFormField(required=False)
        with self.assertRaises(ValidationError) as caught, patch("newsroom.prose.fields.clean") as cleaning:
            field.clean("x" * (MAX_LENGTH + 1))
        self.assertEqual(caught.exception.code, "too_long")
        self.assertIn("500000", caught.exception.message % caught.exception.params)
        cleaning.assert_not_called()

    def test_a_text_at_the_limit_is_taken(self):
        self.assertEqual(len(ProseFormField().clean("x" * MAX_LENGTH)), MAX_LENGTH + len("<p></p>"))
