import re

from django.test import SimpleTestCase
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.prose.clean import clean, plain_text

from .test_clean import PIECES, Inspector

# "~" stands for a no-break space.
CASES = [
    ("ru", '<p>Зона "<strong>Дубна</strong>" и - всё</p>', "<p>Зона «<strong>Дубна</strong>» и~— всё</p>"),
    ("ru", '<p><b>"Дубна</b>" в <i>городе</i></p>', "<p><strong>«Дубна</strong>» в~<em>городе</em></p>"),
    ("ru", '<p>"<a href="/a-"b"/">Доклад "Зона</a>""</p>', '<p>«<a href="/a-">Доклад „Зона</a>“»</p>'),
    ("ru", '<p>17 <b>-</b> 19 мая, 1<i>-</i>2 дня</p>', "<p>17–19~мая, 1<em>–</em>2 дня</p>"),
    ("ru", '<p>"Раз<br>два"</p>', "<p>«Раз<br>два»</p>"),
    ("ru", '<p>"Раз</p><p>два"</p>', '<p>"Раз</p><p>два"</p>'),
    ("ru", '<ul><li>"Раз"<ul><li>"два"</li></ul></li></ul>', "<ul><li>«Раз»<ul><li>«два»</li></ul></li></ul>"),
    ("ru", '<table><tr><td>10-15 %<td>в "нём"</table>',
     "<table><tbody><tr><td>10–15~%</td><td>в~«нём»</td></tr></tbody></table>"),
    ("ru", '<h2>О "нём"</h2>', "<h2>О~«нём»</h2>"),
    ("ru", '<p>Доклад "<span lang="en">"It\'s" - here</span>", да</p>',
     '<p>Доклад «<span lang="en">“It’s”~– here</span>», да</p>'),
    ("en", '<p>"The <span lang="ru">"Дубна" - город</span> zone"</p>',
     '<p>“The <span lang="ru">«Дубна»~— город</span> zone”</p>'),
    ("en", "<p>a &amp; b - <em>it's</em> 5 &lt; 6</p>", "<p>a &amp; b~– <em>it’s</em> 5 &lt; 6</p>"),
    # Code and addresses
    ("ru", '<p>Это <code>"a - b"...</code> и "в <code>\'</code>"</p>',
     '<p>Это <code>"a - b"...</code> и~«в~<code>\'</code>»</p>'),
    ("ru", '<p><a href="https://x.org/1-2/">https://x.org/1-2/</a></p>',
     '<p><a href="https://x.org/1-2/" rel="noopener">https://x.org/1-2/</a></p>'),
    ("ru", '<p><a href="/план-1-2/">план-1-2</a>, <a href="tel:+7495">12-34 - 5</a></p>',
     '<p><a href="/план-1-2/">план-1-2</a>, <a href="tel:+7495">12-34 - 5</a></p>'),
    ("ru", '<p><a href="/x/">в "1-2"</a></p>', '<p><a href="/x/">в~«1–2»</a></p>'),
]  # fmt: skip
TYPED = st.one_of(
    PIECES,
    st.sampled_from(['"', "'", " - ", " в ", "5", "17-19", "...", "«", "»", " ", "<code>", "</code>", "Дом", "“"]),
)
MAY_CHANGE = re.compile("[\\s\"«»„“”'‘’…—–.-]+")


class TypesettingTests(SimpleTestCase):
    def test_rich_text_is_set_line_by_line(self):
        for language, typed, expected in CASES:
            with self.subTest(typed):
                result = clean(typed, language)
                self.assertEqual(result.replace("\xa0", "~"), expected)
                self.assertEqual(clean(result, language), result)
                self.assertEqual(clean(result), result)

    def test_without_a_language_nothing_is_set(self):
        self.assertEqual(clean('<p>"в нём" - да</p>'), '<p>"в нём" - да</p>')

    @settings(max_examples=300, deadline=None)
    @given(st.lists(TYPED, max_size=40).map("".join), st.sampled_from(["ru", "en"]))
    def test_setting_twice_changes_nothing_and_no_word_is_lost(self, html, language):
        result = clean(html, language)
        Inspector(result)
        self.assertEqual(clean(result, language), result)
        self.assertEqual(MAY_CHANGE.sub("", plain_text(result)), MAY_CHANGE.sub("", plain_text(clean(html))))
