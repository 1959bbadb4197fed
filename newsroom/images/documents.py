"""Taking in a document: PDF and DOCX, told by their content."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .uploads import CleanFile, original_name, refuse_size, suffix_of

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED_BYTES = 200 * 1024 * 1024
MAX_PARTS = 5000
PART_BYTES = 1024 * 1024

PACKED = {ZIP_STORED, ZIP_DEFLATED}  # the only two that the format of Word knows
PDF_HEADER = re.compile(rb"%PDF-[12]\.\d\s")
PDF_END = re.compile(rb"startxref\s+(\d{1,10})\s+%%EOF[\s\0]*\Z")
PDF_CROSS_REFERENCE = re.compile(rb"\s*(xref\s|\d+\s+\d+\s+obj)")


def clean_document(upload) -> CleanFile:
    """Judge a document by its content and keep it as it is.

    A PDF begins with its header, and ends with a pointer to its own table and nothing behind. A DOCX is a ZIP archive
    with the parts that Word needs, without macros, that unpacks to a sane size; nothing of it is unpacked but the list
    of types. `columns` gives `original_name`, `size` in bytes and `kind`. Raises ValidationError.
    """
    refuse_size(upload, MAX_BYTES)
    upload.seek(0)
    content = upload.read()
    if PDF_HEADER.match(content):
        kind = "pdf"
        _judge_pdf(content)
    elif content.startswith(b"PK\x03\x04"):
        kind = "docx"
        _judge_docx(content)
    else:
        raise ValidationError(
            _("This is neither a PDF nor a DOCX document. Save it as one of these and send it again."),
            code="not_a_document",
        )
    if suffix_of(upload) not in {kind, ""}:
        raise ValidationError(
            _("The name ends in “.%(suffix)s”, but inside is a %(format)s document. Give it the right name."),
            code="wrong_suffix",
            params={"suffix": suffix_of(upload), "format": kind.upper()},
        )
    return CleanFile(content, kind, original_name=_name_for(upload, kind), kind=kind)


def _name_for(upload, kind):
    """Readers save it under a name that ends in what it is: some systems drop a last dot: “plan.hta.” is a program."""
    name = original_name(upload)
    return name if suffix_of(upload) == kind else f"{name.strip('. ') or kind}.{kind}"[-255:]


def _judge_pdf(content):
    end = PDF_END.search(content, max(0, len(content) - 1024))
    if not end or not PDF_CROSS_REFERENCE.match(content, int(end[1])):
        raise _damaged()


def _judge_docx(content):
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            with archive.open("[Content_Types].xml") as part:
                types = part.read(PART_BYTES)
    except Exception as error:  # zipfile tells of damage by many kinds of error
        raise _damaged() from error
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
        raise ValidationError(_("Unpacked, the document would be far too large."), code="bomb")
    names = {part.filename for part in parts}
    if "word/document.xml" not in names or any(part.compress_type not in PACKED for part in parts):
        raise _damaged()
    if b"macroEnabled" in types or any("vba" in name.casefold() for name in names):
        raise ValidationError(
            _("The document carries macros. Save it as DOCX without macros and send it again."), code="macros"
        )


def _damaged():
    return ValidationError(
        _("The document is damaged or was not sent whole. Open it, save it again and send it anew."), code="damaged"
    )
