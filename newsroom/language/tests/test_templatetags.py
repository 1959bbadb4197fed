from django.template import Context, Template
from django.test import SimpleTestCase


class FirstWordsTests(SimpleTestCase):
    def assertFirst(self, number, text, expected):
        template = Template("{% load language %}{{ text|first_words:number }}")
        self.assertEqual(template.render(Context({"text": text, "number": number})), expected)

    def test_a_text_is_cut_after_a_word(self):
        self.assertFirst(2, "раз два три", "раз два…")
        for number in (3, 4):
            self.assertFirst(number, "раз два три", "раз два три")
        self.assertFirst(1, "", "")
        self.assertFirst(1, " раз\nдва ", " раз…")

    def test_no_break_spaces_hold(self):
        self.assertFirst(2, "он в\xa0доме один", "он в\xa0доме…")
        self.assertFirst(3, "он в\xa0доме один", "он в\xa0доме…")

    def test_nothing_but_a_word_ends_the_beginning(self):
        for mark in ("\xa0—", " —", ",", ":", ";", ".", " («", "\xa0–"):
            self.assertFirst(2 + mark.count(" "), f"раз два{mark} три четыре", "раз два…")
        self.assertFirst(2, "раз «два» три", "раз «два»…")

    def test_markup_is_escaped(self):
        self.assertFirst(1, "<b> & <i>", "&lt;b&gt;…")
