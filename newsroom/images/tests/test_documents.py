from zipfile import ZIP_BZIP2

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import SimpleTestCase, TestCase

from newsroom.images.documents import MAX_BYTES, clean_document

from .factories import docx_file, make_attachment, pdf_file, picture_file

MACRO_TYPE = b'<Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'


def changed(upload, change):
    return SimpleUploadedFile(upload.name, change(upload.read()))


def without_end(content):
    return content[: len(content) // 2]


class Huge(SimpleUploadedFile):
    def __init__(self):
        super().__init__("huge.pdf", b"x")
        self.size = MAX_BYTES + 1

    def read(self, *args):
        raise AssertionError("A file that is too large is not read.")


class CleanDocumentTests(SimpleTestCase):
    def test_hostile_and_broken_files_are_refused_with_their_reason(self):
        table = {
            "nothing": (SimpleUploadedFile("empty.pdf", b""), "empty"),
            "too many bytes": (Huge(), "too_large"),
            "text": (SimpleUploadedFile("text.pdf", b"Words"), "not_a_document"),
            "a picture": (picture_file("picture.pdf"), "not_a_document"),
            "a page before the PDF": (changed(pdf_file(), lambda pdf: b"<html>" + pdf), "not_a_document"),
            "PDF called DOCX": (pdf_file("letter.docx"), "wrong_suffix"),
            "DOCX called PDF": (docx_file(name="letter.pdf"), "wrong_suffix"),
            "PDF called a program": (pdf_file("letter.exe"), "wrong_suffix"),
            "half a PDF": (changed(pdf_file(), without_end), "damaged"),
            "only the header": (SimpleUploadedFile("a.pdf", b"%PDF-1.7\nstartxref\n0\n%%EOF"), "damaged"),
            "a table beyond the end": (
                SimpleUploadedFile("a.pdf", b"%PDF-1.7\nstartxref\n" + b"9" * 900 + b"\n%%EOF"),
                "damaged",
            ),
            "an archive behind the PDF": (pdf_file(behind=docx_file().read()), "damaged"),
            "a page behind the PDF": (pdf_file(behind=b"<script>"), "damaged"),
            "half a DOCX": (changed(docx_file(), without_end), "damaged"),
            "any archive": (docx_file(without=["[Content_Types].xml"]), "damaged"),
            "a spreadsheet": (docx_file(without=["word/document.xml"]), "damaged"),
            "packed as Word never does": (docx_file(compression=ZIP_BZIP2), "damaged"),
            "macros": (docx_file({"word/vbaProject.bin": b"x"}), "macros"),
            "macros hidden in capitals": (docx_file({"word/VBAPROJECT.BIN": b"x"}), "macros"),
            "macros by type": (docx_file(types=MACRO_TYPE), "macros"),
            "a bomb": (docx_file({"word/media/a.xml": bytes(201 * 1024 * 1024)}), "bomb"),
            "a swarm of parts": (docx_file({f"word/{number}.xml": b"" for number in range(5001)}), "bomb"),
        }
        for what, (upload, code) in table.items():
            with self.subTest(what), self.assertRaises(ValidationError) as refusal:
                clean_document(upload)
            self.assertEqual(refusal.exception.code, code, what)

    def test_a_good_document_is_kept_as_it_is(self):
        for upload, kind in ((pdf_file("Отчёт.pdf"), "pdf"), (docx_file(name="Отчёт.DOCX"), "docx")):
            with self.subTest(kind):
                content = upload.read()
                clean = clean_document(upload)
                self.assertEqual(clean.read(), content)
                self.assertEqual(clean.columns, {"size": len(content), "original_name": upload.name, "kind": kind})

    def test_a_document_is_saved_under_a_name_that_ends_in_what_it_is(self):
        table = {
            "plan.pdf": "plan.pdf",
            "plan.PDF": "plan.PDF",
            "plan": "plan.pdf",
            "plan.hta.": "plan.hta.pdf",
            "plan.exe. .": "plan.exe.pdf",
            ".exe": "exe.pdf",
            "plan\u202efdp.exe.": "planfdp.exe.pdf",
            "..": "pdf.pdf",
            "x" * 300: "x" * 251 + ".pdf",
        }
        for given, kept in table.items():
            with self.subTest(given):
                upload = pdf_file()
                upload._name = given
                self.assertEqual(clean_document(upload).columns["original_name"], kept)


class StoredDocumentTests(TestCase):
    def test_a_document_is_stored_under_a_name_of_ours(self):
        attachment = make_attachment(file=docx_file(name="../Устав.docx"))
        self.assertRegex(attachment.file.name, r"^documents/[0-9a-f]{32}(_\w{7})?\.docx$")
        self.assertEqual((attachment.kind, attachment.original_name), ("docx", "Устав.docx"))

    def test_a_deleted_document_takes_its_file_with_it(self):
        attachment = make_attachment()
        with self.captureOnCommitCallbacks(execute=True):
            attachment.delete()
        self.assertFalse(default_storage.exists(attachment.file.name))
