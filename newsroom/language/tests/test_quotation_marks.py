from django.template import Context, Template
from django.test import SimpleTestCase
from django.utils.translation import override
from hypothesis import given, settings

from newsroom.language.quotation_marks import quoted
from newsroom.language.typography import typeset

from .test_typography import LANGUAGES, MAY_CHANGE, TEXTS

CASES = {
    "ru": [
        ("Мы ждали.", "«Мы ждали.»"),
        ('Мы открыли ООО "Дубна"', "«Мы открыли ООО „Дубна“»"),
        ('"Дубна" растёт, и "Союз"', "«„Дубна“ растёт, и~„Союз“»"),
        ('"Уже в кавычках"', "«Уже в~кавычках»"),
        ('"Уже в кавычках".', "«Уже в~кавычках.»"),
        ('"Уже ли?".', "«Уже~ли?»"),
        ('"Мы открыли ООО "Дубна""', "«Мы открыли ООО „Дубна“»"),
        ("«Кластер «Дубна»", "«Кластер „Дубна“»"),
        ("ООО «Кластер «Дубна»", "«ООО „Кластер „Дубна“»"),
        ('ООО "Кластер "Дубна""', "«ООО „Кластер „Дубна“»"),
        ('Экран 15"', '«Экран 15"»'),
        ("«»", "«»"),
    ],
    "en": [
        ("We waited.", "“We waited.”"),
        ('We opened "Dubna"', "“We opened ‘Dubna’”"),
        ("“We opened “Dubna””", "“We opened ‘Dubna’”"),
        ("'We waited, and it's here.'", "“We waited, and it’s here.”"),
        ("'Dubna' and 'Soyuz'", "“‘Dubna’ and ‘Soyuz’”"),
        ("He said 'the \"Dubna\" zone' twice", "“He said ‘the “Dubna” zone’ twice”"),
        ('A 5" screw', '“A 5" screw”'),
    ],
}


class QuotedTests(SimpleTestCase):
    def test_marks_stand_once_around_and_others_inside(self):
        for language, cases in CASES.items():
            for typed, expected in cases:
                with self.subTest(typed):
                    printed = quoted(typeset(typed, language), language)
                    self.assertEqual(printed.replace("\xa0", "~"), expected)

    def test_templates_ask_in_the_language_of_the_page(self):
        template = Template("{% load language %}{{ text|quoted }}")
        for language, expected in (("ru", "«&lt;b&gt; „Дубна“»"), ("en", "“&lt;b&gt; «Дубна»”")):
            with override(language):
                self.assertEqual(template.render(Context({"text": "<b> «Дубна»"})), expected)

    @settings(max_examples=300, deadline=None)
    @given(TEXTS, LANGUAGES)
    def test_no_word_is_lost_and_no_mark_of_any_text_is_doubled(self, text, language):
        printed = quoted(typeset(text, language), language)
        self.assertEqual(MAY_CHANGE.sub("", printed).split(), MAY_CHANGE.sub("", text).split())
        self.assertNotRegex(printed[1:-1], "«|»" if language == "ru" else "““")
