"""What becomes of a picture on its way in, and which ones never get in."""

import zlib
from io import BytesIO
from struct import pack

import PIL.Image
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import SimpleTestCase
from django.utils.translation import override
from PIL import ImageCms

from newsroom.images.pictures import MAX_BYTES, MAX_SIDE, clean_picture
from newsroom.images.uploads import original_name

from .factories import picture_file

ORIENTATION, GPS, COPYRIGHT = 0x0112, 0x8825, 0x8298
SCRIPT = b"<script>alert(1)</script>"


def read(clean):
    return PIL.Image.open(BytesIO(clean.read()))


def halved(upload):
    content = upload.read()
    return SimpleUploadedFile(upload.name, content[: len(content) // 2])


def noise(name, kind):
    content = BytesIO()
    PIL.Image.effect_noise((200, 200), 80).convert("RGB").save(content, kind)
    return SimpleUploadedFile(name, content.getvalue())


def png_that_claims(width, height):
    """A PNG of a few bytes whose header promises a sea of pixels."""

    def chunk(kind, data):
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    header = pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    content = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")
    return SimpleUploadedFile("sea.png", content)


class Huge(SimpleUploadedFile):
    """Says how large it is and breaks when somebody reads it all the same."""

    def __init__(self):
        super().__init__("huge.jpg", b"x")
        self.size = MAX_BYTES + 1

    def read(self, *args):
        raise AssertionError("A file that is too large is not read.")


class RefusedPictureTests(SimpleTestCase):
    def test_hostile_and_broken_files_are_refused_with_their_reason(self):
        svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
        hostile = {
            "nothing": (SimpleUploadedFile("empty.jpg", b""), "empty"),
            "too many bytes": (Huge(), "too_large"),
            "more pixels than we take": (png_that_claims(10_000, 5_001), "too_many_pixels"),
            "more than Pillow warns of": (png_that_claims(12_000, 12_000), "too_many_pixels"),
            "a decompression bomb": (png_that_claims(60_000, 60_000), "too_many_pixels"),
            "text": (SimpleUploadedFile("photo.jpg", b"Not a picture at all."), "not_a_picture"),
            "zeros": (SimpleUploadedFile("photo.jpg", bytes(2000)), "not_a_picture"),
            "SVG": (SimpleUploadedFile("logo.svg", svg), "not_a_picture"),
            "SVG called PNG": (SimpleUploadedFile("logo.png", svg), "not_a_picture"),
            "a page called JPEG": (SimpleUploadedFile("page.jpg", b"<!DOCTYPE html>" + SCRIPT), "not_a_picture"),
            "a page with the first bytes of a JPEG": (
                SimpleUploadedFile("page.jpg", b"\xff\xd8\xff\xe0" + SCRIPT),
                "not_a_picture",
            ),
            "a format that we do not take": (picture_file("photo.tiff", kind="TIFF"), "not_a_picture"),
            "JPEG called PNG": (picture_file("photo.png"), "wrong_suffix"),
            "PNG called HTML": (picture_file("photo.html", kind="PNG"), "wrong_suffix"),
            "half a JPEG": (halved(noise("photo.jpg", "JPEG")), "damaged"),
            "half a PNG": (halved(noise("photo.png", "PNG")), "damaged"),
            "half a GIF": (halved(noise("photo.gif", "GIF")), "damaged"),
        }
        for what, (upload, code) in hostile.items():
            with self.subTest(what), self.assertRaises(ValidationError) as refusal:
                clean_picture(upload)
            self.assertEqual(refusal.exception.code, code, what)

    def test_half_a_picture_is_refused_in_formats_that_need_the_whole_to_be_known_at_all(self):
        for kind in ("WEBP", "AVIF"):
            with self.subTest(kind), self.assertRaises(ValidationError):
                clean_picture(halved(noise(f"photo.{kind.lower()}", kind)))

    def test_a_refusal_is_a_whole_sentence(self):
        with override("en"), self.assertRaises(ValidationError) as refusal:
            clean_picture(picture_file("photo.png"))
        self.assertEqual(
            refusal.exception.messages,
            ["The name ends in “.png”, but inside is a JPEG picture. Give it the right name."],
        )


class CleanPictureTests(SimpleTestCase):
    def test_every_format_of_the_list_is_kept_as_jpeg_or_png(self):
        kept = {"JPEG": "jpg", "WEBP": "jpg", "AVIF": "jpg", "PNG": "png", "GIF": "png"}
        for kind, suffix in kept.items():
            with self.subTest(kind):
                clean = clean_picture(picture_file(f"photo.{kind.lower()}", kind=kind))
                self.assertRegex(clean.name, rf"^[0-9a-f]{{32}}\.{suffix}$")
                picture = read(clean)
                self.assertEqual((picture.mode, picture.size), ("RGB", (60, 40)))

    def test_every_mode_of_pixels_becomes_rgb(self):
        modes = {"1": "PNG", "L": "PNG", "LA": "PNG", "P": "PNG", "RGBA": "WEBP", "I;16": "PNG", "CMYK": "JPEG"}
        for mode, kind in modes.items():
            with self.subTest(mode):
                clean = clean_picture(picture_file("photo", kind=kind, mode=mode))
                self.assertEqual(read(clean).mode, "RGB")

    def test_sixteen_bits_of_grey_keep_their_brightness(self):
        clean = clean_picture(picture_file("grey.png", kind="PNG", mode="I;16", colour=0x8000))
        self.assertEqual(read(clean).getpixel((5, 5)), (128, 128, 128))

    def test_transparent_parts_become_white(self):
        clean = clean_picture(picture_file("logo.png", kind="PNG", mode="RGBA", colour=(0, 0, 0, 0)))
        self.assertEqual(read(clean).getpixel((5, 5)), (255, 255, 255))

    def test_what_the_camera_noted_is_gone(self):
        exif = PIL.Image.Exif()
        exif[COPYRIGHT] = "Secret owner"
        exif[GPS] = {1: "N", 2: (55.0, 45.0, 21.0)}
        hidden = {"exif": exif, "comment": b"Secret comment", "xmp": b"<x:xmpmeta>Secret packet</x:xmpmeta>"}
        upload = picture_file(behind=b"Secret tail", **hidden)
        self.assertEqual(upload.read().count(b"Secret"), 4)
        clean = clean_picture(upload)
        self.assertNotIn(b"Secret", clean.read())
        self.assertFalse(read(clean_picture(upload)).getexif())

    def test_every_format_loses_its_notes(self):
        exif = PIL.Image.Exif()
        exif[COPYRIGHT] = "Secret owner"
        for kind in ("PNG", "WEBP", "AVIF"):
            with self.subTest(kind):
                upload = picture_file(f"photo.{kind.lower()}", kind=kind, exif=exif)
                self.assertIn(b"Secret", upload.read())
                self.assertNotIn(b"Secret", clean_picture(upload).read())

    def test_a_page_hidden_in_a_jpeg_is_gone(self):
        clean = clean_picture(picture_file(comment=b"<html>" + SCRIPT, behind=SCRIPT))
        self.assertNotIn(b"<script", clean.read())

    def test_a_picture_taken_sideways_stands_upright(self):
        exif = PIL.Image.Exif()
        exif[ORIENTATION] = 6
        clean = clean_picture(picture_file(size=(60, 40), exif=exif))
        self.assertEqual((clean.columns["width"], clean.columns["height"]), (40, 60))
        self.assertEqual(read(clean).size, (40, 60))

    def test_colours_of_a_wide_space_are_brought_to_srgb(self):
        lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
        srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        for name, profile in {"same": srgb, "of another kind": lab, "broken": b"no profile"}.items():
            with self.subTest(name):
                clean = clean_picture(picture_file(colour=(200, 30, 30), icc_profile=profile, quality=95))
                picture = read(clean)
                self.assertNotIn("icc_profile", picture.info)
                for channel, expected in zip(picture.getpixel((5, 5)), (200, 30, 30), strict=True):
                    self.assertAlmostEqual(channel, expected, delta=6)

    def test_a_large_picture_is_kept_smaller(self):
        for kind in ("JPEG", "PNG"):
            with self.subTest(kind):
                clean = clean_picture(picture_file("wide", kind=kind, size=(MAX_SIDE * 2, 100)))
                self.assertEqual((clean.columns["width"], clean.columns["height"]), (MAX_SIDE, 50))

    def test_what_moves_stands_still(self):
        frames = [PIL.Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
        content = BytesIO()
        frames[0].save(content, "GIF", save_all=True, append_images=frames[1:])
        picture = read(clean_picture(SimpleUploadedFile("moves.gif", content.getvalue())))
        self.assertEqual(getattr(picture, "n_frames", 1), 1)
        self.assertEqual(picture.getpixel((5, 5)), (255, 0, 0))

    def test_a_jpeg_with_a_second_picture_inside_is_a_jpeg(self):
        content = BytesIO()
        second = PIL.Image.new("RGB", (60, 40), "blue")
        PIL.Image.new("RGB", (60, 40), "red").save(content, "MPO", save_all=True, append_images=[second])
        clean = clean_picture(SimpleUploadedFile("telephone.JPG", content.getvalue()))
        self.assertEqual(read(clean).format, "JPEG")


class OriginalNameTests(SimpleTestCase):
    def test_a_name_is_made_fit_to_be_shown(self):
        names = {
            "Фото зала.jpg": "Фото зала.jpg",
            "C:\\photos\\hall.jpg": "hall.jpg",
            "../../etc/passwd": "passwd",
            "hall\u202egpj.exe": "hallgpj.exe",
            "й.jpg": "й.jpg",
            "line\r\nbreak.jpg": "linebreak.jpg",
            "a" * 300 + ".jpg": "a" * 251 + ".jpg",
        }
        for given, shown in names.items():
            upload = SimpleUploadedFile("x", b"")
            upload._name = given
            with self.subTest(given):
                self.assertEqual(original_name(upload), shown)
