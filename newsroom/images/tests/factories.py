from io import BytesIO
from itertools import count
from zipfile import ZIP_DEFLATED, ZipFile

import PIL.Image
from django.core.files.uploadedfile import SimpleUploadedFile

from newsroom.images.models import Attachment, Image

numbers = count(1)


def picture_file(name="picture.jpg", *, size=(60, 40), mode="RGB", colour=None, kind="JPEG", behind=b"", **options):
    """An upload that holds a picture of one colour, each time another one."""
    if colour is None:
        colour = (next(numbers) % 256, 90, 160) if mode == "RGB" else 0
    content = BytesIO()
    PIL.Image.new(mode, size, colour).save(content, kind, **options)
    return SimpleUploadedFile(name, content.getvalue() + behind)


def pdf_file(name="document.pdf", *, behind=b""):
    body = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    body += b"2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n%% %d\n" % next(numbers)
    table = b"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 3 /Root 1 0 R >>\n"
    return SimpleUploadedFile(name, body + table + b"startxref\n%d\n%%%%EOF\n" % len(body) + behind)


def docx_file(parts=(), name="document.docx", *, types=b"<Types/>", compression=ZIP_DEFLATED, without=()):
    """An upload that holds a Word document, with these parts besides its own."""
    known = {"[Content_Types].xml": types, "word/document.xml": b"<w:document/>"} | dict(parts)
    content = BytesIO()
    with ZipFile(content, "w", compression) as archive:
        for part, data in known.items():
            if part not in without:
                archive.writestr(part, data)
    return SimpleUploadedFile(name, content.getvalue())


def make_image(**fields):
    """A small picture with words in both languages; `file` may be any upload."""
    fields = {
        "file": fields.pop("file", None) or picture_file(),
        "alt_text_ru": "Зал конгресса",
        "alt_text_en": "The congress hall",
    } | fields
    return Image.objects.create(**fields)


def make_attachment(**fields):
    """A small PDF with a title in both languages; `file` may be any upload."""
    fields = {
        "file": fields.pop("file", None) or pdf_file(),
        "title_ru": "Программа конгресса",
        "title_en": "Programme of the congress",
    } | fields
    return Attachment.objects.create(**fields)
