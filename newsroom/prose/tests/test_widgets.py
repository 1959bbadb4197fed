import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.forms import modelform_factory
from django.test import SimpleTestCase
from django.utils import translation

from newsroom.prose.widgets import MODULES, ProseWidget
from newsroom.prose.words import WORDS

from .models import Note


class WidgetTests(SimpleTestCase):
    def test_the_text_s_language_is_told_by_the_field_s_name(self):
        for name, language in [("text_en", 'lang="en"'), ("quotes-0-text_ru", 'lang="ru"')]:
            self.assertIn(language, ProseWidget().render(name, ""))
        self.assertNotIn("lang=", ProseWidget().render("text", ""))

    def test_html_in_the_text_is_escaped_on_its_way_into_the_form(self):
        self.assertIn("&lt;/textarea&gt;", ProseWidget().render("text", "</textarea><script>"))

    def test_every_script_and_style_exists(self):
        media = str(ProseWidget().media)
        for path in [
            *re.findall(r'(?:src|href)="/static/([^"]+)"', media),
            *(f"prose/js/{name}.js" for name in MODULES),
        ]:
            self.assertTrue(finders.find(path), path)

    def test_the_editor_s_words_come_before_the_editor(self):
        with translation.override("en"):
            media = str(modelform_factory(Note, fields=["text_ru", "text_en"])().media)
        self.assertLess(media.index('"bold": "Bold"'), media.index("prose/js/words.js"))
        self.assertLess(media.index("prose/js/words.js"), media.index('src="/static/django_prose_editor/'))
        self.assertEqual(media.count("prose/js/words.js"), 1)

    def test_our_scripts_have_all_their_words(self):
        scripts = "".join(Path(finders.find(f"prose/js/{name}.js")).read_text(encoding="utf-8") for name in MODULES)
        names = set(re.findall(r'gettext\("([^"]+)"\)', scripts))
        self.assertIn("formatting", names)
        names |= {f"mark as {language}" for language in ("ru", "en")}
        names |= {f"{prefix}{kind}" for kind in ("picture", "quote") for prefix in ("", "place ")}
        self.assertLessEqual(names, set(WORDS))
