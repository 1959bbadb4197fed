from html import escape
from html.parser import HTMLParser

from django.test import SimpleTestCase
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.prose.clean import clean, paragraphs, plain_text

KEY = "0a2b3c4d-1111-4222-8333-444455556666"

HOSTILE = [
    ("<script>alert(1)</script>text", "<p>text</p>"),
    ("<scr<script>ipt>alert(1)</scr</script>ipt>", None),
    ("<style>p {display: none}</style><p style='x' class='y' id='z'>text</p>", "<p>text</p>"),
    ('<p onmouseover="steal()">text</p>', "<p>text</p>"),
    ("<img src=x onerror=alert(1)>text", "<p>text</p>"),
    ("<svg onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg>text", "<p>text</p>"),
    ("<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>", None),
    ("<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></table></mtext></math>", ""),
    ("<iframe src='https://evil.example'></iframe><object data=x></object><embed src=x>text", "<p>text</p>"),
    ("<form action=/x><input name=y><button>Send</button></form>", "<p>Send</p>"),
    ("<meta http-equiv=refresh content='0;url=//x'><base href=//x><link rel=stylesheet href=//x>text", "<p>text</p>"),
    ("<a href='javascript:alert(1)'>x</a>", "<p>x</p>"),
    ("<a href=' &#1;java&#9;script&#58;alert(1)'>x</a>", "<p>x</p>"),
    ("<a href='java&#x200b;script:alert(1)'>x</a>", "<p>x</p>"),
    ("<a href='JAVASCRIPT:alert(1)'>x</a>", "<p>x</p>"),
    ("<a href='data:text/html,<script>alert(1)</script>'>x</a>", "<p>x</p>"),
    ("<a href='vbscript:x'>x</a><a href='file:///etc/passwd'>y</a>", "<p>xy</p>"),
    ('<a href="https://x.example/&quot; onclick=&quot;steal()">x</a>', None),
    ("<!-- comment --><!--><img src=x onerror=alert(1)>-->text", None),
    ("<![CDATA[<script>alert(1)</script>]]>", None),
    ("<p>1 &lt; 2 &amp;&amp; 3 &gt; 2 &lt;script&gt;</p>", "<p>1 &lt; 2 &amp;&amp; 3 &gt; 2 &lt;script&gt;</p>"),
    ("<noscript><p title='</noscript><img src=x onerror=alert(1)>'>", None),
    ("<template><script>alert(1)</script></template>text", "<p>text</p>"),
    (f"<figure data-picture='{KEY}\" onclick=\"x'></figure>text", "<p>text</p>"),
    ("<span lang='en\" onclick=\"x'>text</span>", "<p>text</p>"),
    ("a\x00b\x08c\u202ed\ud800", "<p>abcd</p>"),
    ("<blockquote>" * 5000 + "text", None),
    ("<b>" * 5000 + "text", "<p><strong>text</strong></p>"),
    ("<table><tr><td rowspan=99999 colspan=-1>text</table>", "<table><tbody><tr><td>text</td></tr></tbody></table>"),
]

SHAPES = [
    ("", ""),
    ("<p></p><p> &nbsp; <br></p><h2></h2><ul><li></li></ul><table><tr><td></table>", ""),
    ("plain words", "<p>plain words</p>"),
    ("<div>one</div><div>two<br><br>three<br></div>", "<p>one</p><p>two</p><p>three</p>"),
    ("<p> one \n  two &nbsp;</p>", "<p>one two</p>"),
    ("<p>one<br>two</p>", "<p>one<br>two</p>"),
    ("<h1>A</h1><p>a</p><h4>B</h4><h2>C</h2><h6>D</h6>", "<h2>A</h2><p>a</p><h3>B</h3><h2>C</h2><h3>D</h3>"),
    ("<b>bold</b> <i>italic</i>", "<p><strong>bold</strong> <em>italic</em></p>"),
    ("<pre><code>a</code>\nb</pre><code></code>", "<p><code>a</code> b</p>"),
    ("<em>a<strong>b</em>c</strong>", "<p><em>a</em><strong><em>b</em>c</strong></p>"),
    ("<ul><li><p>one</p></li><li>two</li></ul>", "<ul><li>one</li><li>two</li></ul>"),
    (
        "<ul><li><p>one</p><p>more</p><ol><li>in</li></ol></li></ul>",
        "<ul><li><p>one</p><p>more</p><ol><li>in</li></ol></li></ul>",
    ),
    ("<ul>loose<li>one</li><ul><li>in</li></ul></ul>", "<ul><li>loose</li><li>one<ul><li>in</li></ul></li></ul>"),
    ("<li>stray</li><td>cell</td>", "<p>stray</p><p>cell</p>"),
    ("<ol start='3' type='a'><li>three</li></ol>", '<ol start="3"><li>three</li></ol>'),
    ("<blockquote cite='x'>words</blockquote>", "<blockquote><p>words</p></blockquote>"),
    ("<p>a</p><hr class='x'><p>b</p>", "<p>a</p><hr><p>b</p>"),
    (
        "<table border=1><caption>Title</caption><thead><tr><th><th>Year</tr></thead><tr><th>Tver<td>5</table>",
        '<p>Title</p><table><tbody><tr><td></td><th scope="row">Year</th></tr>'
        '<tr><th scope="row">Tver</th><td>5</td></tr></tbody></table>',
    ),
    (
        "<table><tr><th>A<th>B<tr><td colspan=2><p>c</p></table>",
        '<table><tbody><tr><th scope="col">A</th><th scope="col">B</th></tr>'
        '<tr><td colspan="2">c</td></tr></tbody></table>',
    ),
]

LINKS = [
    ("https://x.example/a?b=1", "https://x.example/a?b=1"),
    ("https://x.example/?utm_source=mail&a=1&utm_medium=x&fbclid=2#part", "https://x.example/?a=1#part"),
    ("/ru/news/?utm_source=mail", "/ru/news/"),
    ("https://x.example/?ysclid=a1&YCLID=2&msclkid=3&igsh=4&mc_eid=5", "https://x.example/"),
    ("https://x.example/?utmost=1&gclidx=2&page_ga=3", "https://x.example/?utmost=1&gclidx=2&page_ga=3"),
    (
        "https://vk.com/away.php?to=https%3A%2F%2Fx.example%2Fa%3Futm_source%3Dvk%26b%3D1&cc_key=",
        "https://x.example/a?b=1",
    ),
    ("https://www.google.com/url?q=https://vk.com/away.php?to=https%3A%2F%2Fx.example%2F&sa=D", "https://x.example/"),
    ("https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.example%2Fa&data=05", "https://x.example/a"),
    ("https://www.google.com/url?q=javascript:alert(1)", "https://www.google.com/url?q=javascript:alert(1)"),
    ("https://notgoogle.com/url?q=https://x.example/", "https://notgoogle.com/url?q=https://x.example/"),
    ("//x.example/", "//x.example/"),
    ("mailto:press@x.example", "mailto:press@x.example"),
    ("tel:+74950000000", "tel:+74950000000"),
    (" /a file.pdf ", "/a%20file.pdf"),
    ("ftp://x.example/", None),
    ("?utm_source=mail", None),
    ("", None),
]


class HostileTests(SimpleTestCase):
    def test_nothing_hostile_stays(self):
        for hostile, expected in HOSTILE:
            with self.subTest(hostile[:80]):
                result = clean(hostile)
                Inspector(result)
                self.assertEqual(clean(result), result)
                if expected is not None:
                    self.assertEqual(result, expected)

    def test_links_lead_where_readers_may_go(self):
        for href, expected in LINKS:
            with self.subTest(href):
                rel = ' rel="noopener"' if expected and "//" in expected else ""
                link = f'<a href="{escape(expected)}"{rel}>x</a>' if expected else "x"
                self.assertEqual(clean(f'<a href="{escape(href)}" target=_blank title=t>x</a>'), f"<p>{link}</p>")

    def test_a_link_without_words_goes(self):
        self.assertEqual(clean('<p>a<a href="/x"> </a>b<a href="/y"></a></p>'), "<p>a b</p>")


class ShapeTests(SimpleTestCase):
    def test_every_text_takes_the_newsroom_s_shape(self):
        for html, expected in SHAPES:
            with self.subTest(html):
                self.assertEqual(clean(html), expected)
                self.assertEqual(clean(expected), expected)

    def test_words_marked_as_another_language_stay_marked(self):
        marked = '<p>Фонд <span lang="en">Skolkovo <strong>Ventures</strong></span> и <span lang="ru">ОЭЗ</span></p>'
        self.assertEqual(clean(marked), marked)

    def test_languages_that_word_processors_guess_are_no_marks(self):
        self.assertEqual(clean("<p><span lang='EN-US'>Слово</span> <span>и дело</span></p>"), "<p>Слово и дело</p>")

    def test_places_stay(self):
        html = f'<p>a</p><figure data-picture="{KEY}"></figure><blockquote data-quote="{KEY}"></blockquote><p>b</p>'
        self.assertEqual(clean(html), html)

    def test_a_place_is_spelled_one_way_and_what_stood_inside_follows_it(self):
        self.assertEqual(
            clean(
                f'<p>a<figure data-picture="{KEY.upper()}" class="x"><img src=x><figcaption>view</figcaption></figure>'
            ),
            f'<p>a</p><figure data-picture="{KEY}"></figure><p>view</p>',
        )

    def test_a_figure_without_a_key_is_no_place(self):
        self.assertEqual(clean('<figure data-picture="1"><figcaption>view</figcaption></figure>'), "<p>view</p>")


class TextTests(SimpleTestCase):
    def test_plain_text_has_a_line_for_each_block(self):
        html = clean(
            "<h2>A &amp; B</h2><p>one<br>two <em>three</em></p><ul><li>x<ul><li>y</li></ul></li></ul>"
            f"<table><tr><th>T<th>U<tr><td>1<td>2</table><figure data-picture='{KEY}'></figure><p>1 &lt; 2&nbsp;km</p>"
        )
        self.assertEqual(plain_text(html), "A & B\none\ntwo three\nx\ny\nT U\n1 2\n1 < 2\xa0km")

    def test_plain_text_of_nothing_is_nothing(self):
        self.assertEqual((plain_text(""), plain_text(None)), ("", ""))

    def test_paragraphs_are_made_of_lines_and_hold_no_html(self):
        self.assertEqual(paragraphs("one\r\n\n  two <b>& three\n"), "<p>one</p><p>two &lt;b&gt;&amp; three</p>")
        self.assertEqual(plain_text(paragraphs("one\ntwo <b>")), "one\ntwo <b>")


TAGS = [
    *["p", "h1", "h2", "h3", "h5", "ul", "ol", "li", "blockquote", "table", "caption", "tr", "td", "th", "hr", "br"],
    *["figure", "strong", "em", "b", "a", "span", "div", "form", "button", "select", "option", "svg", "math", "style"],
    *["script", "title", "textarea", "template", "noscript", "dl", "dd", "nobr", "center", "marquee", "foreignObject"],
    *["code", "mtext", "pre", "xmp", "body"],
]
ATTRIBUTES = [
    *["", ' href="https://x.example/?utm_a=1&b=2"', ' href="//[x"', ' href=" java&#9;script:x"', ' href="?&utm_a=2&"'],
    *[' href="&#160;https://["', ' lang="en"', " lang=ru", f' data-picture="{KEY}"', f' data-quote="{KEY.upper()}"'],
    *[" colspan=3", " start=7", " rowspan=70000", " class=x onclick=y"],
]
WORDS = [" ", "\n", "&nbsp;", "a", "b ", "<!--", "-->", "<![CDATA[", "]]>", "&lt;", "&amp;lt;", "&#13;", "\u2003"]
PIECES = st.one_of(
    st.builds("<{}{}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)),
    st.builds("</{}>".format, st.sampled_from(TAGS)),
    st.sampled_from(WORDS),
    st.text(max_size=4),
)
BEGINNINGS = ["", "https://x", "/x?", "java", "mailto:"]


class AnyTextTests(SimpleTestCase):
    @settings(max_examples=300, deadline=None)
    @given(st.lists(PIECES, max_size=40).map("".join))
    def test_cleaning_twice_changes_nothing_and_only_what_is_allowed_stays(self, html):
        result = clean(html)
        self.assertEqual(clean(result), result)
        Inspector(result)

    @settings(max_examples=300, deadline=None)
    @given(
        st.sampled_from(["", "https://x", "/x?", "java", "mailto:"]), st.text("htps:/?#&=utm_a [].@x%\\\t\n\xa0\x01")
    )
    def test_cleaning_any_address_twice_changes_nothing(self, beginning, rest):
        result = clean(f'<a href="{escape(beginning + rest)}">x</a>')
        self.assertEqual(clean(result), result)
        Inspector(result)

    @settings(max_examples=200, deadline=None)
    @given(st.text(max_size=200))
    def test_no_word_of_a_plain_text_is_lost(self, text):
        visible = [character for character in text if character.isalnum()]
        self.assertEqual([c for c in plain_text(paragraphs(text)) if c.isalnum()], visible)


class Inspector(HTMLParser):
    """Fails on any tag or attribute that clean HTML does not have, and on tags that do not match."""

    ALLOWED = {
        **{tag: set() for tag in ("p", "h2", "h3", "h4", "ul", "li", "blockquote", "table", "tbody", "tr")},
        **{tag: set() for tag in ("hr", "br", "strong", "em", "code")},
        **{"a": {"href", "rel"}, "span": {"lang"}, "figure": {"data-picture"}, "blockquote": {"data-quote"}},
        **{"ol": {"start"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"}},
    }

    def __init__(self, html):
        super().__init__()
        self.open = []
        self.feed(html)
        self.close()
        assert not self.open, html

    def handle_starttag(self, tag, attrs):
        assert set(dict(attrs)) <= self.ALLOWED[tag], (tag, attrs)
        scheme, colon, _ = dict(attrs).get("href", "").partition(":")
        assert not colon or {*"/?#"} & {*scheme} or scheme.lower() in {"http", "https", "mailto", "tel"}, attrs
        if tag not in {"br", "hr"}:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_comment(self, data):
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment
