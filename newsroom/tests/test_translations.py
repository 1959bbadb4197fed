import gettext
import os
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from babel.messages.pofile import read_po
from django.core.management import CommandError, call_command
from django.test import SimpleTestCase, override_settings

from newsroom.management.commands.check_translations import faults_of

HEADER = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);\n"
"""
MESSAGES = """
msgid "Search"
msgstr "Поиск"

msgid "%(count)d story"
msgid_plural "%(count)d stories"
msgstr[0] "%(count)d статья"
msgstr[1] "%(count)d статьи"
msgstr[2] "%(count)d статей"
"""


class CompileTranslationsTests(SimpleTestCase):
    def setUp(self):
        folder = self.enterContext(TemporaryDirectory())
        self.enterContext(override_settings(LOCALE_PATHS=[folder]))
        self.po = Path(folder, "ru", "LC_MESSAGES", "django.po")
        self.mo = self.po.with_suffix(".mo")
        self.po.parent.mkdir(parents=True)
        self.po.write_text(HEADER + MESSAGES, encoding="utf-8")

    def test_gettext_reads_what_was_compiled(self):
        call_command("compile_translations")
        with self.mo.open("rb") as file:
            russian = gettext.GNUTranslations(file)
        self.assertEqual(russian.gettext("Search"), "Поиск")
        counted = [russian.ngettext("%(count)d story", "%(count)d stories", n) % {"count": n} for n in (1, 3, 11, 21)]
        self.assertEqual(counted, ["1 статья", "3 статьи", "11 статей", "21 статья"])

    def test_only_a_newer_catalogue_is_compiled(self):
        call_command("compile_translations")
        self.mo.write_bytes(b"kept")
        call_command("compile_translations")
        self.assertEqual(self.mo.read_bytes(), b"kept")
        later = self.mo.stat().st_mtime + 1
        os.utime(self.po, (later, later))
        call_command("compile_translations")
        self.assertNotEqual(self.mo.read_bytes(), b"kept")

    def test_a_broken_catalogue_is_named(self):
        self.po.write_text(HEADER + "Search is Поиск", encoding="utf-8")
        with self.assertRaisesRegex(CommandError, "django.po cannot be compiled"):
            call_command("compile_translations")
        self.assertEqual([path.name for path in self.po.parent.iterdir()], ["django.po"])


class FaultsOfTranslationsTests(SimpleTestCase):
    def faults(self, text):
        catalogue = read_po(BytesIO((HEADER + text).encode()), locale="ru")
        return [fault for message in catalogue if message.id for fault in faults_of(message, catalogue)]

    def test_good_translations_have_no_faults(self):
        self.assertEqual(self.faults(MESSAGES), [])

    def test_each_fault_is_found(self):
        cases = [
            ('msgid "Search"\nmsgstr ""\n', "not translated"),
            ('#, fuzzy\nmsgid "Search"\nmsgstr "Поиск"\n', "fuzzy"),
            ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "а"\nmsgstr[1] ""\nmsgstr[2] "в"\n', "not translated"),
            ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "а"\nmsgstr[1] "б"\n', "not translated"),
            ('#, python-format\nmsgid "%(count)d"\nmsgstr "%(number)d"\n', "unknown named placeholder"),
        ]
        for text, fault in cases:
            with self.subTest(text=text):
                self.assertIn(fault, " ".join(self.faults(text)))
