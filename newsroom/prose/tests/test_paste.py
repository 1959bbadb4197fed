"""What Word and web pages put on the clipboard, and what is saved of it."""

from django.test import override_settings

from newsroom.tests.browser import BrowserTestCase

from .models import Note, WithNotes

PASTE = """(text, kinds) => {
  const data = new DataTransfer()
  for (const [kind, content] of Object.entries(kinds)) data.setData(kind, content)
  text.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}))
}"""

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style>
<!-- p.MsoNormal {margin:0cm; font-size:11.0pt;} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=RU style='tab-interval:35.4pt'><!--StartFragment-->
<p class=MsoTitle><span style='mso-ansi-language:RU'>Итоги года<o:p></o:p></span></p>
<h1><b><span style='color:#2F5496'>Технопарки</span></b><o:p></o:p></h1>
<p class=MsoNormal><span style='font-size:14.0pt'>В&nbsp;этом&nbsp; году <b>12&nbsp;площадок</b> и
<span style='mso-bidi-font-style:italic;font-style:italic'>две</span> зоны.<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>Тверь</p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Дубна</p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>Томск</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>3.<span>
&nbsp;</span></span><![endif]>Третье</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>4.<span>
&nbsp;</span></span><![endif]>Четвёртое</p>
<p class=MsoQuote>Так и <a name="_Toc1"></a><a href="#_ftn1">будет</a>.</p>
<table class=MsoTableGrid border=1 style='border-collapse:collapse'><tr style='height:20pt'><td width=100><p
class=MsoNormal>Регион<o:p></o:p></p></td><td><p class=MsoNormal>5</p></td></tr></table>
<!--EndFragment--></body></html>"""

WEB = """<meta charset='utf-8'><div class="article" style="box-sizing: border-box; color: rgb(0, 0, 0);">
<nav><a href="/">Home</a></nav><h1 class="title" style="font-weight: 700"><span>Big <b>news</b></span></h1>
<div role="heading" aria-level="3"><span style="font-weight: 400">Part</span></div>
<p data-id="7" onclick="x()"><span style="font-weight: 700;">Bold</span><span>&nbsp;and </span><a class="link"
href="https://x.example/a?utm_source=site&amp;id=7&amp;fbclid=Iw" target="_blank" rel="noopener">one</a>, <a
href="https://vk.com/away.php?to=https%3A%2F%2Fy.example%2F%3Fyclid%3D1">two</a>, <a href="#top">three</a>,
<a href="javascript:void(0)">four</a>.<span style="display:none">secret</span></p>
<ul class="list"><li style="x"><p>first</p></li><li>sec\u00adond</li></ul>
<script>track()</script><button>Share</button><svg><text>no</text></svg><!-- gone -->
<p><span lang="ru">Привет</span> <span lang="fr">bonjour</span></p></div>"""

DOCS = """<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span
style="font-size:16pt;font-weight:700">Heading</span></h2><p dir="ltr" style="line-height:1.38"><span
style="font-weight:400;white-space:pre-wrap;">plain </span><span style="font-weight:700">bold</span></p></b>"""


@override_settings(ROOT_URLCONF="newsroom.prose.tests.urls", MIDDLEWARE=[])
class PasteTests(WithNotes, BrowserTestCase):
    def paste(self, language="ru", **kinds):
        """What is saved, and what the editor holds before the server cleans it."""
        page = self.open("/")
        text = page.locator(f"[role=textbox][lang={language}]")
        text.click()
        text.evaluate(PASTE, {f"text/{kind}": content for kind, content in kinds.items()})
        typed = page.locator(f"#id_text_{language}").input_value()
        with page.expect_navigation():
            page.evaluate("document.forms[0].requestSubmit()")
        return getattr(Note.objects.get(), f"text_{language}"), typed

    def test_word_brings_headings_lists_and_tables_and_no_styles(self):
        saved, typed = self.paste(html=WORD)
        self.assertEqual(
            saved.replace("\u00a0", " "),
            "<h2>Итоги года</h2><h2>Технопарки</h2>"
            "<p>В этом году <strong>12 площадок</strong> и <em>две</em> зоны.</p>"
            "<ul><li>Тверь<ul><li>Дубна</li></ul></li><li>Томск</li></ul>"
            '<ol start="3"><li>Третье</li><li>Четвёртое</li></ol>'
            "<blockquote><p>Так и будет.</p></blockquote>"
            "<table><tbody><tr><td>Регион</td><td>5</td></tr></tbody></table>",
        )
        self.assertNotRegex(typed, "style=|class=|Mso|\u00a0")

    def test_a_web_page_brings_text_and_links_that_count_nobody(self):
        saved, typed = self.paste("en", html=WEB)
        self.assertEqual(
            saved.replace("\u00a0", " "),
            "<h2>Big news</h2><h3>Part</h3>"
            '<p><strong>Bold</strong> and <a href="https://x.example/a?id=7" rel="noopener">one</a>, '
            '<a href="https://y.example/" rel="noopener">two</a>, three, four.</p>'
            "<ul><li>first</li><li>second</li></ul>"
            '<p><span lang="ru">Привет</span> bonjour</p>',
        )
        self.assertNotRegex(typed, "utm_|fbclid|yclid|away|style=|class=|secret|track|Share")

    def test_a_document_of_an_office_on_the_web_is_bold_only_where_it_is(self):
        self.assertEqual(self.paste("en", html=DOCS)[0], "<h2>Heading</h2><p>plain <strong>bold</strong></p>")

    def test_what_an_editor_of_ours_copied_keeps_its_places(self):
        key = "0a2b3c4d-1111-4222-8333-444455556666"
        html = f'<figure data-picture="{key}" data-pm-slice="0 0 []"></figure><p>a</p>'
        self.assertEqual(self.paste("en", html=html)[0], f'<figure data-picture="{key}"></figure><p>a</p>')

    def test_plain_text_comes_as_paragraphs_without_odd_spaces(self):
        self.assertEqual(self.paste("en", plain="one\u00a0\u200btwo\n\nthree")[0], "<p>one two</p><p>three</p>")
